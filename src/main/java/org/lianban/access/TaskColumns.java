package org.lianban.access;

import java.util.Map;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lianban.engine.ModelProperties;
import org.springframework.stereotype.Component;

/**
 * Puts on each task what the lists of Tasklist show and search: a variable of the case shows there as undefined to everyone
 * who may only work the task. Their names are nobody else's: one that a form knows would keep what is entered there from
 * the case.
 *
 * <p>A process says by its properties {@code applicant} and {@code applicantCreditCode} which of its variables hold them, a
 * user task by {@code waitsFor} that it is somebody else's turn.
 */
@Component
class TaskColumns extends AbstractBpmnParseListener {

    static final String CASE_NUMBER = "caseNumber";
    static final String MATTER = "taskMatter";
    static final String APPLICANT = "taskApplicant";
    static final String CREDIT_CODE = "taskCreditCode";
    static final String WAITS_FOR = "taskWaitsFor";

    /** The only one so far: the hall registers what the applicant brings. */
    static final String WAITS_FOR_APPLICANT = "申请人";

    private static final String WAITS_FOR_PROPERTY = "waitsFor";
    private static final Map<String, String> OF_CASE = Map.of("applicant", APPLICANT, "applicantCreditCode", CREDIT_CODE);

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        var properties = ModelProperties.of(process);
        OF_CASE.keySet().forEach(name -> definition.setProperty(name, properties.get(name)));
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        var waitsFor = ModelProperties.of(userTask).get(WAITS_FOR_PROPERTY);
        if (waitsFor != null && !waitsFor.equals("applicant")) {
            throw new BpmnParseException("任务 %s 的 waitsFor 只能写 applicant".formatted(activity.getId()), userTask);
        }
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behaviour) {
            behaviour.getTaskDefinition()
                    .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> fill(task, waitsFor != null));
        }
    }

    private static void fill(DelegateTask task, boolean waitsForApplicant) {
        var whole = wholeCase((ExecutionEntity) task.getExecution());
        var definition = whole.getProcessDefinition();
        task.setVariableLocal(CASE_NUMBER, whole.getProcessBusinessKey());
        task.setVariableLocal(MATTER, definition.getName());
        OF_CASE.forEach((property, column) -> {
            var variable = (String) definition.getProperty(property);
            var value = variable == null ? null : whole.getVariable(variable);
            if (value != null) {
                task.setVariableLocal(column, value);
            }
        });
        if (waitsForApplicant) {
            task.setVariableLocal(WAITS_FOR, WAITS_FOR_APPLICANT);
        }
    }

    /** A called process need not be handed who applied. */
    private static ExecutionEntity wholeCase(ExecutionEntity place) {
        var whole = place.getProcessInstance();
        while (whole.getSuperExecution() != null) {
            whole = whole.getSuperExecution().getProcessInstance();
        }
        return whole;
    }
}
