package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.qualitysupervision.QualitySupervision;
import org.lianban.department.qualitysupervision.SupervisionReportRequest;
import org.springframework.web.bind.annotation.RestController;

/** The supervision of the quality of works. For demonstrations a project with 「登记不通过」 gets no certificate. */
@InSandbox
@RestController
class QualitySupervisionSandbox implements QualitySupervision {

    private final SandboxDesk desk;
    private final Certificates certificates;

    QualitySupervisionSandbox(SandboxDesk desk, Certificates certificates) {
        this.desk = desk;
        this.certificates = certificates;
    }

    @Override
    public CertificateAnswer reportSupervision(String idempotencyKey, String municipality, SupervisionReportRequest request) {
        var call = new SandboxCall(ROLE, "reportSupervision", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "质监"));
    }
}
