package org.lianban.procedure.jointacceptance;

import static org.lianban.procedure.jointacceptance.AcceptanceVariables.PROJECT_NAME;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Puts on record how the part of the project came out, with the members that passed, and what of the project is accepted now. */
@Component("recordAcceptance")
class RecordAcceptanceDelegate implements JavaDelegate {

    static final Variable<String> ACCEPTANCE_OUTCOME = Variable.of("acceptanceOutcome", String.class);
    static final Variable<String> COMMON_PARTS_DECISION = Variable.of("commonPartsDecision", String.class);

    private static final Set<String> PASSED = Set.of("pass", "deferred");
    private static final String[] MEMBERS = {
        "planning", "fireAcceptance", "fireCheck", "civilDefence", "archives", "urbanManagement", "qualitySupervision"
    };

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
        Stream.of(MEMBERS)
                .filter(member -> text(execution, member + "Conclusion") != null && PASSED.contains(text(execution, member + "Conclusion")))
                .forEach(member -> passes.put(member, text(execution, member + "Certificate")));
        return passes;
    }

    private static String text(DelegateExecution execution, String name) {
        return Variable.of(name, String.class).find(execution).orElse(null);
    }
}
