package org.lianban.journal;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** Takes down each sequence flow that is taken, which the engine's history does not. */
@Component
class TakenFlows extends AbstractBpmnParseListener {

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        var id = flow.getId();
        var name = element.attribute("name");
        var source = element.attribute("sourceRef");
        var target = element.attribute("targetRef");
        flow.addBuiltInListener(
                ExecutionListener.EVENTNAME_TAKE,
                (ExecutionListener) execution -> taken((ExecutionEntity) execution, id, name, source, target));
    }

    private static void taken(ExecutionEntity execution, String id, String name, String source, String target) {
        JournalSession.of(Context.getCommandContext()).add(
                Subject.ofInstance(execution.getRootProcessInstanceId(), execution.getProcessInstanceId()),
                "flow.taken",
                new Details()
                        .at(execution.getProcessDefinitionId(), source)
                        .with("flowId", id)
                        .with("flowName", name)
                        .with("source", source)
                        .with("target", target)
                        .in(execution)
                        .values());
    }

    /** One that was not seen when it was taken. */
    static Details of(SequenceFlow flow, HistoricProcessInstance instance) {
        return new Details()
                .with("flowId", flow.getId())
                .with("flowName", flow.getName())
                .with("source", flow.getSource().getId())
                .with("target", flow.getTarget().getId())
                .with("processDefinitionKey", instance.getProcessDefinitionKey())
                .with("processDefinitionId", instance.getProcessDefinitionId())
                .with("processInstanceId", instance.getId());
    }
}
