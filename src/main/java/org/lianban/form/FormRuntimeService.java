package org.lianban.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractInstantiationCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;

/**
 * Starts processes with variables that the listener on the start will see.
 *
 * <p>A start at a chosen activity can carry variables of its own, which the engine sets only after the start listeners have
 * run, and so past the start form.
 */
class FormRuntimeService extends RuntimeServiceImpl {

    @Override
    public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
        return new Instantiation(commandExecutor, processDefinitionId, null);
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
        return new Instantiation(commandExecutor, null, processDefinitionKey);
    }

    private static final class Instantiation extends ProcessInstantiationBuilderImpl {

        Instantiation(CommandExecutor commandExecutor, String processDefinitionId, String processDefinitionKey) {
            super(commandExecutor);
            this.processDefinitionId = processDefinitionId;
            this.processDefinitionKey = processDefinitionKey;
        }

        @Override
        public ProcessInstanceWithVariables executeWithVariablesInReturn(boolean skipCustomListeners, boolean skipIoMappings) {
            var violations = new ArrayList<Violation>();
            for (var operation : modificationBuilder.getModificationOperations()) {
                if (operation instanceof AbstractInstantiationCmd start) {
                    refuse(start.getVariables(), violations);
                    refuse(start.getVariablesLocal(), violations);
                }
            }
            bringIntoShape(violations);
            if (!violations.isEmpty()) {
                throw new FormRejected(violations);
            }
            return super.executeWithVariablesInReturn(skipCustomListeners, skipIoMappings);
        }

        private static void refuse(Map<String, Object> variables, List<Violation> violations) {
            variables.keySet().forEach(key -> violations.add(new Violation(key, key, "只能作为发起数据提交")));
        }

        /** Before the engine stores them: it would answer a serialised object with 500, and serialise a list as Java. */
        private void bringIntoShape(List<Violation> violations) {
            var variables = modificationBuilder.getProcessVariables();
            for (var key : List.copyOf(variables.keySet())) {
                try {
                    var value = PlainValues.of(variables.getValueTyped(key));
                    if (value instanceof List<?> || value instanceof Map<?, ?>) {
                        variables.put(key, PlainValues.storable(value));
                    }
                } catch (PlainValues.Unsupported e) {
                    violations.add(new Violation(key, key, e.getMessage()));
                }
            }
        }
    }
}
