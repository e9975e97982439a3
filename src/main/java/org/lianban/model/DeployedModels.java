package org.lianban.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/** The models as new cases find them: of each folder the files of its newest deployment. */
final class DeployedModels {

    private final RepositoryService repository;

    DeployedModels(RepositoryService repository) {
        this.repository = repository;
    }

    /** Contents by path. */
    Map<String, byte[]> latest() {
        var newest = new HashMap<String, Deployment>();
        var deployments = new HashMap<String, Deployment>();
        definitions().filter(definition -> ModelPath.isPath(definition.getResourceName())).forEach(definition -> newest.merge(
                ModelPath.folder(definition.getResourceName()),
                deployments.computeIfAbsent(definition.getDeploymentId(), this::deployment),
                (one, other) -> Stream.of(one, other).max(Comparator.comparing(Deployment::getDeploymentTime)).orElseThrow()));
        var files = new TreeMap<String, byte[]>();
        newest.forEach((folder, deployment) -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                .filter(name -> ModelPath.isPath(name) && ModelPath.folder(name).equals(folder))
                .forEach(name -> files.put(name, content(deployment, name))));
        return files;
    }

    private Stream<ResourceDefinition> definitions() {
        return Stream.concat(
                repository.createProcessDefinitionQuery().latestVersion().list().stream(),
                repository.createDecisionDefinitionQuery().latestVersion().list().stream());
    }

    private Deployment deployment(String id) {
        return repository.createDeploymentQuery().deploymentId(id).singleResult();
    }

    private byte[] content(Deployment deployment, String name) {
        try (var content = repository.getResourceAsStream(deployment.getId(), name)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
