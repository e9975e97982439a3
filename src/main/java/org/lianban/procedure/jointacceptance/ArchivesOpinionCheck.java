package org.lianban.procedure.jointacceptance;

import java.util.ArrayList;
import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Archives pass when they are complete; what is missing may follow within three months.
 *
 * <p>建设工程质量管理条例 17 (the archives of the project are complete and handed over in time). The three months are
 * 待确认: no source gives a limit for what follows.
 */
@Component
class ArchivesOpinionCheck implements FormCheck {

    private static final String DEFERRED_UNTIL = "deferredUntil";
    private static final String CONCLUSION = "conclusion";
    private static final int LONGEST_MONTHS = 3;

    @Override
    public String name() {
        return "archives-opinion";
    }

    @Override
    public List<Violation> check(Submission opinion) {
        var violations = new ArrayList<Violation>();
        opinion.date(DEFERRED_UNTIL).ifPresent(until -> {
            if (!until.isAfter(opinion.today())) {
                violations.add(opinion.violation(DEFERRED_UNTIL, "应晚于今天"));
            } else if (until.isAfter(opinion.today().plusMonths(LONGEST_MONTHS))) {
                violations.add(opinion.violation(DEFERRED_UNTIL, "容缺不得超过 %d 个月".formatted(LONGEST_MONTHS)));
            }
        });
        var passes = opinion.text(CONCLUSION).filter("pass"::equals).isPresent();
        var required = opinion.number("requiredVolumeCount");
        var archived = opinion.number("archivedVolumeCount");
        if (passes && required.isPresent() && archived.isPresent() && archived.get().compareTo(required.get()) < 0) {
            violations.add(opinion.violation(CONCLUSION, "档案还没有齐，不得通过，可以容缺通过或者要求整改"));
        }
        return violations;
    }
}
