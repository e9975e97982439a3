package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.planning.BlueStampRequest;
import org.lianban.department.planning.BlueStampVoidRequest;
import org.lianban.department.planning.FirstRegistrationAnswer;
import org.lianban.department.planning.FirstRegistrationRequest;
import org.lianban.department.planning.Planning;
import org.lianban.department.planning.PlanningCertificateRequest;
import org.lianban.department.planning.RedStampRequest;
import org.lianban.department.planning.StampAnswer;
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

    @Override
    public StampAnswer stampBlue(String idempotencyKey, String municipality, BlueStampRequest request) {
        var call = new SandboxCall(ROLE, "stampBlue", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, StampAnswer.class, setting -> new StampAnswer(numbers.document(municipality, "蓝")));
    }

    @Override
    public StampAnswer stampRed(String idempotencyKey, String municipality, RedStampRequest request) {
        var call = new SandboxCall(ROLE, "stampRed", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, StampAnswer.class, setting -> new StampAnswer(numbers.document(municipality, "红")));
    }

    @Override
    public StampAnswer voidBlue(String idempotencyKey, String municipality, BlueStampVoidRequest request) {
        var call = new SandboxCall(ROLE, "voidBlue", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, StampAnswer.class, setting -> new StampAnswer(numbers.document(municipality, "蓝废")));
    }
}
