package org.lianban.access;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lianban.engine.ModelProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads from the diagrams which steps need another person than earlier ones: {@code separation.otherThan} on a user task
 * names user tasks, or the start event, of the same process.
 */
@Component
// whoever may not do it need not hear first what is wrong with the form
@Order(-1)
class Separation extends AbstractBpmnParseListener {

    static final String OTHER_THAN = "separation.otherThan";

    private final TaskHands hands;

    Separation(TaskHands hands) {
        this.hands = hands;
    }

    /** Ids of the steps of which this task wants other people. */
    static List<String> otherThan(TaskEntity task) {
        return of(task.getExecution().getProcessDefinition().findActivity(task.getTaskDefinitionKey()));
    }

    @SuppressWarnings("unchecked")
    private static List<String> of(ActivityImpl activity) {
        var steps = (List<String>) activity.getProperty(OTHER_THAN);
        return steps == null ? List.of() : steps;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        var named = ModelProperties.of(userTask).get(OTHER_THAN);
        if (named != null) {
            activity.setProperty(OTHER_THAN, Arrays.stream(named.split(",")).map(String::strip).toList());
        }
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> hands.checkCompletion((TaskEntity) task));
    }

    /** When all steps are known: a rule about a step that does not exist would hold for nobody. */
    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        for (var task : definition.getTaskDefinitions().keySet()) {
            for (var step : of(definition.findActivity(task))) {
                if (step.equals(task) || !isStep(definition, step)) {
                    throw new BpmnParseException(
                            "任务 %s 的 %s 只能写本流程其他用户任务或开始事件的编号，没有 %s".formatted(task, OTHER_THAN, step), process);
                }
            }
        }
    }

    private static boolean isStep(ProcessDefinitionEntity definition, String step) {
        return definition.getTaskDefinitions().containsKey(step) || isStart(definition, step);
    }

    static boolean isStart(ProcessDefinitionImpl definition, String step) {
        return definition.getInitial() != null && definition.getInitial().getId().equals(step);
    }
}
