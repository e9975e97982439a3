package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lianban.audit.CaseSearch.Found;
import org.lianban.audit.export.ExportFormat;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Violation;
import org.lianban.journal.Journal;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Event logs for other tools. They are written in the thread that asks, for a long one must not end with the time that is
 * given to answers in the background.
 */
@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class ExportController {

    private final Exports exports;
    private final CaseSearch search;
    private final OwnCases cases;
    private final Journal journal;
    private final Clock clock;

    ExportController(Exports exports, CaseSearch search, OwnCases cases, Journal journal, Clock clock) {
        this.exports = exports;
        this.search = search;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    @GetMapping("/cases/{caseNumber}/export")
    @Operation(
            summary = "导出一个案件的事件日志",
            description = "format：xes（IEEE 1849-2016）、ocel（OCEL 2.0 JSON）或 csv（UTF-8，可用表格软件打开）。证件号码和电话号码遮去中段，申请人只有一个不可还原的标记。"
                    + "导出也记入案件。404：没有这一案件，或者不属于本人的地区。422：没有这种格式。")
    void ofCase(@PathVariable String caseNumber, @RequestParam String format, HttpServletResponse response) throws IOException {
        var known = format(format);
        var found = search.one(cases.require(caseNumber).caseNumber());
        send(List.of(found).iterator(), known, caseNumber, response);
    }

    @GetMapping("/export")
    @Operation(
            summary = "导出查到的全部案件的事件日志",
            description = "条件与查找案件相同，格式与导出一个案件相同；边查边写，件数不限。每个案件都记入这次导出，条件记入系统自己的记录。"
                    + "没有写完就中断的文件缺少结尾，不能当作完整的日志。422：条件或格式写错。")
    void ofQuery(
            @ParameterObject @ModelAttribute CaseQuery query,
            @RequestParam String format,
            @RequestParam Map<String, String> asked,
            HttpServletResponse response)
            throws IOException {
        var known = format(format);
        if (!query.violations().isEmpty()) {
            throw new InvalidInputException(query.violations());
        }
        journal.recordInstallation("record.exported", new TreeMap<>(asked));
        send(search.all(query).iterator(), known, "cases-" + LocalDate.now(clock.withZone(OfficialTime.ZONE)), response);
    }

    private void send(Iterator<Found> cases, ExportFormat format, String name, HttpServletResponse response) throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + "." + format.extension()).build().toString());
        exports.write(cases, format, response.getOutputStream());
    }

    private static ExportFormat format(String wanted) {
        return Arrays.stream(ExportFormat.values())
                .filter(format -> format.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(List.of(new Violation("format", "格式", "应为 xes、ocel、csv 或 pack"))));
    }
}
