package org.lianban.audit;

import java.util.List;
import java.util.Map;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Violation;

/**
 * An auditor's look at a journal, as it goes on record.
 *
 * @param reason why the personal data were needed; null where they are masked
 */
record Look(String reason) {

    static final Look MASKED = new Look(null);

    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    /** @throws InvalidInputException unless the reason has 5 to 500 characters */
    static Look atPersonalData(String reason) {
        var stated = reason.strip();
        if (stated.codePointCount(0, stated.length()) < SHORTEST) {
            throw unexplained("请写明查阅个人信息的理由，至少 %d 个字".formatted(SHORTEST));
        }
        if (stated.length() > LONGEST) {
            throw unexplained("查阅理由不能超过 %d 个字".formatted(LONGEST));
        }
        return new Look(stated);
    }

    private static InvalidInputException unexplained(String why) {
        return new InvalidInputException(List.of(new Violation("reason", "查阅理由", why)));
    }

    Map<String, Object> details(int rows) {
        return reason == null ? Map.of("rows", rows) : Map.of("rows", rows, "personal", true, "reason", reason);
    }
}
