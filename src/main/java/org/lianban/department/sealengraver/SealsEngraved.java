package org.lianban.department.sealengraver;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.lianban.department.answer.DeferredAnswer;

/**
 * The engraver reports the finished seals, or that they could not be made.
 *
 * @param reason why not; only then
 * @param securityCodes 防伪编码, one per seal
 * @param imprintDigest SHA-256 of the imprints in hexadecimal
 * @param feeYuan fee in yuan, borne by whom the order named
 */
public record SealsEngraved(
        @Schema(title = "案件编号") @NotBlank @Size(max = 60) String caseNumber,
        @Schema(title = "受理凭证号") @NotBlank @Size(max = 100) String ticket,
        @Schema(title = "答复编号") @NotBlank @Size(max = 100) String answerId,
        @Schema(title = "是否刻制完成") @NotNull Boolean accepted,
        @Schema(title = "未完成的原因") @Size(max = 1000) String reason,
        @Schema(title = "防伪编码") List<@NotBlank @Size(max = 40) String> securityCodes,
        @Schema(title = "印模摘要") @Pattern(regexp = "[0-9a-f]{64}") String imprintDigest,
        @Schema(title = "刻章费用（元）") @PositiveOrZero BigDecimal feeYuan)
        implements DeferredAnswer {

    @AssertTrue(message = "刻制完成的，须有防伪编码、印模摘要和费用；未完成的，须有原因")
    @JsonIgnore
    @Schema(hidden = true)
    public boolean isComplete() {
        if (!Boolean.TRUE.equals(accepted)) {
            return accepted == null || (reason != null && !reason.isBlank());
        }
        return securityCodes != null && !securityCodes.isEmpty() && imprintDigest != null && feeYuan != null;
    }
}
