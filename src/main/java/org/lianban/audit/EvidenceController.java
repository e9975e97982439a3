package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.lianban.engine.Caller;
import org.lianban.journal.Journal;
import org.lianban.journal.JournalRows;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A case to take away, with what proves it. */
@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class EvidenceController {

    private final OwnCases cases;
    private final JournalRows rows;
    private final EvidencePack pack;
    private final Journal journal;
    private final Caller caller;

    EvidenceController(OwnCases cases, JournalRows rows, EvidencePack pack, Journal journal, Caller caller) {
        this.cases = cases;
        this.rows = rows;
        this.pack = pack;
        this.journal = journal;
        this.caller = caller;
    }

    @GetMapping(path = "/cases/{caseNumber}/export", params = "format=pack")
    @Operation(
            summary = "导出案件的证据包",
            description = "ZIP：原样的记录（journal.jsonl）、可读的事件（events.jsonl）、运行过的各版流程图、决策表和表单、发出的文书、封印及包含证明、公钥、清单及其签名、说明。"
                    + "不连本系统即可核验：java -jar lianban.jar verify 证据包 公钥。证件号码和电话号码遮去中段；personal=true 和 reason 与案件的记录相同。"
                    + "导出作为一次查看记入案件，也在包里。404：没有这一案件，或者不属于本人的地区。422：未写明理由。")
    void export(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "false") boolean personal,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response)
            throws IOException {
        var look = personal ? Look.atPersonalData(reason) : Look.MASKED;
        var record = cases.require(caseNumber);
        var details = new LinkedHashMap<>(look.details((int) rows.head(caseNumber).orElseThrow().seq()));
        details.put("format", "pack");
        journal.record(caseNumber, "record.viewed", details);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(caseNumber + "-evidence.zip").build().toString());
        pack.write(record, look, caller.account(), response.getOutputStream());
    }
}
