package org.lianban.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a deployed decision table, latest version, on behalf of the installation rather than of the person logged in. */
@Component
public class Decisions {

    private final DecisionService decisions;
    private final Unrestricted unrestricted;

    /** @param decisions lazy, because parse listeners that ask decisions are needed to build the engine */
    Decisions(@Lazy DecisionService decisions, Unrestricted unrestricted) {
        this.decisions = decisions;
        this.unrestricted = unrestricted;
    }

    /**
     * The outputs of the one rule that fires, by output name; empty when none does.
     *
     * @throws org.camunda.bpm.engine.exception.NotFoundException when no such decision is deployed
     */
    public Optional<Map<String, Object>> single(String decision, Map<String, ?> inputs) {
        var present = new HashMap<String, Object>(inputs);
        present.values().removeIf(Objects::isNull);
        return unrestricted.call(() -> Optional.ofNullable(
                        decisions.evaluateDecisionTableByKey(decision, present).getSingleResult())
                .map(rule -> rule.getEntryMap()));
    }
}
