package org.lianban.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks a deployed decision table, latest version, on behalf of the installation.
 *
 * <p>Not through the decision service: whoever applies or completes a task need not be allowed to evaluate decisions, and
 * each evaluation would be logged as an operation of that person.
 */
@Component
public class Decisions {

    private final ProcessEngine engine;
    private final DmnEngine unrecorded = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    /** @param engine lazy, because parse listeners that ask decisions are needed to build it */
    public Decisions(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * The outputs of the one rule that fires, by output name; empty when none does. Asked by a step of a case it is
     * recorded with the case; asked to show something it leaves no trace, or each look would write.
     *
     * @throws NotFoundException when no such decision is deployed
     */
    public Optional<Map<String, Object>> single(String decision, Map<String, Object> inputs) {
        return single(decision, inputs, Context.getCoreExecutionContext() == null ? unrecorded : configuration().getDmnEngine());
    }

    /**
     * The same without a trace in the engine's history even within a case, for what the caller puts on record himself;
     * empty also where no such decision is deployed.
     */
    public Optional<Map<String, Object>> look(String decision, Map<String, Object> inputs) {
        return configuration().getCommandExecutorTxRequired().execute(command -> {
            var latest = command.getDecisionDefinitionManager().findLatestDecisionDefinitionByKeyAndTenantId(decision, null);
            return latest == null
                    ? Optional.empty()
                    : evaluate(configuration().getDeploymentCache().resolveDecisionDefinition(latest), inputs, unrecorded);
        });
    }

    /** The outputs of all rules that fire, in the order of the table, without a trace; none where it is not deployed. */
    public List<Map<String, Object>> lookAll(String decision, Map<String, Object> inputs) {
        return configuration().getCommandExecutorTxRequired().execute(command -> {
            var latest = command.getDecisionDefinitionManager().findLatestDecisionDefinitionByKeyAndTenantId(decision, null);
            return latest == null
                    ? List.of()
                    : unrecorded
                            .evaluateDecisionTable(
                                    (DmnDecision) configuration().getDeploymentCache().resolveDecisionDefinition(latest),
                                    Variables.fromMap(inputs))
                            .getResultList();
        });
    }

    private Optional<Map<String, Object>> single(String decision, Map<String, Object> inputs, DmnEngine dmn) {
        return configuration().getCommandExecutorTxRequired().execute(command -> evaluate(
                configuration().getDeploymentCache().findDeployedLatestDecisionDefinitionByKeyAndTenantId(decision, null),
                inputs,
                dmn));
    }

    private static Optional<Map<String, Object>> evaluate(
            DecisionDefinition definition, Map<String, Object> inputs, DmnEngine dmn) {
        var result = dmn.evaluateDecisionTable((DmnDecision) definition, Variables.fromMap(inputs));
        return Optional.ofNullable(result.getSingleResult()).map(rule -> rule.getEntryMap());
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
