package org.lianban.simulation;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** A step that something outside the diagram does: it answers as is assumed, and calls nobody. */
final class SimulatedStep implements JavaDelegate {

    private final Map<String, Object> usual;
    private final Assumptions assumptions;
    private final Supplier<Lots> lots;
    private final VirtualClock clock;

    /** @param usual variables that it sets where nothing else is assumed */
    SimulatedStep(Map<String, Object> usual, Assumptions assumptions, Supplier<Lots> lots, VirtualClock clock) {
        this.usual = usual;
        this.assumptions = assumptions;
        this.lots = lots;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        var outcome = assumptions.outcome(process, execution.getCurrentActivityId(), lots.get(), OffsetDateTime.now(clock));
        if (outcome.isPresent() && outcome.get().error() != null) {
            throw new BpmnError(outcome.get().error(), "模拟的拒绝");
        }
        execution.setVariables(outcome.map(found -> found.set()).orElse(usual));
    }
}
