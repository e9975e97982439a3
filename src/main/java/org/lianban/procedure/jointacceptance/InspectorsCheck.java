package org.lianban.procedure.jointacceptance;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * An inspection is made by two persons at least: one name written twice is one person.
 *
 * <p>行政许可法 34 (what is verified in substance is verified by two or more).
 */
@Component
class InspectorsCheck implements FormCheck {

    private static final String INSPECTORS = "inspectors";
    private static final Pattern SEPARATOR = Pattern.compile("、");
    private static final int LEAST = 2;

    @Override
    public String name() {
        return "acceptance-inspectors";
    }

    @Override
    public List<Violation> check(Submission opinion) {
        return opinion.text(INSPECTORS)
                .filter(names -> persons(names).size() < LEAST)
                .map(names -> List.of(opinion.violation(INSPECTORS, "至少填写两名不同的人员，姓名以顿号隔开")))
                .orElse(List.of());
    }

    private static Set<String> persons(String names) {
        return SEPARATOR.splitAsStream(names).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }
}
