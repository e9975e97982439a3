package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.construction.AcceptanceOpinionAnswer;
import org.lianban.department.construction.AcceptanceOpinionRequest;
import org.lianban.department.construction.CompletionFilingRequest;
import org.lianban.department.construction.Construction;
import org.lianban.department.construction.FireCheckRequest;
import org.lianban.department.construction.FireFilingAnswer;
import org.lianban.department.construction.FireFilingRequest;
import org.lianban.department.construction.FireOpinionRequest;
import org.springframework.web.bind.annotation.RestController;

/**
 * The construction department. For demonstrations a project with 「抽中」 in its name is drawn for a check, and one with
 * 「登记不通过」 gets no certificate.
 */
@InSandbox
@RestController
class ConstructionSandbox implements Construction {

    private static final String DRAWN = "抽中";

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final Certificates certificates;

    ConstructionSandbox(SandboxDesk desk, SandboxNumbers numbers, Certificates certificates) {
        this.desk = desk;
        this.numbers = numbers;
        this.certificates = certificates;
    }

    @Override
    public FireFilingAnswer drawFireFiling(String idempotencyKey, String municipality, FireFilingRequest request) {
        var call = new SandboxCall(ROLE, "drawFireFiling", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                FireFilingAnswer.class,
                setting -> new FireFilingAnswer(
                        numbers.document(municipality, "消备"), request.project().projectName().contains(DRAWN)));
    }

    @Override
    public CertificateAnswer issueFireOpinion(String idempotencyKey, String municipality, FireOpinionRequest request) {
        var call = new SandboxCall(ROLE, "issueFireOpinion", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "消验"));
    }

    @Override
    public CertificateAnswer recordFireCheck(String idempotencyKey, String municipality, FireCheckRequest request) {
        var call = new SandboxCall(ROLE, "recordFireCheck", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "消抽"));
    }

    @Override
    public CertificateAnswer fileCompletion(String idempotencyKey, String municipality, CompletionFilingRequest request) {
        var call = new SandboxCall(ROLE, "fileCompletion", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                CertificateAnswer.class,
                CertificateAnswer::refusal,
                setting -> certificates.issue(municipality, request.project(), "竣备"));
    }

    @Override
    public AcceptanceOpinionAnswer issueAcceptanceOpinion(
            String idempotencyKey, String municipality, AcceptanceOpinionRequest request) {
        var call = new SandboxCall(ROLE, "issueAcceptanceOpinion", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                AcceptanceOpinionAnswer.class,
                setting -> new AcceptanceOpinionAnswer(numbers.document(municipality, "联验")));
    }
}
