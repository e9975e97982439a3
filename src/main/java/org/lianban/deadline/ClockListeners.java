package org.lianban.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lianban.engine.Place;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Starts the clock of a case when it opens, and stops clocks when what they measure ends, in whatever way it ends. */
@Component
// the case has to be open before its clock can start
@Order(Ordered.LOWEST_PRECEDENCE)
class ClockListeners extends AbstractBpmnParseListener {

    private final Deadline deadline;
    private final CaseClocks clocks;

    ClockListeners(Deadline deadline, CaseClocks clocks) {
        this.deadline = deadline;
        this.clocks = clocks;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::opened);
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::ended);
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::left);
    }

    private void opened(DelegateExecution execution) {
        if (((ExecutionEntity) execution).getSuperExecution() == null) {
            deadline.start(execution, CaseClock.CASE);
        }
    }

    private void ended(DelegateExecution execution) {
        if (belongsToCase(execution)) {
            clocks.end(Place.of(execution));
        }
    }

    private void left(DelegateExecution execution) {
        if (belongsToCase(execution)) {
            clocks.leave(Place.of(execution));
        }
    }

    /** What was started past the case opening has to remain possible to delete. */
    static boolean belongsToCase(DelegateExecution execution) {
        return execution.getProcessBusinessKey() != null;
    }
}
