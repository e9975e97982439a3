package org.lianban.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** Reads from the deployed models, latest versions, what their elements and decision rules rest on. */
@Component
public class PolicyElements {

    private static final String BASIS = "basis";

    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    PolicyElements(RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** The same for everybody: on which clause a step rests is no secret. */
    public List<PolicyElement> latest() {
        return unrestricted.call(() -> Stream.concat(
                        repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().stream()
                                .flatMap(this::elements),
                        repository.createDecisionDefinitionQuery().latestVersion().orderByDecisionDefinitionKey().asc().list().stream()
                                .flatMap(this::rules))
                .toList());
    }

    private Stream<PolicyElement> elements(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowElement.class).stream()
                .flatMap(element -> basis(element).map(basis -> new PolicyElement(
                        definition.getKey(),
                        definition.getName(),
                        element.getId(),
                        element.getName(),
                        element.getElementType().getTypeName(),
                        basis)));
    }

    private static Stream<String> basis(FlowElement element) {
        if (element.getExtensionElements() == null) {
            return Stream.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> BASIS.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue());
    }

    private Stream<PolicyElement> rules(DecisionDefinition definition) {
        return repository.getDmnModelInstance(definition.getId()).getModelElementsByType(Rule.class).stream()
                .filter(rule -> rule.getDescription() != null)
                .map(rule -> new PolicyElement(
                        definition.getKey(),
                        definition.getName(),
                        rule.getId(),
                        rule.getDescription().getTextContent(),
                        "rule",
                        rule.getDescription().getTextContent()));
    }
}
