package org.lianban.procedure.jointacceptance;

import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Nothing is completed before it was permitted.
 *
 * <p>建设工程质量管理条例 13, 16 (a permit before the works begin, acceptance after they are completed).
 */
@Component
class AcceptanceDatesCheck implements FormCheck {

    @Override
    public String name() {
        return "acceptance-dates";
    }

    @Override
    public List<Violation> check(Submission application) {
        var permitted = application.date("constructionPermitOn");
        var completed = application.date("completedOn");
        return permitted.isPresent() && completed.isPresent() && completed.get().isBefore(permitted.get())
                ? List.of(application.violation("completedOn", "不得早于施工许可证发证日期 %s".formatted(permitted.get())))
                : List.of();
    }
}
