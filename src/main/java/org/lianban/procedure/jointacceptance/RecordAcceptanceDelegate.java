package org.lianban.procedure.jointacceptance;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.MemberConclusion;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Puts on record how the part of the project came out, with the members that passed, and what of the project is accepted now. */
@Component("recordAcceptance")
class RecordAcceptanceDelegate extends PartStep implements JavaDelegate {

    static final Variable<String> ACCEPTANCE_OUTCOME = Variable.of("acceptanceOutcome", String.class);
    static final Variable<String> COMMON_PARTS_DECISION = Variable.of("commonPartsDecision", String.class);

    private final AcceptanceLedger ledger;

    RecordAcceptanceDelegate(AcceptanceLedger ledger) {
        super(ledger);
        this.ledger = ledger;
    }

    @Override
    void execute(DelegateExecution execution, AcceptanceLedger.Project project, String key, String caseNumber) {
        var accepted = ACCEPTANCE_OUTCOME.require(execution).equals("pass");
        var own = ledger.part(project, key);
        ledger.put(project, new ProjectPart(key, own.name(), accepted ? "accepted" : "notAccepted", caseNumber));
        ledger.pass(project, key, accepted ? passes(execution) : Map.of());
        if (accepted && COMMON_PARTS_DECISION.find(execution).filter("pass"::equals).isPresent()) {
            ledger.commonPartsChecked(project, caseNumber);
        }
        ConcludePartDelegate.PARTS_ACCEPTED.set(execution, ProjectPart.namesOfAccepted(ledger.parts(project)));
    }

    private static Map<String, String> passes(DelegateExecution execution) {
        var passes = new TreeMap<String, String>();
        MemberConclusion.of(execution).stream()
                .filter(MemberConclusion::hasPassed)
                .forEach(member -> passes.put(member.member(), member.certificateNumber()));
        return passes;
    }
}
