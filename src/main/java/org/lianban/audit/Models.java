package org.lianban.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Unrestricted;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The deployed models, each in the very version that something ran on. What policy said is no secret. */
@Component
class Models {

    private static final String FORM = ".form";

    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final ObjectMapper json;
    private final Map<String, Replay.Definition> known = new ConcurrentHashMap<>();

    Models(@Lazy ProcessEngine engine, Unrestricted unrestricted, ObjectMapper json) {
        this.repository = engine.getRepositoryService();
        this.unrestricted = unrestricted;
        this.json = json;
    }

    /** The names of all processes in their latest versions, by id. */
    Map<String, String> names() {
        return unrestricted.call(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .collect(Collectors.toMap(
                        ProcessDefinition::getKey, definition -> name(definition), (first, second) -> first, TreeMap::new)));
    }

    /** Every version of every process, those of one process together, the latest first. */
    List<Replay.Definition> definitions() {
        return unrestricted.call(() -> repository.createProcessDefinitionQuery()
                .orderByProcessDefinitionKey().asc().orderByProcessDefinitionVersion().desc().list().stream()
                .map(this::definition)
                .toList());
    }

    /** Those that are still deployed, in the given order. */
    List<Replay.Definition> definitions(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : unrestricted.call(() -> {
            var found = repository.createProcessDefinitionQuery().processDefinitionIdIn(ids.toArray(String[]::new)).list().stream()
                    .collect(Collectors.toMap(ProcessDefinition::getId, definition -> definition));
            return ids.stream().filter(found::containsKey).map(id -> definition(found.get(id))).toList();
        });
    }

    /** A deployed version never changes, so each is read once. */
    private Replay.Definition definition(ProcessDefinition definition) {
        return known.computeIfAbsent(definition.getId(), id -> read(definition));
    }

    private Replay.Definition read(ProcessDefinition definition) {
        var deployment = repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult();
        return new Replay.Definition(
                definition.getId(),
                definition.getKey(),
                name(definition),
                definition.getVersion(),
                definition.getVersionTag(),
                OfficialTime.of(deployment.getDeploymentTime()));
    }

    private static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    /** The diagram as it was deployed; empty where there is no such version. */
    Optional<String> bpmn(String definitionId) {
        return unrestricted.call(() -> exists(definitionId) ? Optional.of(text(repository.getProcessModel(definitionId))) : Optional.empty());
    }

    /** The decision as it was deployed, with all others of its file; empty where there is no such version. */
    Optional<String> dmn(String decisionDefinitionId) {
        return unrestricted.call(() ->
                repository.createDecisionDefinitionQuery().decisionDefinitionId(decisionDefinitionId).count() == 0
                        ? Optional.empty()
                        : Optional.of(text(repository.getDecisionModel(decisionDefinitionId))));
    }

    /** The form of a user task, or of the start event, as it was deployed with the diagram. */
    Optional<JsonNode> form(String definitionId, String activityId) {
        return unrestricted.call(() -> {
            if (!exists(definitionId)) {
                return Optional.empty();
            }
            var deployment = repository.getProcessDefinition(definitionId).getDeploymentId();
            return formRef(repository.getBpmnModelInstance(definitionId), activityId).flatMap(ref -> resource(deployment, ref));
        });
    }

    private static Optional<String> formRef(BpmnModelInstance model, String activityId) {
        var element = model.getModelElementById(activityId);
        return Optional.ofNullable(element instanceof UserTask task ? task.getCamundaFormRef()
                : element instanceof StartEvent start ? start.getCamundaFormRef()
                : null);
    }

    /** Forms are bound to the deployment of their diagram. */
    private Optional<JsonNode> resource(String deployment, String id) {
        return forms(deployment).map(name -> read(content(deployment, name))).filter(form -> form.path("id").asText().equals(id)).findFirst();
    }

    /** The names of all forms in a deployment. */
    Stream<String> forms(String deployment) {
        return unrestricted.call(() -> repository.getDeploymentResourceNames(deployment)).stream().filter(name -> name.endsWith(FORM));
    }

    /** A file as it was deployed. */
    byte[] content(String deployment, String name) {
        return unrestricted.call(() -> bytes(repository.getResourceAsStream(deployment, name)));
    }

    private boolean exists(String definitionId) {
        return repository.createProcessDefinitionQuery().processDefinitionId(definitionId).count() > 0;
    }

    private JsonNode read(byte[] form) {
        try {
            return json.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream stream) {
        return new String(bytes(stream), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
