package org.lianban.procedure.postcommitmentcheck;

import java.util.List;
import java.util.Optional;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * A clue is about a decision that was made on a promise and whose check is not running.
 *
 * <p>西安 2024 第10条, 咸阳 2022 第8条 (事中事后监管).
 */
@Component
class ReportedCaseCheck implements FormCheck {

    private static final String REPORTED_CASE = "reportedCase";

    private final PromisedDecisions decisions;

    ReportedCaseCheck(PromisedDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return "reported-case";
    }

    @Override
    public List<Violation> check(Submission clue) {
        return clue.text(REPORTED_CASE)
                .flatMap(reported -> problem(reported, clue.municipality()))
                .map(problem -> List.of(clue.violation(REPORTED_CASE, problem)))
                .orElse(List.of());
    }

    private Optional<String> problem(String reported, String municipality) {
        var decision = decisions.find(reported, municipality);
        return decision.isEmpty()
                ? Optional.of("本地没有这个案件，或者它没有凭承诺作出决定")
                : decisions.runningCheck(decision.get()).map("正在案件 %s 中核查，线索请直接交核查人员"::formatted);
    }
}
