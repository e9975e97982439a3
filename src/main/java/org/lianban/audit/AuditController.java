package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseRecords;
import org.lianban.journal.Journal;
import org.lianban.journal.JournalRows;
import org.lianban.journal.JournalRows.Head;
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

    /**
     * @param rows how many rows there are
     * @param head what the case's own row says of the last of them
     * @param findings none when intact
     */
    record Verdict(String caseNumber, boolean intact, int rows, Head head, List<Finding> findings) {}

    private final CaseRecords cases;
    private final JournalRows rows;
    private final Journal journal;
    private final JournalReader reader;

    AuditController(CaseRecords cases, JournalRows rows, Journal journal, JournalReader reader) {
        this.cases = cases;
        this.rows = rows;
        this.journal = journal;
        this.reader = reader;
    }

    @GetMapping("/cases/{caseNumber}/journal")
    @Operation(
            summary = "案件的记录",
            description = "events 按发生的先后列出全部事件；chain 是逐行的链，可以独立复算：hash 为 prevHash 接上"
                    + " [caseNumber, seq, at, node, actor, command, events] 的 JSON（UTF-8，at 为毫秒精度的 UTC 时刻，events 为原文）"
                    + "的 SHA-256；第一行接在 64 个 0 之后。查看本身也记入案件。404：没有这一案件。")
    JournalView caseJournal(@PathVariable String caseNumber) {
        var record = cases.find(caseNumber).orElseThrow(() -> new CaseNotFoundException(caseNumber));
        var view = reader.read(record.caseNumber(), record.procedure(), record.municipality());
        journal.record(record.caseNumber(), "record.viewed", Map.of("rows", view.chain().size()));
        return view;
    }

    @GetMapping("/cases/{caseNumber}/verification")
    @Operation(
            summary = "核验案件的记录",
            description = "逐行核对链和链首。findings 指出每一行被修改（edited）、删除（deleted）、插入（inserted）或移动（reordered）的记录。")
    Verdict caseVerification(@PathVariable String caseNumber) {
        return verdict(cases.find(caseNumber).orElseThrow(() -> new CaseNotFoundException(caseNumber)).caseNumber());
    }

    @GetMapping("/installation/journal")
    @Operation(summary = "系统自己的记录", description = "不属于任何案件的：账号、权限、部署、工作日历、未立成的案件。每页至多 1000 行。")
    JournalView installationJournal(
            @RequestParam(defaultValue = "1") long from, @RequestParam(defaultValue = "200") int limit) {
        return reader.read(from, Math.min(Math.max(limit, 1), LARGEST_PAGE));
    }

    @GetMapping("/installation/verification")
    @Operation(summary = "核验系统自己的记录", description = "与案件的核验相同。")
    Verdict installationVerification() {
        return verdict(JournalRows.INSTALLATION);
    }

    private Verdict verdict(String caseNumber) {
        var snapshot = rows.snapshot(caseNumber);
        var findings = Verification.of(snapshot.rows(), snapshot.head());
        return new Verdict(caseNumber, findings.isEmpty(), snapshot.rows().size(), snapshot.head(), findings);
    }
}
