package org.lianban.department.supervisor;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.lianban.department.answer.DeferredAnswer;

/**
 * The receipt: the department has taken the subject under its supervision.
 *
 * @param receivedOn day from which it answers for the supervision
 */
public record DecisionReceived(
        @Schema(title = "案件编号") @NotBlank @Size(max = 60) String caseNumber,
        @Schema(title = "受理凭证号") @NotBlank @Size(max = 100) String ticket,
        @Schema(title = "答复编号") @NotBlank @Size(max = 100) String answerId,
        @Schema(title = "签收编号") @NotBlank @Size(max = 100) String receiptNumber,
        @Schema(title = "签收日期") @NotNull LocalDate receivedOn)
        implements DeferredAnswer {}
