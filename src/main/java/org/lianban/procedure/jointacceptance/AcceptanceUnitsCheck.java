package org.lianban.procedure.jointacceptance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * The unit works applied for is one of the project's, each is listed once, and the list is the one that the project declared
 * before.
 *
 * <p>西安 2024 第7条.
 */
@Component
class AcceptanceUnitsCheck implements FormCheck {

    private final AcceptanceLedger ledger;

    AcceptanceUnitsCheck(AcceptanceLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "acceptance-units";
    }

    @Override
    public List<Violation> check(Submission application) {
        if (!application.text("acceptanceScope").orElse("").equals("unit")) {
            return List.of();
        }
        var violations = new ArrayList<Violation>();
        var listed = new LinkedHashSet<String>();
        application.rows("unitWorks").forEach(row -> row.text("code").filter(code -> !listed.add(code)).ifPresent(
                code -> violations.add(row.violation("code", "编号“%s”重复".formatted(code)))));
        if (listed.size() < 2) {
            violations.add(application.violation("unitWorks", "单位工程单独验收的，须列明整个项目的全部单位工程，至少两个"));
        }
        application.text("unitWorksCode").filter(code -> !listed.contains(code)).ifPresent(code ->
                violations.add(application.violation("unitWorksCode", "编号“%s”不在单位工程清单内".formatted(code))));
        var declared = declared(application);
        if (!declared.isEmpty() && !declared.equals(listed)) {
            violations.add(application.violation("unitWorks", "与项目首次申请时的清单不一致：%s".formatted(String.join("、", declared))));
        }
        return violations;
    }

    private Set<String> declared(Submission application) {
        return application.text("projectCode").filter(code -> application.municipality() != null).stream()
                .flatMap(code -> ledger.parts(new AcceptanceLedger.Project(application.municipality(), code)).stream())
                .filter(ProjectPart::isUnit)
                .map(part -> part.key().substring(ProjectPart.unit("").length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
