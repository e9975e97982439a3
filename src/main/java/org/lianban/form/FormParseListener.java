package org.lianban.form;

import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the gate before every start form and every task form of every model. */
@Component
@Order(0)
class FormParseListener extends AbstractBpmnParseListener {

    private final SubmissionGate gate;

    FormParseListener(SubmissionGate gate) {
        this.gate = gate;
    }

    /** On the process, not its start event: an instance that begins elsewhere in the diagram passes here too. */
    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        if (definition.getStartFormHandler() == null) {
            return;
        }
        if (!hasForm(definition.getStartFormDefinition())) {
            guardWithoutForm(definition);
            return;
        }
        if (definition.getInitial().isAsyncBefore()) {
            throw new BpmnParseException("有表单的开始事件不能异步：校验须在提交的同一事务中进行", process);
        }
        var handler = definition.getStartFormHandler();
        definition.setStartFormHandler(new GuardedStartForm(handler));
        // first of all: what others stamp on a new case must not look like something submitted
        definition.addBuiltInListener(
                ExecutionListener.EVENTNAME_START,
                (ExecutionListener) instance -> gate.checkStart(handler, (ExecutionEntity) instance),
                0);
    }

    /** What people may start without a form they start without values; what only a process starts is between the diagrams. */
    private void guardWithoutForm(ProcessDefinitionEntity definition) {
        var handler = definition.getStartFormHandler();
        definition.setStartFormHandler(new GuardedStartForm(handler));
        if (!definition.getCandidateStarterGroupIdExpressions().isEmpty()
                || !definition.getCandidateStarterUserIdExpressions().isEmpty()) {
            definition.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) instance -> gate.checkStartWithoutForm(handler, (ExecutionEntity) instance),
                    0);
        }
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var handler = definition.getTaskFormHandler();
        definition.setTaskFormHandler(new GuardedTaskForm(handler));
        if (hasForm(definition.getFormDefinition())) {
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_COMPLETE, task -> gate.checkTask(handler, (TaskEntity) task));
        }
    }

    private static boolean hasForm(FormDefinition form) {
        return form != null && (form.getCamundaFormDefinitionKey() != null || form.getFormKey() != null);
    }

    private final class GuardedStartForm implements StartFormHandler {

        private final StartFormHandler handler;

        GuardedStartForm(StartFormHandler handler) {
            this.handler = handler;
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
            return handler.createStartFormData(definition);
        }

        @Override
        public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition,
                BpmnParse parse) {
            handler.parseConfiguration(element, deployment, definition, parse);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            gate.submitStart(handler, submitted, (ExecutionEntity) scope);
        }
    }

    private final class GuardedTaskForm implements TaskFormHandler {

        private final TaskFormHandler handler;

        GuardedTaskForm(TaskFormHandler handler) {
            this.handler = handler;
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            return handler.createTaskForm(task);
        }

        @Override
        public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition,
                BpmnParse parse) {
            handler.parseConfiguration(element, deployment, definition, parse);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            gate.submitTask(handler, submitted, (TaskEntity) scope);
        }
    }
}
