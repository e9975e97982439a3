package org.lianban.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.lianban.audit.export.Clauses;
import org.lianban.engine.ModelProperties;
import org.lianban.engine.Unrestricted;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the deployed diagrams say of their elements. A deployed version never changes, so each is read once. */
@Component
class Diagrams implements Clauses {

    private static final String BASIS = "basis";

    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final Map<String, Map<String, Map<String, String>>> known = new ConcurrentHashMap<>();

    Diagrams(@Lazy ProcessEngine engine, Unrestricted unrestricted) {
        this.repository = engine.getRepositoryService();
        this.unrestricted = unrestricted;
    }

    /** The properties of an element; none where it, or the version, is not known. */
    Map<String, String> properties(String definition, String element) {
        return known.computeIfAbsent(definition, this::read).getOrDefault(element, Map.of());
    }

    @Override
    public String of(String definition, String element) {
        return properties(definition, element).get(BASIS);
    }

    private Map<String, Map<String, String>> read(String definition) {
        return unrestricted.call(() ->
                repository.createProcessDefinitionQuery().processDefinitionId(definition).count() == 0
                        ? Map.of()
                        : repository.getBpmnModelInstance(definition).getModelElementsByType(FlowElement.class).stream()
                                .collect(Collectors.toMap(FlowElement::getId, ModelProperties::of)));
    }
}
