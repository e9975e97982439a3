package org.lianban.sandbox;

import org.lianban.department.publicsecurity.PublicSecurity;
import org.lianban.department.publicsecurity.SealFilingAnswer;
import org.lianban.department.publicsecurity.SealFilingRequest;
import org.springframework.web.bind.annotation.RestController;

/** Public security. For demonstrations it returns the seals of an engraver with 「未备案」 in its name. */
@InSandbox
@RestController
class PublicSecuritySandbox implements PublicSecurity {

    private static final String UNKNOWN_ENGRAVER = "未备案";

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;

    PublicSecuritySandbox(SandboxDesk desk, SandboxNumbers numbers) {
        this.desk = desk;
        this.numbers = numbers;
    }

    @Override
    public SealFilingAnswer fileSeals(
            String idempotencyKey, String municipality, SealFilingRequest request) {
        var call = new SandboxCall(ROLE, "fileSeals", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, SealFilingAnswer.class, SealFilingAnswer::refusal, setting -> file(municipality, request));
    }

    private SealFilingAnswer file(String municipality, SealFilingRequest request) {
        if (request.sealEngraver().contains(UNKNOWN_ENGRAVER)) {
            return SealFilingAnswer.refusal("刻章单位未在公安机关备案");
        }
        if (request.sealSecurityCodes().stream().anyMatch(code -> !code.matches("\\d{13}"))) {
            return SealFilingAnswer.refusal("防伪编码应为 13 位数字");
        }
        return new SealFilingAnswer(false, null, "YZBA" + numbers.regional(municipality, "seal-filing", 8));
    }
}
