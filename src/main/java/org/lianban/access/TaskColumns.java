package org.lianban.access;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the case number on each task, for the columns of Tasklist: a variable of the case shows there as undefined to
 * everyone who may only work the task.
 */
@Component
class TaskColumns extends AbstractBpmnParseListener {

    static final String CASE_NUMBER = "caseNumber";

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behaviour) {
            behaviour.getTaskDefinition()
                    .addBuiltInTaskListener(
                            TaskListener.EVENTNAME_CREATE,
                            task -> task.setVariableLocal(CASE_NUMBER, task.getExecution().getProcessBusinessKey()));
        }
    }
}
