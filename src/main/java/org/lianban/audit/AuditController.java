package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.lianban.audit.CaseVerifier.Verdict;
import org.lianban.journal.Journal;
import org.lianban.journal.JournalRows;
import org.lianban.privacy.Disclosure;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The records of cases and of the installation, for the auditor. */
@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class AuditController {

    private static final int LARGEST_PAGE = 1_000;
    private static final String VIEWED = "record.viewed";

    private final OwnCases cases;
    private final JournalRows rows;
    private final Journal journal;
    private final JournalReader reader;
    private final CaseVerifier verifier;

    AuditController(OwnCases cases, JournalRows rows, Journal journal, JournalReader reader, CaseVerifier verifier) {
        this.cases = cases;
        this.rows = rows;
        this.journal = journal;
        this.reader = reader;
        this.verifier = verifier;
    }

    @GetMapping("/cases/{caseNumber}/journal")
    @Operation(
            summary = "案件的记录",
            description = "events 按发生的先后列出全部事件，可用 kind 按类别的开头筛选（如 department.）；chain 总是完整的链，逐行可以独立复算："
                    + "hash 为 prevHash 接上 [caseNumber, seq, at, node, actor, command, events] 的 JSON（UTF-8，无空格，非 ASCII 字符不转义）"
                    + "的 SHA-256，十六进制小写；at 写作 UTC 时刻，精确到毫秒，毫秒为零时不写小数（2026-02-09T02:00:00.120Z、2026-02-09T02:00:00Z）；"
                    + "events 是作为一个字符串的原文；第一行接在 64 个 0 之后，末行的 hash 等于 head 的 hash。"
                    + "events 中的证件号码和电话号码遮去中段；确需查看全文时用 personal=true 并以 reason 写明理由（至少 5 个字），理由一并记入案件。"
                    + "查看本身也记入案件。404：没有这一案件，或者不属于本人的地区。422：未写明理由。")
    JournalView caseJournal(
            HttpServletRequest request,
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean personal,
            @RequestParam(defaultValue = "") String reason) {
        var look = personal ? Look.atPersonalData(reason) : Look.MASKED;
        var record = cases.require(caseNumber);
        var view = reader.read(record.caseNumber(), record.procedure(), record.municipality(), kind);
        journal.record(record.caseNumber(), VIEWED, look.details(view.chain().size()));
        // the chain must go out as it is stored, or its hashes could not be computed; the events are masked here
        Disclosure.allow(request);
        return personal ? view : view.masked();
    }

    @GetMapping("/cases/{caseNumber}/verification")
    @Operation(
            summary = "核验案件的记录",
            description = "从链首向前逐行核对。findings 指出每一行被修改（edited）、删除（deleted）、插入（inserted）或移动（reordered）的记录；"
                    + "超过 1000 行的连续删除合为一条。被修改或删除的一行不再能证实它之前的各行。封印再证实一遍：rewritten 是封存过的行已不在链上，整段连同链首被改写；"
                    + "backdated 是时刻早于前一行（允差 5 秒），或者早于一枚当时还没有这一行的封印（允差 5 分钟）；sealEdited、sealDeleted、sealUnsigned、sealUnproven 是封印本身被动过，seal 为封印编号。"
                    + "archiveDamaged 是归档的证据包打不开或者不是当时存入的。sealed 说明封存到哪一行；其后的行还没有封印保护。404：没有这一案件。")
    Verdict caseVerification(@PathVariable String caseNumber) {
        return verifier.verify(cases.require(caseNumber).caseNumber());
    }

    @GetMapping("/installation/journal")
    @Operation(
            summary = "系统自己的记录",
            description = "不属于任何案件的：账号、权限、部署、工作日历、未立成的案件。从 from 行起，每页至多 1000 行，不写 from 时为最后的 limit 行；其余与案件的记录相同，查看本身也记入。403：只供不限地区的审计账号。")
    JournalView installationJournal(
            HttpServletRequest request,
            @RequestParam(required = false) Long from,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "") String kind) {
        requireAllMunicipalities();
        var size = Math.min(Math.max(limit, 1), LARGEST_PAGE);
        var first = from == null ? rows.head(JournalRows.INSTALLATION).orElseThrow().seq() - size + 1 : from;
        var view = reader.read(first, size, kind);
        journal.recordInstallation(VIEWED, Map.of("from", first, "rows", view.chain().size()));
        Disclosure.allow(request);
        return view.masked();
    }

    @GetMapping("/installation/verification")
    @Operation(summary = "核验系统自己的记录", description = "与案件的核验相同。")
    Verdict installationVerification() {
        requireAllMunicipalities();
        return verifier.verify(JournalRows.INSTALLATION);
    }

    /** It names accounts, rights and calendars of all municipalities. */
    private void requireAllMunicipalities() {
        if (!cases.areAll()) {
            throw new AuthorizationException("系统自己的记录涉及全部地区，只供不限地区的审计账号查看");
        }
    }
}
