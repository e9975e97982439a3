package org.lianban.sandbox;

import java.util.Optional;
import org.lianban.department.socialinsurance.SocialInsurance;
import org.lianban.department.socialinsurance.SocialInsuranceRegistrationAnswer;
import org.lianban.department.socialinsurance.SocialInsuranceRegistrationRequest;
import org.springframework.web.bind.annotation.RestController;

/** The social insurance agency, which returns the data of employees whose identity does not hold. */
@InSandbox
@RestController
class SocialInsuranceSandbox implements SocialInsurance {

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;

    SocialInsuranceSandbox(SandboxDesk desk, SandboxNumbers numbers) {
        this.desk = desk;
        this.numbers = numbers;
    }

    @Override
    public SocialInsuranceRegistrationAnswer registerEmployer(
            String idempotencyKey, String municipality, SocialInsuranceRegistrationRequest request) {
        var call = new SandboxCall(ROLE, "registerEmployer", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, SocialInsuranceRegistrationAnswer.class, SocialInsuranceRegistrationAnswer::refusal, setting -> register(municipality, request));
    }

    private SocialInsuranceRegistrationAnswer register(String municipality, SocialInsuranceRegistrationRequest request) {
        if (request.insuranceKinds().isEmpty()) {
            return SocialInsuranceRegistrationAnswer.refusal("没有选择参保险种");
        }
        return firstObstacle(request).map(SocialInsuranceRegistrationAnswer::refusal).orElseGet(() -> new SocialInsuranceRegistrationAnswer(
                false,
                null,
                "SB" + numbers.regional(municipality, "social-insurance", 8),
                request.employees().size()));
    }

    private static Optional<String> firstObstacle(SocialInsuranceRegistrationRequest request) {
        return request.employees().stream()
                .flatMap(employee -> Persons.obstacle(employee.name(), employee.idNumber())
                        .map(reason -> "职工%s：%s".formatted(employee.name(), reason))
                        .stream())
                .findFirst();
    }
}
