package org.lianban.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.stereotype.Component;

/**
 * Reads from the deployed models, latest versions, what their elements and decision rules rest on. The same for everybody: on
 * which clause a step rests is no secret.
 */
@Component
public class PolicyElements {

    private static final String BASIS = "basis";

    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    PolicyElements(RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** Processes first, each kind by id. */
    public List<PolicyModel> latest() {
        return unrestricted.call(() -> {
            var shipped = shippedDeployments();
            return Stream.concat(
                            repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().stream()
                                    .map(process -> model(process, false, shipped, elements(process))),
                            repository.createDecisionDefinitionQuery().latestVersion().orderByDecisionDefinitionKey().asc().list().stream()
                                    .map(decision -> model(decision, true, shipped, rules(decision))))
                    .toList();
        });
    }

    /** The file of the latest version as it was deployed; empty where there is no such process or decision. */
    public Optional<String> text(String model) {
        return unrestricted.call(() -> Optional.<InputStream>empty()
                .or(() -> Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(model).latestVersion().singleResult())
                        .map(process -> repository.getProcessModel(process.getId())))
                .or(() -> Optional.ofNullable(repository.createDecisionDefinitionQuery().decisionDefinitionKey(model).latestVersion().singleResult())
                        .map(decision -> repository.getDecisionModel(decision.getId())))
                .map(PolicyElements::read));
    }

    private Set<String> shippedDeployments() {
        return repository.createDeploymentQuery().deploymentSource(DeployedFolders.SHIPPED).list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
    }

    private static PolicyModel model(ResourceDefinition definition, boolean decision, Set<String> shipped, List<PolicyElement> elements) {
        return new PolicyModel(
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                decision,
                definition.getVersion(),
                ModelPath.of(definition.getResourceName()).map(ModelPath::folder).orElse(""),
                shipped.contains(definition.getDeploymentId()),
                elements);
    }

    private List<PolicyElement> elements(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowElement.class).stream()
                .flatMap(element -> Optional.ofNullable(ModelProperties.of(element).get(BASIS)).stream().map(basis ->
                        new PolicyElement(element.getId(), element.getName(), element.getElementType().getTypeName(), basis)))
                .toList();
    }

    /** Of this decision alone, for a file may hold several. */
    private List<PolicyElement> rules(DecisionDefinition definition) {
        var decision = (Decision) repository.getDmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        return decision.getExpression() instanceof DecisionTable table
                ? table.getRules().stream()
                        .filter(rule -> rule.getDescription() != null)
                        .map(rule -> {
                            var said = rule.getDescription().getTextContent();
                            return new PolicyElement(rule.getId(), said, "rule", said);
                        })
                        .toList()
                : List.of();
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
