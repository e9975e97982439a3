package org.lianban.audit.finding;

import java.util.List;

/** All that is looked for in a case. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new UncheckedDecision(),
            new Overdue(),
            new OrderViolated(),
            new SamePerson(),
            new BeforeAcceptance(),
            new OffCatalogue(),
            new ManualOverride(),
            new RepeatedSupplement());

    private Checks() {}

    public static List<Hit> of(CaseFile file) {
        return ALL.stream().flatMap(check -> check.in(file)).toList();
    }

    /** What can only be judged beside other cases. */
    public static List<Answer> answers(CaseFile file) {
        return Answers.of(file).toList();
    }
}
