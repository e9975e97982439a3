package org.lianban.procedure.credit;

import java.util.Arrays;

/** How a promise turned out. */
enum CreditEntryKind {
    KEPT("kept"),
    FALSE_PROMISE("false-promise"),
    UNFULFILLED("unfulfilled");

    private final String code;

    CreditEntryKind(String code) {
        this.code = code;
    }

    /** As tables, diagrams and the database write it. */
    String code() {
        return code;
    }

    /** @throws IllegalArgumentException when there is no such kind */
    static CreditEntryKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有“%s”这种信用记录".formatted(code)));
    }
}
