package org.lianban.procedure.deferredmaterials;

import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * The materials are promised for a day within the item's own limit.
 *
 * <p>西安 2024 第10条; that the promise may not outlast the item's limit is a rule of local departments, 待确认. The limit is the
 * decision {@code materialsDeferral}'s, in days.
 */
@Component
class DeferralPromiseCheck implements FormCheck {

    private static final String PROMISED_ON = "promisedOn";

    @Override
    public String name() {
        return "deferral-promise";
    }

    @Override
    public List<Violation> check(Submission notice) {
        var longest = notice.number("longestWaitDays");
        var promised = notice.date(PROMISED_ON);
        if (longest.isEmpty() || promised.isEmpty()) {
            return List.of();
        }
        var last = notice.today().plusDays(longest.get().longValueExact());
        return promised.get().isAfter(last)
                ? List.of(notice.violation(PROMISED_ON, "不得晚于 %s（最长 %s 日）".formatted(last, longest.get().toPlainString())))
                : List.of();
    }
}
