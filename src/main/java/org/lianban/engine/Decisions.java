package org.lianban.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a deployed decision table, latest version, on behalf of the installation rather than of the person logged in. */
@Component
public class Decisions {

    private final ProcessEngine engine;

    /** @param engine lazy, because parse listeners and delegates that ask decisions are needed to build it */
    Decisions(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * The outputs of the one rule that fires, by output name; empty when none does.
     *
     * @throws org.camunda.bpm.engine.exception.NotFoundException when no such decision is deployed
     */
    public Optional<Map<String, Object>> single(String decision, Map<String, ?> inputs) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
            DecisionService decisions = engine.getDecisionService();
            var result = decisions.evaluateDecisionTableByKey(decision, withoutNulls(inputs));
            return Optional.ofNullable(result.getSingleResult()).map(rule -> rule.getEntryMap());
        }));
    }

    private static Map<String, Object> withoutNulls(Map<String, ?> inputs) {
        var present = new HashMap<String, Object>(inputs);
        present.values().removeIf(Objects::isNull);
        return present;
    }
}
