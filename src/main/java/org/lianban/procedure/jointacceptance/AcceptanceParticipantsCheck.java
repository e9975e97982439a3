package org.lianban.procedure.jointacceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * The units that sign the completion acceptance are all named: survey, design, construction and supervision; a decoration or a
 * change of use needs no survey.
 *
 * <p>建设工程质量管理条例 16 (quality documents signed by each of them).
 */
@Component
class AcceptanceParticipantsCheck implements FormCheck {

    private static final String SURVEY = "survey";
    private static final Set<String> NEW_BUILT = Set.of("new-build", "extension");
    private static final Map<String, String> NEEDED =
            new TreeMap<>(Map.of(SURVEY, "勘察", "design", "设计", "construct", "施工", "supervise", "监理"));

    @Override
    public String name() {
        return "acceptance-participants";
    }

    @Override
    public List<Violation> check(Submission application) {
        var named = application.rows("participants").stream().flatMap(row -> row.text("role").stream()).toList();
        var surveyed = application.text("projectCategory").filter(NEW_BUILT::contains).isPresent();
        return NEEDED.entrySet().stream()
                .filter(role -> surveyed || !role.getKey().equals(SURVEY))
                .filter(role -> !named.contains(role.getKey()))
                .map(role -> application.violation("participants", "缺少%s单位".formatted(role.getValue())))
                .toList();
    }
}
