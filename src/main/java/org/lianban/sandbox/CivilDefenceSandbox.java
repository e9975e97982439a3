package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.civildefence.CivilDefence;
import org.lianban.department.civildefence.CivilDefenceFilingRequest;
import org.springframework.web.bind.annotation.RestController;

/** The civil defence department. For demonstrations a project with 「登记不通过」 gets no certificate. */
@InSandbox
@RestController
class CivilDefenceSandbox implements CivilDefence {

    private final SandboxDesk desk;
    private final Certificates certificates;

    CivilDefenceSandbox(SandboxDesk desk, Certificates certificates) {
        this.desk = desk;
        this.certificates = certificates;
    }

    @Override
    public CertificateAnswer fileCivilDefence(String idempotencyKey, String municipality, CivilDefenceFilingRequest request) {
        var call = new SandboxCall(ROLE, "fileCivilDefence", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "防备"));
    }
}
