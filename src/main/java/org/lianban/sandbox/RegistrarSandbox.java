package org.lianban.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.lianban.department.registrar.IdentityVerificationAnswer;
import org.lianban.department.registrar.IdentityVerificationRequest;
import org.lianban.department.registrar.NameReservationAnswer;
import org.lianban.department.registrar.NameReservationRequest;
import org.lianban.department.registrar.Registrar;
import org.lianban.department.registrar.RegistrationAnswer;
import org.lianban.department.registrar.RegistrationRequest;
import org.lianban.department.registrar.RevocationAnswer;
import org.lianban.department.registrar.RevocationRequest;
import org.lianban.department.registrar.UnverifiedPerson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RestController;

/**
 * The registrar. Refuses a legal representative who is banned, or who for demonstrations has 「失信限制」 in the name
 * (市场主体登记管理条例实施细则 art. 20).
 */
@InSandbox
@RestController
class RegistrarSandbox implements Registrar {

    private static final String DISCREDITED = "失信限制";

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final CreditCodes creditCodes;
    private final NameRegister names;
    private final EnterpriseRegister enterprises;

    RegistrarSandbox(
            SandboxDesk desk,
            SandboxNumbers numbers,
            CreditCodes creditCodes,
            NameRegister names,
            EnterpriseRegister enterprises) {
        this.desk = desk;
        this.numbers = numbers;
        this.creditCodes = creditCodes;
        this.names = names;
        this.enterprises = enterprises;
    }

    @Override
    public NameReservationAnswer reserveName(String idempotencyKey, String municipality, NameReservationRequest request) {
        var call = new SandboxCall(ROLE, "reserveName", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                NameReservationAnswer.class,
                NameReservationAnswer::refusal,
                setting -> reserveFirstFree(municipality, request));
    }

    private NameReservationAnswer reserveFirstFree(String municipality, NameReservationRequest request) {
        names.release(request.caseNumber());
        var reasons = new ArrayList<String>();
        for (var tradeName : request.tradeNames()) {
            var obstacle = names.obstacle(municipality, request, tradeName);
            if (obstacle.isEmpty()) {
                var name = request.administrativeDivision() + tradeName + request.industryFeature() + request.organisationForm();
                var until = names.reserve(municipality, request, tradeName, name);
                return new NameReservationAnswer(false, null, name, tradeName, until);
            }
            reasons.add("“%s”：%s".formatted(tradeName, obstacle.get()));
        }
        return NameReservationAnswer.refusal(String.join("；", reasons));
    }

    @Override
    public IdentityVerificationAnswer verifyIdentities(
            String idempotencyKey, String municipality, IdentityVerificationRequest request) {
        var call = new SandboxCall(ROLE, "verifyIdentities", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                IdentityVerificationAnswer.class,
                reason -> new IdentityVerificationAnswer(request.persons().stream()
                        .map(person -> new UnverifiedPerson(person.name(), reason))
                        .toList()),
                setting -> new IdentityVerificationAnswer(unverified(request)));
    }

    private static List<UnverifiedPerson> unverified(IdentityVerificationRequest request) {
        return request.persons().stream()
                .flatMap(person -> Persons.obstacle(person.name(), person.documentType(), person.documentNumber())
                        .map(reason -> new UnverifiedPerson(person.name(), reason))
                        .stream())
                .toList();
    }

    @Override
    public RegistrationAnswer register(String idempotencyKey, String municipality, RegistrationRequest request) {
        var call = new SandboxCall(ROLE, "register", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call, RegistrationAnswer.class, RegistrationAnswer::refusal, setting -> enter(municipality, request));
    }

    private RegistrationAnswer enter(String municipality, RegistrationRequest request) {
        if (request.legalRepresentative().name().contains(DISCREDITED)) {
            return RegistrationAnswer.refusal("法定代表人被列入严重违法失信名单，依法限制登记");
        }
        if (enterprises.isBanned(request.legalRepresentative().documentNumber())) {
            return RegistrationAnswer.refusal("法定代表人对虚假登记被撤销负有直接责任，三年内不得再次申请登记");
        }
        if (names.isHeldByAnother(municipality, request.enterpriseName(), request.caseNumber())) {
            return RegistrationAnswer.refusal("企业名称已由他人申报或者登记");
        }
        var creditCode = creditCodes.next(municipality);
        names.register(request.enterpriseName(), request.caseNumber());
        return new RegistrationAnswer(
                false,
                null,
                creditCode,
                numbers.regional(municipality, "licence", 9),
                numbers.document(municipality, "登"),
                enterprises.enter(creditCode, municipality, request));
    }

    @Override
    public RevocationAnswer revoke(String idempotencyKey, String municipality, RevocationRequest request) {
        var call = new SandboxCall(ROLE, "revoke", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, RevocationAnswer.class, RegistrarSandbox::unableToRefuse, setting -> {
            var number = numbers.document(municipality, "撤");
            return new RevocationAnswer(number, enterprises.revoke(request.unifiedSocialCreditCode(), number));
        });
    }

    /** The contract knows no refusal of a revocation. */
    private static RevocationAnswer unableToRefuse(String reason) {
        throw new ErrorResponseException(
                HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, reason), null);
    }
}
