package org.lianban.procedure.jointacceptance;

import static org.lianban.procedure.jointacceptance.AcceptanceVariables.ACCEPTANCE_SCOPE;
import static org.lianban.procedure.jointacceptance.AcceptanceVariables.PROJECT_NAME;
import static org.lianban.procedure.jointacceptance.AcceptanceVariables.UNIT_WORKS;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Variable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Puts on record which part of the project the case is about, and takes over what an earlier stage passed.
 *
 * <p>西安 2024 第7条 (单位工程), 天水 2023 第36条 (多段式).
 */
@Component("registerAcceptancePart")
class RegisterPartDelegate implements JavaDelegate {

    static final Variable<String> PART_NAME = Variable.of("partName", String.class);
    static final Variable<Boolean> PLANNING_ACCEPTED_BEFORE = Variable.of("planningAcceptedBefore", Boolean.class);
    static final Variable<Boolean> CIVIL_DEFENCE_ACCEPTED_BEFORE = Variable.of("civilDefenceAcceptedBefore", Boolean.class);

    private final AcceptanceLedger ledger;
    private final PartAvailability availability;

    RegisterPartDelegate(AcceptanceLedger ledger, PartAvailability availability) {
        this.ledger = ledger;
        this.availability = availability;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var project = AcceptanceVariables.project(execution);
        var ofUnits = ACCEPTANCE_SCOPE.require(execution).equals("unit");
        var units = ofUnits ? UNIT_WORKS.find(execution).orElse(List.of()) : List.<UnitWork>of();
        var key = AcceptanceVariables.part(execution);
        var part = new ProjectPart(key, name(key, units), "applied", CaseNumber.of(execution));
        try {
            ledger.hold(project, PROJECT_NAME.require(execution));
        } catch (DuplicateKeyException atTheSameTime) {
            throw new PartUnavailable("同一项目的另一份申请正在提交，请稍后再试");
        }
        availability.problem(project, part).ifPresent(problem -> {
            throw new PartUnavailable(problem);
        });
        var known = ledger.parts(project).stream().map(ProjectPart::key).toList();
        units.stream()
                .map(unit -> new ProjectPart(ProjectPart.unit(unit.code()), unit.name(), "declared", null))
                .filter(unit -> !known.contains(unit.key()))
                .forEach(unit -> ledger.put(project, unit));
        ledger.put(project, part);
        PART_NAME.set(execution, part.name());
        var passedBefore = ledger.passes(project, ProjectPart.STRUCTURE).keySet();
        PLANNING_ACCEPTED_BEFORE.set(execution, key.equals(ProjectPart.FINAL) && passedBefore.contains("planning"));
        CIVIL_DEFENCE_ACCEPTED_BEFORE.set(execution, key.equals(ProjectPart.FINAL) && passedBefore.contains("civilDefence"));
    }

    private static String name(String key, List<UnitWork> units) {
        return switch (key) {
            case ProjectPart.WHOLE -> "整个工程";
            case ProjectPart.STRUCTURE -> "主体阶段";
            case ProjectPart.FINAL -> "竣工阶段";
            default -> units.stream()
                    .filter(unit -> ProjectPart.unit(unit.code()).equals(key))
                    .map(unit -> "单位工程“%s”".formatted(unit.name()))
                    .findFirst()
                    .orElseThrow(() -> new PartUnavailable("单位工程清单中没有本次验收的编号"));
        };
    }
}
