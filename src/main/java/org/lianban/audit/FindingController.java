package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.lianban.audit.finding.FindingKind;
import org.lianban.engine.InvalidInputException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What an auditor looks for, and in which cases it was found. */
@RestController
@RequestMapping("/api/audit/findings")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class FindingController {

    /**
     * @param basis clauses that it serves, as the diagrams cite them
     * @param limits what it sees and what it does not
     * @param count 10001 where there are more than 10000
     */
    record Listed(String id, String name, String description, String basis, String limits, int count) {}

    private final Findings findings;

    FindingController(Findings findings) {
        this.findings = findings;
    }

    @GetMapping
    @Operation(
            summary = "审计发现的种类和件数",
            description = "只数本人地区的案件，每种最多数到 10001。limits 说明这一种看得到什么、看不到什么。案件的记录增加以后，几秒钟内重新检查。")
    List<Listed> all() {
        return Arrays.stream(FindingKind.values())
                .map(kind -> new Listed(kind.name(), kind.title(), kind.description(), kind.basis(), kind.limits(), findings.count(kind)))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "某一种审计发现",
            description = "只列本人地区的案件，新的在前；page 从 0 起，size 至多 200。seq、index 是案件记录中的行号和行内序号，at 是发生的时间。"
                    + "total 最多数到 10001。404：没有这一种。422：页码写错。")
    Findings.Page page(
            @PathVariable String id, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var kind = FindingKind.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一种审计发现：" + id));
        var violations = Paging.violations(page, size, "应从 0 起，至多翻到第 %d 条");
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return findings.page(kind, page * size, size);
    }
}
