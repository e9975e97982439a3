package org.lianban.procedure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lianban.deadline.ClockDesk;
import org.lianban.deadline.ClockView;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.CaseView;
import org.lianban.engine.Cases;
import org.lianban.material.Upload;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

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

    /**
     * A case as {@link CaseView} says, with its time.
     *
     * @param dueAt when the whole case must be done by the municipality's promise; null where it promises nothing, and while
     *     the time does not count
     * @param clocks all that run or ran, in the order in which they were started
     */
    record CaseState(
            String caseNumber,
            String procedure,
            String municipality,
            String state,
            List<CaseView.Reached> outcome,
            OffsetDateTime openedAt,
            OffsetDateTime dueAt,
            OffsetDateTime endedAt,
            List<Step> openSteps,
            List<CaseView.Output> outputs,
            List<ClockView> clocks) {}

    /**
     * A step that waits, as {@link CaseView.OpenStep} says, with the time of the clock that measures it.
     *
     * @param colour {@code green}, {@code yellow}, {@code orange}, {@code red}, or {@code grey} while paused; null without a clock
     * @param unitsLeft units that are left, today included
     */
    record Step(@JsonUnwrapped CaseView.OpenStep step, String colour, Integer unitsLeft, String unit) {}

    private final Cases cases;
    private final ClockDesk clocks;
    private final Intake intake;

    CaseController(Cases cases, ClockDesk clocks, Intake intake) {
        this.cases = cases;
        this.clocks = clocks;
        this.intake = intake;
    }

    @PostMapping("/{procedure}")
    @Operation(
            summary = "提交申请",
            description = "按发起表单的字段一次提交。201 返回案件编号和查询码；422 一次列出全部问题（violations），不保存任何内容；"
                    + "403 无权发起；404 没有这个事项。请求头 Idempotency-Key（1 至 100 个字符，每份申请自选一个）使同一份申请重复发送也只立一个案："
                    + "再次发送得到同样的 201；同一个值发来不同的申请：409。")
    ResponseEntity<Opened> open(
            @PathVariable String procedure,
            @RequestBody Map<String, Object> application,
            @RequestHeader(name = Submission.KEY, required = false) String key) {
        return opened(intake.open(procedure, application, List.of(), key));
    }

    @PostMapping(path = "/{procedure}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "提交申请和材料",
            description = "application 部分是发起表单的 JSON，其余每个部分是一份材料，部分的名称是材料编码（GET /api/materials）。申请和材料一起保存，"
                    + "有一处不对就都不保存。Idempotency-Key 同上。413：超过 50 MB。")
    ResponseEntity<Opened> openWithMaterials(
            @PathVariable String procedure,
            @RequestPart Map<String, Object> application,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            @RequestHeader(name = Submission.KEY, required = false) String key)
            throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var file : files.values().stream().flatMap(List::stream).toList()) {
            if (!file.getName().equals("application")) {
                uploads.add(new Upload(file.getName(), String.valueOf(file.getOriginalFilename()), file.getBytes()));
            }
        }
        return opened(intake.open(procedure, application, uploads, key));
    }

    private static ResponseEntity<Opened> opened(CaseRecords.CaseRecord record) {
        return ResponseEntity.created(URI.create("/api/cases/" + record.caseNumber()))
                .body(new Opened(record.caseNumber(), record.queryCode()));
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "查看案件", description = "状态、等待的环节、办理结果和时限。404：没有，或者不属于本人可看的范围。")
    CaseState view(@PathVariable String caseNumber) {
        var view = cases.view(caseNumber);
        var running = clocks.of(caseNumber);
        var byTask = clocks.byTask(caseNumber, running);
        return new CaseState(
                view.caseNumber(),
                view.procedure(),
                view.municipality(),
                view.state(),
                view.outcome(),
                view.openedAt(),
                running.stream()
                        .filter(ClockView::isOfCase)
                        .reduce((earlier, later) -> later)
                        .map(ClockView::dueAt)
                        .orElse(null),
                view.endedAt(),
                view.openSteps().stream()
                        .map(step -> step(step, byTask.get(step.taskId())))
                        .toList(),
                view.outputs(),
                running);
    }

    private static Step step(CaseView.OpenStep step, ClockView clock) {
        return clock == null
                ? new Step(step, null, null, null)
                : new Step(step, clock.colour(), clock.unitsLeft(), clock.unit());
    }
}
