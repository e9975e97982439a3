package org.lianban.procedure.credit;

import java.util.List;
import java.util.Optional;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.lianban.privacy.Fingerprint;
import org.springframework.stereotype.Component;

/**
 * Only what was entered against the applicant, and has not been repaired, can be repaired.
 *
 * <p>天水 2023 第10条, 钢城 2021 (七)4 (信用修复).
 */
@Component
class RepairedCaseCheck implements FormCheck {

    private static final String REPAIRED_CASE = "repairedCase";

    private final CreditBook book;
    private final Fingerprint fingerprints;

    RepairedCaseCheck(CreditBook book, Fingerprint fingerprints) {
        this.book = book;
        this.fingerprints = fingerprints;
    }

    @Override
    public String name() {
        return "repaired-case";
    }

    @Override
    public List<Violation> check(Submission application) {
        var repairedCase = application.text(REPAIRED_CASE);
        var subjects = subjects(application);
        return repairedCase.isPresent()
                        && subjects.isPresent()
                        && !book.isRepairable(application.municipality(), subjects.get(), repairedCase.get())
                ? List.of(application.violation(REPAIRED_CASE, "该申请人在这个案件里没有待修复的失信记录"))
                : List.of();
    }

    private Optional<List<String>> subjects(Submission application) {
        return application.text("applicantCreditCode")
                .map(List::of)
                .or(() -> application.text("applicantIdNumber").map(fingerprints::underEveryKey));
    }
}
