package org.lianban.designer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.lianban.designer.Migrations.RunningVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Moving running cases to another version: tried by both, proposed by a designer, carried out by an operator. */
@RestController
@RequestMapping("/api/migrations")
@Tag(name = "流程设计")
class MigrationController {

    private static final String MAPPING = "mapping 指定原版本的环节接到目标版本的哪一环节（元素 id），没有写的按相同的 id 接续。";

    /** @param procedure id of the process, also of one that others call */
    record TrialRequest(
            @NotBlank(message = "请填写流程") String procedure,
            @NotNull(message = "请填写原版本") Integer fromVersion,
            @NotNull(message = "请填写目标版本") Integer toVersion,
            Map<String, String> mapping) {

        Map<String, String> mappingOrNone() {
            return mapping == null ? Map.of() : mapping;
        }
    }

    /** @see TrialRequest */
    record Proposal(
            @NotBlank(message = "请填写流程") String procedure,
            @NotNull(message = "请填写原版本") Integer fromVersion,
            @NotNull(message = "请填写目标版本") Integer toVersion,
            @Size(max = 100, message = "至多 100 处") Map<String, @Size(max = 60, message = "不是元素 id") String> mapping,
            @NotBlank(message = "请填写理由") @Size(max = 500, message = "不超过 500 字") String reason) {

        Map<String, String> mappingOrNone() {
            return mapping == null ? Map.of() : mapping;
        }
    }

    /** @param cases numbers of the cases to move; none for all */
    record Execution(
            @NotBlank(message = "请填写理由") @Size(max = 500, message = "不超过 500 字") String reason, List<String> cases) {}

    private final Migrations migrations;

    MigrationController(Migrations migrations) {
        this.migrations = migrations;
    }

    @GetMapping("/versions")
    @PreAuthorize("hasAnyAuthority('designer', 'auditor', 'operator')")
    @Operation(summary = "流程的各版", description = "新的在前，每版有多少案件正在办理（本人负责的地区，设计人员为全部地区）。procedure 是流程 id，没有这个流程时为空。")
    List<RunningVersion> versions(@RequestParam String procedure) {
        return migrations.versions(procedure);
    }

    @PostMapping("/trial")
    @PreAuthorize("hasAnyAuthority('designer', 'operator')")
    @Operation(
            summary = "迁移试算",
            description = "逐案说明迁移到另一版后从哪一环节继续，或者为什么不能迁移；不改动任何案件。" + MAPPING
                    + "groups 是情形相同的案件；perCase 逐案列出，并列出正在计时、迁移后照旧的时限（clocks），只给运行维护，设计人员不看具体案件。"
                    + "已开始的计时和定时照旧，消息按目标版本等候，被调用的流程留在原来的版本。422：没有这一版，或者指定的接续不成立。")
    MigrationTrial trial(@Valid @RequestBody TrialRequest request) {
        return migrations.trial(migrations.move(request.procedure(), request.fromVersion(), request.toVersion(), request.mappingOrNone()));
    }

    @PostMapping
    @PreAuthorize("hasAuthority('designer')")
    @Operation(
            summary = "提出迁移",
            description = "由流程设计人员提出，理由必填；提出不改动任何案件，须由另一人（运行维护）执行。" + MAPPING + "422：没有这一版、指定的接续不成立，或者没有理由。")
    ResponseEntity<MigrationView> propose(@Valid @RequestBody Proposal proposal) {
        var move = migrations.move(proposal.procedure(), proposal.fromVersion(), proposal.toVersion(), proposal.mappingOrNone());
        return ResponseEntity.status(HttpStatus.CREATED).body(view(migrations.propose(move, proposal.reason()).id()));
    }

    @PostMapping("/{id}/execution")
    @PreAuthorize("hasAuthority('operator')")
    @Operation(
            summary = "执行迁移",
            description = "由负责全部地区的运行维护人员执行，不能是提出人；理由必填，写入每个迁移的案件和本系统的记录。每案一个作业、一个事务；"
                    + "cases 只迁移其中几件，省略为全部。执行时不能迁移的留在原版本（left），作业失败的成为批处理的故障（failed），排除原因后重试作业。"
                    + "202：已开始。403：不是另一人，或者没有负责全部地区。404：没有这项迁移。409：已执行过，或者没有可以迁移的案件。422：没有理由，或者案件不在原版本上。")
    ResponseEntity<MigrationView> carryOut(@PathVariable String id, @Valid @RequestBody Execution execution) {
        var migration = migrations.carryOut(id, execution.cases() == null ? List.of() : execution.cases(), execution.reason()).orElseThrow(MigrationController::absent);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(view(migration.id()));
    }

    @GetMapping
    @PreAuthorize("hasAnyAuthority('designer', 'auditor', 'operator')")
    @Operation(summary = "迁移的列表", description = "新的在前，至多 50 项；各项内容与单独查询相同。")
    List<MigrationView> list() {
        return migrations.newest();
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyAuthority('designer', 'auditor', 'operator')")
    @Operation(
            summary = "一项迁移",
            description = "counts 是各状态的案件数：waiting 等待作业，moved 已在目标版本，failed 作业失败，left 留在原版本，ended 已办结。"
                    + "cases 逐案列出，只给运行维护和审计（本人负责的地区）。404：没有这项迁移。")
    MigrationView one(@PathVariable String id) {
        return view(id);
    }

    private MigrationView view(String id) {
        return migrations.find(id).orElseThrow(MigrationController::absent);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这项迁移");
    }
}
