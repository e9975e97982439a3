package org.lianban.procedure.jointacceptance;

import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * A shelter whose protective doors do not close protects nobody and cannot pass.
 *
 * <p>待确认: the sources name the filing (西安 2024 第7条) and not what is looked at on site.
 */
@Component
class ShelterOpinionCheck implements FormCheck {

    private static final String DOORS_CLOSE = "protectiveDoorsClose";

    @Override
    public String name() {
        return "shelter-opinion";
    }

    @Override
    public List<Violation> check(Submission opinion) {
        return opinion.text("conclusion").filter("pass"::equals).isEmpty() || opinion.flag(DOORS_CLOSE)
                ? List.of()
                : List.of(opinion.violation(DOORS_CLOSE, "防护设备不能关闭到位的，不得通过"));
    }
}
