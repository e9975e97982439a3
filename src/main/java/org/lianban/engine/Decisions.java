package org.lianban.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
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
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(command -> {
            var definition = configuration.getDeploymentCache().findDeployedLatestDecisionDefinitionByKeyAndTenantId(decision, null);
            var dmn = Context.getCoreExecutionContext() == null ? unrecorded : configuration.getDmnEngine();
            var result = dmn.evaluateDecisionTable((DmnDecision) definition, Variables.fromMap(inputs));
            return Optional.ofNullable(result.getSingleResult()).map(rule -> rule.getEntryMap());
        });
    }
}
