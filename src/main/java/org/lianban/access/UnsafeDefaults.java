package org.lianban.access;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The installation has something of the demonstration and does not start. */
class UnsafeDefaults extends RuntimeException {

    private final List<String> reasons;

    UnsafeDefaults(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = reasons;
    }

    /** Prints the list instead of a stack; found by Spring Boot through {@code META-INF/spring.factories}. */
    static class Report extends AbstractFailureAnalyzer<UnsafeDefaults> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, UnsafeDefaults unsafe) {
            return new FailureAnalysis(
                    "未启用演示配置（demo），但存在不安全的默认值，系统不启动。 Without profile demo these defaults are unsafe:\n\n  - "
                            + String.join("\n  - ", unsafe.reasons),
                    "逐项改正后重新启动；仅作演示时启用 demo 配置（SPRING_PROFILES_ACTIVE=demo）。"
                            + " Mend each of them; for a demonstration only, activate profile demo.",
                    unsafe);
        }
    }
}
