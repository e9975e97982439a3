package org.lianban.procedure.jointacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/**
 * Finds out whether the case is about the last unit of its project, which has to check the common parts.
 *
 * <p>A unit that all members have passed counts as done from here on: of two units that conclude at once the second one is the
 * last. Where such a unit falls back afterwards, the common parts may be checked twice, and never not at all.
 */
@Component("concludeAcceptancePart")
class ConcludePartDelegate extends PartStep implements JavaDelegate {

    static final Variable<Boolean> COMMON_PARTS_DUE = Variable.of("commonPartsDue", Boolean.class);
    static final Variable<String> PARTS_ACCEPTED = Variable.of("partsAccepted", String.class);

    private final AcceptanceLedger ledger;
    private final PartAvailability availability;

    ConcludePartDelegate(AcceptanceLedger ledger, PartAvailability availability) {
        super(ledger);
        this.ledger = ledger;
        this.availability = availability;
    }

    @Override
    void execute(DelegateExecution execution, AcceptanceLedger.Project project, String key, String caseNumber) {
        var parts = ledger.parts(project);
        var own = parts.stream().filter(part -> part.key().equals(key)).findFirst().orElseThrow();
        ledger.put(project, new ProjectPart(key, own.name(), "concluding", caseNumber));
        var others = parts.stream().filter(part -> !part.key().equals(key)).toList();
        COMMON_PARTS_DUE.set(execution, own.isUnit()
                && others.stream().allMatch(part -> part.isAccepted() || part.isConcluding() && availability.isUnderWay(part)));
        PARTS_ACCEPTED.set(execution, ProjectPart.namesOfAccepted(others));
    }
}
