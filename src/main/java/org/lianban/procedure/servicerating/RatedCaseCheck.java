package org.lianban.procedure.servicerating;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Cases;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/** A case of this municipality is rated when it has ended, and once (一次办件一次评价, 天水 2023 第20条). */
@Component
class RatedCaseCheck implements FormCheck {

    private static final String RATED_CASE = "ratedCase";

    /** Cases that nobody applied for. */
    private static final Set<String> WITHOUT_APPLICANT = Set.of("service-rating", "overdue-supervision");

    private final CaseRecords records;
    private final Cases cases;
    private final Ratings ratings;

    RatedCaseCheck(CaseRecords records, Cases cases, Ratings ratings) {
        this.records = records;
        this.cases = cases;
        this.ratings = ratings;
    }

    @Override
    public String name() {
        return "rated-case";
    }

    @Override
    public List<Violation> check(Submission rating) {
        return rating.text(RATED_CASE)
                .flatMap(number -> records.find(number).filter(rated -> rated.municipality().equals(rating.municipality()))
                        .map(known -> problem(number))
                        .orElse(Optional.of("本地没有这个案件")))
                .map(problem -> List.of(rating.violation(RATED_CASE, problem)))
                .orElse(List.of());
    }

    /** Why a known case cannot be rated now; empty where it can. */
    Optional<String> problem(String number) {
        if (records.find(number).filter(known -> WITHOUT_APPLICANT.contains(known.procedure())).isPresent()) {
            return Optional.of("这不是申请人申请的案件，不能评价");
        }
        if (cases.isRunning(number)) {
            return Optional.of("案件尚未办结，办结后再评价");
        }
        return ratings.isRated(number) ? Optional.of("已经评价过，一次办件评价一次") : Optional.empty();
    }
}
