package org.lianban.sandbox;

import java.math.BigDecimal;
import java.util.Optional;
import org.lianban.department.housingfund.HousingFund;
import org.lianban.department.housingfund.HousingFundRegistrationAnswer;
import org.lianban.department.housingfund.HousingFundRegistrationRequest;
import org.springframework.web.bind.annotation.RestController;

/** The housing fund centre, which holds to 5 to 12 percent (住房公积金管理条例 art. 18). */
@InSandbox
@RestController
class HousingFundSandbox implements HousingFund {

    private static final BigDecimal LOWEST_PERCENT = BigDecimal.valueOf(5);
    private static final BigDecimal HIGHEST_PERCENT = BigDecimal.valueOf(12);

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;

    HousingFundSandbox(SandboxDesk desk, SandboxNumbers numbers) {
        this.desk = desk;
        this.numbers = numbers;
    }

    @Override
    public HousingFundRegistrationAnswer registerEmployer(
            String idempotencyKey, String municipality, HousingFundRegistrationRequest request) {
        var call = new SandboxCall(ROLE, "registerEmployer", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, HousingFundRegistrationAnswer.class, HousingFundRegistrationAnswer::refusal, setting -> register(municipality, request));
    }

    private HousingFundRegistrationAnswer register(String municipality, HousingFundRegistrationRequest request) {
        return obstacle(request).map(HousingFundRegistrationAnswer::refusal).orElseGet(() -> new HousingFundRegistrationAnswer(
                false, null, "GJJ" + numbers.regional(municipality, "housing-fund", 8), request.members().size()));
    }

    private static Optional<String> obstacle(HousingFundRegistrationRequest request) {
        if (request.ratePercent().compareTo(LOWEST_PERCENT) < 0 || request.ratePercent().compareTo(HIGHEST_PERCENT) > 0) {
            return Optional.of("缴存比例应在 5% 至 12% 之间");
        }
        if (request.members().isEmpty()) {
            return Optional.of("没有缴存职工");
        }
        return request.members().stream()
                .flatMap(member -> Persons.obstacle(member.name(), member.idNumber())
                        .map(reason -> "职工%s：%s".formatted(member.name(), reason))
                        .stream())
                .findFirst();
    }
}
