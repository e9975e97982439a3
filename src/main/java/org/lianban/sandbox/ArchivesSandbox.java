package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.archives.Archives;
import org.lianban.department.archives.ArchivesAcceptanceRequest;
import org.lianban.department.archives.ArchivesTransferAnswer;
import org.lianban.department.archives.ArchivesTransferRequest;
import org.springframework.web.bind.annotation.RestController;

/** The archives of urban construction. For demonstrations a project with 「登记不通过」 gets no certificate. */
@InSandbox
@RestController
class ArchivesSandbox implements Archives {

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final Certificates certificates;

    ArchivesSandbox(SandboxDesk desk, SandboxNumbers numbers, Certificates certificates) {
        this.desk = desk;
        this.numbers = numbers;
        this.certificates = certificates;
    }

    @Override
    public CertificateAnswer acceptArchives(String idempotencyKey, String municipality, ArchivesAcceptanceRequest request) {
        var call = new SandboxCall(ROLE, "acceptArchives", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "档验"));
    }

    @Override
    public ArchivesTransferAnswer transferArchives(String idempotencyKey, String municipality, ArchivesTransferRequest request) {
        var call = new SandboxCall(ROLE, "transferArchives", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                ArchivesTransferAnswer.class,
                setting -> new ArchivesTransferAnswer(numbers.document(municipality, "档移")));
    }
}
