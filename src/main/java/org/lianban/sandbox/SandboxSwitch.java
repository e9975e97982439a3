package org.lianban.sandbox;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.lang.Nullable;

/**
 * How a department is to behave, for whom and how often.
 *
 * @param delayMillis of {@code slow} and {@code answer-later}, in milliseconds
 * @param reason of {@code refuse} and {@code refuse-later}
 * @param nextCalls number of calls after which the switch falls back; null stands for all
 * @param caseNumber the only case concerned; null stands for all
 */
public record SandboxSwitch(
        @NotNull SandboxMode mode,
        @Nullable @PositiveOrZero Long delayMillis,
        @Nullable @Size(max = 500) String reason,
        @Nullable @Positive Integer nextCalls,
        @Nullable @Size(max = 60) String caseNumber) {

    static final SandboxSwitch OFF = SandboxSwitch.of(SandboxMode.NORMAL);

    private static final String NO_REASON = "演示：部门不予办理";

    public static SandboxSwitch of(SandboxMode mode) {
        return new SandboxSwitch(mode, null, null, null, null);
    }

    public SandboxSwitch after(Duration delay) {
        return new SandboxSwitch(mode, delay.toMillis(), reason, nextCalls, caseNumber);
    }

    public SandboxSwitch because(String reason) {
        return new SandboxSwitch(mode, delayMillis, reason, nextCalls, caseNumber);
    }

    public SandboxSwitch forNextCalls(int calls) {
        return new SandboxSwitch(mode, delayMillis, reason, calls, caseNumber);
    }

    public SandboxSwitch forCase(String caseNumber) {
        return new SandboxSwitch(mode, delayMillis, reason, nextCalls, caseNumber);
    }

    Duration delayOr(Duration usual) {
        return delayMillis == null ? usual : Duration.ofMillis(delayMillis);
    }

    String reasonGiven() {
        return reason == null ? NO_REASON : reason;
    }
}
