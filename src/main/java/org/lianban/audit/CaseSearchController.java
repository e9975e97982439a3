package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding a case. */
@RestController
@RequestMapping("/api/audit/cases")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class CaseSearchController {

    /**
     * @param procedureName what the process is called in its latest version
     * @param dueAt when the next of the case's limits ends; null where none runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(@JsonUnwrapped CaseSearch.Found found, String procedureName, String municipalityName, OffsetDateTime dueAt) {}

    /** @param total 10001 where there are more than 10000 */
    record Page(int total, int page, int size, List<Listed> cases) {}

    private final CaseSearch search;
    private final Models models;
    private final Municipalities municipalities;

    CaseSearchController(CaseSearch search, Models models, Municipalities municipalities) {
        this.search = search;
        this.models = models;
        this.municipalities = municipalities;
    }

    @GetMapping
    @Operation(
            summary = "查找案件",
            description = "只列本人地区的案件，新的在前。text 是案件编号的开头、统一社会信用代码或者申请人名称的一部分；state 为 running、completed 或 terminated；"
                    + "department 是办理过或被调用过的部门角色；from、to 是受理日（含）；overdue 曾经超期，revoked 已决定撤销，manual 有人在图外干预过，incident 现在卡住。"
                    + "page 从 0 起，size 至多 200。total 最多数到 10001。422：日期、状态或页码写错。")
    Page find(
            @ParameterObject @ModelAttribute CaseQuery query,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        check(query, page, size);
        var found = search.find(query, page * size, size);
        var names = models.names();
        var places = municipalities.all().stream().collect(Collectors.toMap(Municipality::id, Municipality::name));
        var due = search.dueTimes(found.cases().stream().map(CaseSearch.Found::caseNumber).toList());
        return new Page(
                found.total(),
                page,
                size,
                found.cases().stream()
                        .map(one -> new Listed(
                                one,
                                names.getOrDefault(one.procedure(), one.procedure()),
                                places.get(one.municipality()),
                                due.get(one.caseNumber())))
                        .toList());
    }

    private static void check(CaseQuery query, int page, int size) {
        var violations = new ArrayList<>(query.violations());
        violations.addAll(Paging.violations(page, size, "应从 0 起，至多翻到第 %d 件；请缩小查找范围"));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }
}
