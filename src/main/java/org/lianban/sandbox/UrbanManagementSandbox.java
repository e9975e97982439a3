package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.urbanmanagement.UrbanManagement;
import org.lianban.department.urbanmanagement.UtilitiesConfirmationRequest;
import org.springframework.web.bind.annotation.RestController;

/** The department of urban management. For demonstrations a project with 「登记不通过」 gets no certificate. */
@InSandbox
@RestController
class UrbanManagementSandbox implements UrbanManagement {

    private final SandboxDesk desk;
    private final Certificates certificates;

    UrbanManagementSandbox(SandboxDesk desk, Certificates certificates) {
        this.desk = desk;
        this.certificates = certificates;
    }

    @Override
    public CertificateAnswer confirmUtilities(String idempotencyKey, String municipality, UtilitiesConfirmationRequest request) {
        var call = new SandboxCall(ROLE, "confirmUtilities", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "城验"));
    }
}
