package org.lianban.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.lianban.engine.Violation;

/** Starts processes at their start, and with variables that the listener on the start will see. */
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
            if (!modificationBuilder.getModificationOperations().isEmpty()) {
                violations.add(new Violation("startInstructions", "发起位置", "案件只能从头发起，不能从流程中间开始"));
            }
            bringIntoShape(violations);
            if (!violations.isEmpty()) {
                throw new FormRejected(violations);
            }
            return super.executeWithVariablesInReturn(skipCustomListeners, skipIoMappings);
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
