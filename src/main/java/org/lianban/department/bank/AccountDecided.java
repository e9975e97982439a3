package org.lianban.department.bank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.lianban.department.answer.DeferredAnswer;

/**
 * The bank's decision after due diligence.
 *
 * @param reason why it refuses; only then
 * @param accountNumber number of the basic deposit account, digits only
 */
public record AccountDecided(
        @Schema(title = "案件编号") @NotBlank @Size(max = 60) String caseNumber,
        @Schema(title = "受理凭证号") @NotBlank @Size(max = 100) String ticket,
        @Schema(title = "答复编号") @NotBlank @Size(max = 100) String answerId,
        @Schema(title = "是否同意开户") @NotNull Boolean accepted,
        @Schema(title = "不同意的原因") @Size(max = 1000) String reason,
        @Schema(title = "账号") @Pattern(regexp = "\\d{12,32}") String accountNumber)
        implements DeferredAnswer {

    @AssertTrue(message = "同意开户的，须有账号；不同意的，须有原因")
    @JsonIgnore
    @Schema(hidden = true)
    public boolean isComplete() {
        if (!Boolean.TRUE.equals(accepted)) {
            return accepted == null || (reason != null && !reason.isBlank());
        }
        return accountNumber != null;
    }
}
