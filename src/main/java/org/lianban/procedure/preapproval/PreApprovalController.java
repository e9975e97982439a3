package org.lianban.procedure.preapproval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** Tells a pre-approval whether its applicant got the land. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@PreAuthorize("hasAnyAuthority('hall', 'planning')")
@Tag(name = "预审批")
class PreApprovalController {

    private static final String PROCEDURE = "pre-approval";

    /** @param landTitleNumber number of the real-estate title */
    record LandTitle(
            @NotBlank(message = "请填写不动产权证号") @Size(max = 100, message = "不超过 100 字") String landTitleNumber) {}

    private final Cases cases;

    PreApprovalController(Cases cases) {
        this.cases = cases;
    }

    @PostMapping("/land-title")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "已取得不动产权证", description = "蓝章等待转红章：核对方案是否变更（西安 2024 第4条）。409：方案联审没有通过，或者蓝章已作废、已转红章。")
    void landTitled(@PathVariable String caseNumber, @RequestBody @Valid LandTitle title) {
        cases.send(caseNumber, PROCEDURE, "preApproval.landTitled", Map.of("landTitleNumber", title.landTitleNumber()));
    }

    @PostMapping("/land-loss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "未取得土地", description = "蓝章作废（待确认），不再转红章。409：同上。")
    void landLost(@PathVariable String caseNumber, @RequestBody @Valid Reason reason) {
        cases.send(caseNumber, PROCEDURE, "preApproval.landLost", Map.of("landLossReason", reason.reason()));
    }
}
