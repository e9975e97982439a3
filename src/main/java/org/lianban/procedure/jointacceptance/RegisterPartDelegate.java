package org.lianban.procedure.jointacceptance;

import static org.lianban.department.ProjectVariables.PART_NAME;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/**
 * Puts on record which part of the project the case is about, and takes over what an earlier stage passed.
 *
 * <p>西安 2024 第7条 (单位工程), 天水 2023 第36条 (多段式).
 */
@Component("registerAcceptancePart")
class RegisterPartDelegate extends PartStep implements JavaDelegate {

    static final Variable<List<UnitWork>> UNIT_WORKS = Variable.listOf("unitWorks", UnitWork.class);
    static final Variable<Boolean> PLANNING_ACCEPTED_BEFORE = Variable.of("planningAcceptedBefore", Boolean.class);
    static final Variable<Boolean> CIVIL_DEFENCE_ACCEPTED_BEFORE = Variable.of("civilDefenceAcceptedBefore", Boolean.class);
    static final Variable<String> PLANNING_CONCLUSION = Variable.of("planningConclusion", String.class);
    static final Variable<String> PLANNING_CERTIFICATE = Variable.of("planningCertificate", String.class);
    static final Variable<String> CIVIL_DEFENCE_CONCLUSION = Variable.of("civilDefenceConclusion", String.class);
    static final Variable<String> CIVIL_DEFENCE_CERTIFICATE = Variable.of("civilDefenceCertificate", String.class);

    private final AcceptanceLedger ledger;
    private final PartAvailability availability;

    RegisterPartDelegate(AcceptanceLedger ledger, PartAvailability availability) {
        super(ledger);
        this.ledger = ledger;
        this.availability = availability;
    }

    @Override
    void execute(DelegateExecution execution, AcceptanceLedger.Project project, String key, String caseNumber) {
        var units = key.equals(ProjectPart.WHOLE) ? List.<UnitWork>of() : UNIT_WORKS.find(execution).orElse(List.of());
        var part = new ProjectPart(key, name(key, units), "applied", caseNumber);
        availability.problem(project, part).ifPresent(problem -> {
            throw new PartUnavailable(problem);
        });
        var known = ledger.parts(project).stream().map(ProjectPart::key).toList();
        units.stream()
                .map(unit -> new ProjectPart(ProjectPart.unit(unit.code()), name(unit), "declared", null))
                .filter(unit -> !known.contains(unit.key()))
                .forEach(unit -> ledger.put(project, unit));
        ledger.put(project, part);
        PART_NAME.set(execution, part.name());
        var passedBefore = key.equals(ProjectPart.FINAL) ? ledger.passes(project, ProjectPart.STRUCTURE) : Map.<String, String>of();
        PLANNING_ACCEPTED_BEFORE.set(execution, passedBefore.containsKey("planning"));
        PLANNING_CONCLUSION.set(execution, passedBefore.containsKey("planning") ? "pass" : null);
        PLANNING_CERTIFICATE.set(execution, passedBefore.get("planning"));
        CIVIL_DEFENCE_ACCEPTED_BEFORE.set(execution, passedBefore.containsKey("civilDefence"));
        CIVIL_DEFENCE_CONCLUSION.set(execution, passedBefore.containsKey("civilDefence") ? "pass" : null);
        CIVIL_DEFENCE_CERTIFICATE.set(execution, passedBefore.get("civilDefence"));
    }

    private static String name(String key, List<UnitWork> units) {
        return switch (key) {
            case ProjectPart.WHOLE -> "整个工程";
            case ProjectPart.STRUCTURE -> "主体阶段";
            case ProjectPart.FINAL -> "竣工阶段";
            default -> units.stream()
                    .filter(unit -> ProjectPart.unit(unit.code()).equals(key))
                    .map(RegisterPartDelegate::name)
                    .findFirst()
                    .orElseThrow(() -> new PartUnavailable("单位工程清单中没有本次验收的编号"));
        };
    }

    private static String name(UnitWork unit) {
        return "单位工程 %s“%s”".formatted(unit.code(), unit.name());
    }
}
