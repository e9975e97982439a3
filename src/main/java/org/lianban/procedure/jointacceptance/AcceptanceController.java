package org.lianban.procedure.jointacceptance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.lianban.engine.Cases;
import org.lianban.procedure.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the lead department does to a running acceptance beside its tasks. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@PreAuthorize("hasAuthority('construction')")
@Tag(name = "联合验收")
class AcceptanceController {

    private static final String PROCEDURE = "joint-acceptance";

    private final Cases cases;

    AcceptanceController(Cases cases) {
        this.cases = cases;
    }

    @PostMapping("/visit-postponement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "现场验收改期", description = "验收日未到之前可以改期，重新约定同一天。409：验收日已到，或者没有约定。")
    void postpone(@PathVariable String caseNumber, @RequestBody @Valid Reason reason) {
        cases.send(caseNumber, PROCEDURE, "jointAcceptance.visitPostponed", Map.of("postponementReason", reason.reason()));
    }

    @PostMapping("/use-reports")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "报告验收前擅自使用",
            description = "验收合格之前不得投入使用（消防法 13，建设工程质量管理条例 58）：生成“责令停止使用”任务，案件照常办理。409：案件已经办结。")
    void reportEarlyUse(@PathVariable String caseNumber, @RequestBody @Valid Reason reason) {
        cases.send(caseNumber, PROCEDURE, "jointAcceptance.usedBeforeAcceptance", Map.of("earlyUseReport", reason.reason()));
    }

    @PostMapping("/members/archives/deferral-request")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "请求档案容缺",
            description = "档案部门迟迟没有意见、只欠次要档案的，牵头部门可以请求容缺（J2）：档案部门同意的，限期补交；不答复不视为通过。409：档案验收未开始或已结束。")
    void requestDeferral(@PathVariable String caseNumber, @RequestBody @Valid Reason reason) {
        cases.send(
                caseNumber,
                PROCEDURE + "-archives",
                "jointAcceptance.deferralRequested",
                Map.of("deferralReason", reason.reason()));
    }
}
