package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.planning.FirstRegistrationAnswer;
import org.lianban.department.planning.FirstRegistrationRequest;
import org.lianban.department.planning.Planning;
import org.lianban.department.planning.PlanningCertificateRequest;
import org.springframework.web.bind.annotation.RestController;

/** The planning department. For demonstrations a project with 「登记不通过」 gets no certificate. */
@InSandbox
@RestController
class PlanningSandbox implements Planning {

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final Certificates certificates;

    PlanningSandbox(SandboxDesk desk, SandboxNumbers numbers, Certificates certificates) {
        this.desk = desk;
        this.numbers = numbers;
        this.certificates = certificates;
    }

    @Override
    public CertificateAnswer certifyPlanning(String idempotencyKey, String municipality, PlanningCertificateRequest request) {
        var call = new SandboxCall(ROLE, "certifyPlanning", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "规核"));
    }

    @Override
    public FirstRegistrationAnswer announceRegistration(
            String idempotencyKey, String municipality, FirstRegistrationRequest request) {
        var call = new SandboxCall(ROLE, "announceRegistration", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                FirstRegistrationAnswer.class,
                setting -> new FirstRegistrationAnswer("BDC" + numbers.regional(municipality, "first-registration", 8)));
    }
}
