package org.lianban.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.Cases;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices of a case, for those who see the case and for its applicant; and for everybody, whether one is genuine. */
@RestController
@Tag(name = "文书")
class NoticeController {

    /** @param ordinal counts per case from 1 */
    record Entry(int ordinal, String number, String kind, String title, OffsetDateTime issuedAt) {

        private static Entry of(IssuedNotices.Issued issued) {
            var ordinal = Integer.parseInt(issued.number().substring(issued.number().lastIndexOf("-T") + 2));
            return new Entry(ordinal, issued.number(), issued.kind(), issued.title(), issued.issuedAt());
        }
    }

    /**
     * A notice with what proves it.
     *
     * @param verificationCode anybody who has it and the number can ask whether the notice is genuine
     * @param sha256 of the words, hexadecimal
     */
    record Document(Notice notice, String verificationCode, String sha256) {}

    /** @param genuine false also where the code is wrong */
    record Verification(boolean genuine, String title, OffsetDateTime issuedAt, String sha256) {

        private static final Verification UNKNOWN = new Verification(false, null, null, null);
    }

    private final IssuedNotices notices;
    private final Cases cases;

    NoticeController(IssuedNotices notices, Cases cases) {
        this.notices = notices;
        this.cases = cases;
    }

    @GetMapping("/api/cases/{caseNumber}/notices")
    @Operation(summary = "案件发出的文书", description = "按发出的先后。404：没有这个案件，或者不属于本人可看的范围。")
    List<Entry> of(@PathVariable String caseNumber) {
        cases.view(caseNumber);
        return entries(caseNumber);
    }

    @GetMapping("/api/cases/{caseNumber}/notices/{ordinal}")
    @Operation(summary = "一份文书", description = "发出时的原样。404：没有，不属于本人可看的范围，或者保存期已满。")
    Document document(@PathVariable String caseNumber, @PathVariable String ordinal) {
        cases.view(caseNumber);
        return open(caseNumber, ordinal);
    }

    @GetMapping("/api/progress/{caseNumber}/notices")
    @Operation(summary = "凭查询码查看文书", description = "不需登录。编号或查询码不对都回答 404。")
    List<Entry> ofApplicant(@PathVariable String caseNumber, @RequestParam String code) {
        cases.view(caseNumber, code);
        return entries(caseNumber);
    }

    @GetMapping("/api/progress/{caseNumber}/notices/{ordinal}")
    @Operation(summary = "凭查询码查看一份文书", description = "不需登录。编号、查询码或序号不对都回答 404。")
    Document documentOfApplicant(@PathVariable String caseNumber, @PathVariable String ordinal, @RequestParam String code) {
        cases.view(caseNumber, code);
        return open(caseNumber, ordinal);
    }

    @GetMapping("/api/progress/notice-verification")
    @Operation(summary = "验证文书", description = "不需登录。凭文书编号和验证码答复是否由本系统发出；不含个人信息。编号或验证码不对都是 genuine: false。")
    Verification verify(@RequestParam String number, @RequestParam String code) {
        return notices.find(number.strip())
                .filter(issued -> issued.verificationCode().equals(code.strip().toUpperCase()))
                .map(issued -> new Verification(true, issued.title(), issued.issuedAt(), issued.sha256()))
                .orElse(Verification.UNKNOWN);
    }

    private List<Entry> entries(String caseNumber) {
        return notices.of(caseNumber).stream().map(Entry::of).toList();
    }

    private Document open(String caseNumber, String ordinal) {
        var number = caseNumber + "-T" + ordinal;
        return notices.find(number)
                .flatMap(issued -> notices.open(issued).map(notice -> new Document(notice, issued.verificationCode(), issued.sha256())))
                .orElseThrow(() -> new CaseNotFoundException(number));
    }
}
