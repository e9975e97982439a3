package org.lianban.procedure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.lianban.deadline.Deadline;
import org.lianban.engine.CaseView;
import org.lianban.engine.Cases;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases over REST, for portals, imports and scripts. Errors are {@code application/problem+json} in Chinese. */
@RestController
@RequestMapping("/api/cases")
@Tag(name = "案件")
class CaseController {

    /**
     * @param caseNumber number of the new case
     * @param queryCode with the number, what the applicant follows the case with
     */
    record Opened(String caseNumber, String queryCode) {}

    /** @param dueAt when the whole case must be done by the municipality's promise; null where it promises nothing */
    record CaseState(@JsonUnwrapped CaseView view, OffsetDateTime dueAt) {}

    private final Cases cases;
    private final Deadline deadline;

    CaseController(Cases cases, Deadline deadline) {
        this.cases = cases;
        this.deadline = deadline;
    }

    @PostMapping("/{procedure}")
    @Operation(
            summary = "提交申请",
            description = "按发起表单的字段一次提交。201 返回案件编号和查询码；422 一次列出全部问题（violations），不保存任何内容；"
                    + "403 无权发起；404 没有这个事项。")
    ResponseEntity<Opened> open(@PathVariable String procedure, @RequestBody Map<String, Object> application) {
        var record = cases.open(procedure, application);
        return ResponseEntity.created(URI.create("/api/cases/" + record.caseNumber()))
                .body(new Opened(record.caseNumber(), record.queryCode()));
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "查看案件", description = "状态、等待的环节、办理结果和时限。404：没有，或者不属于本人可看的范围。")
    CaseState view(@PathVariable String caseNumber) {
        var view = cases.view(caseNumber);
        return new CaseState(view, dueAt(view).orElse(null));
    }

    private Optional<OffsetDateTime> dueAt(CaseView view) {
        return deadline.caseDueAt(view.procedure(), view.municipality(), view.openedAt());
    }
}
