package org.lianban.procedure.jointacceptance;

import static org.lianban.procedure.jointacceptance.AcceptanceVariables.PROJECT_NAME;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.MemberConclusion;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Puts on record how the part of the project came out, with the members that passed, and what of the project is accepted now. */
@Component("recordAcceptance")
class RecordAcceptanceDelegate implements JavaDelegate {

    static final Variable<String> ACCEPTANCE_OUTCOME = Variable.of("acceptanceOutcome", String.class);
    static final Variable<String> COMMON_PARTS_DECISION = Variable.of("commonPartsDecision", String.class);

    private final AcceptanceLedger ledger;

    RecordAcceptanceDelegate(AcceptanceLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var project = AcceptanceVariables.project(execution);
        ledger.hold(project, PROJECT_NAME.require(execution));
        var key = AcceptanceVariables.part(execution);
        var accepted = ACCEPTANCE_OUTCOME.require(execution).equals("pass");
        var own = ledger.parts(project).stream().filter(part -> part.key().equals(key)).findFirst().orElseThrow();
        ledger.put(project, new ProjectPart(key, own.name(), accepted ? "accepted" : "notAccepted", CaseNumber.of(execution)));
        ledger.pass(project, key, accepted ? passes(execution) : Map.of());
        if (accepted && COMMON_PARTS_DECISION.find(execution).filter("pass"::equals).isPresent()) {
            ledger.commonPartsChecked(project, CaseNumber.of(execution));
        }
        ConcludePartDelegate.PARTS_ACCEPTED.set(execution, ledger.parts(project).stream()
                .filter(ProjectPart::isAccepted)
                .map(ProjectPart::name)
                .collect(Collectors.joining("、")));
    }

    private static Map<String, String> passes(DelegateExecution execution) {
        var passes = new TreeMap<String, String>();
        MemberConclusion.of(execution).stream()
                .filter(MemberConclusion::hasPassed)
                .forEach(member -> passes.put(member.member(), member.certificateNumber()));
        return passes;
    }
}
