package org.lianban.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/** Finds what is deployed of the folders. Each deployment holds its folders as a whole, so the newest one tells all. */
public class DeployedFolders {

    /** The source of what the product brings with it, which tells it from what designers deploy. */
    static final String SHIPPED = "lianban";

    private final RepositoryService repository;

    public DeployedFolders(RepositoryService repository) {
        this.repository = repository;
    }

    /** What is in force; empty where the folder has never been deployed. */
    Optional<DeployedFolder> inForce(String folder) {
        return Stream.<ResourceDefinition>concat(
                        repository.createProcessDefinitionQuery().processDefinitionResourceNameLike("processes/" + folder + "/%")
                                .latestVersion().list().stream(),
                        repository.createDecisionDefinitionQuery().decisionDefinitionResourceNameLike("decisions/" + folder + "/%")
                                .latestVersion().list().stream())
                .filter(definition -> belongs(definition.getResourceName(), folder))
                .map(ResourceDefinition::getDeploymentId)
                .distinct()
                .map(id -> repository.createDeploymentQuery().deploymentId(id).singleResult())
                .max(Comparator.comparing(Deployment::getDeploymentTime))
                .map(deployment -> read(deployment, folder));
    }

    /** The models as new cases find them: contents of all that is in force, by path. */
    public Map<String, byte[]> all() {
        var files = new TreeMap<String, byte[]>();
        Stream.<ResourceDefinition>concat(
                        repository.createProcessDefinitionQuery().latestVersion().list().stream(),
                        repository.createDecisionDefinitionQuery().latestVersion().list().stream())
                .flatMap(definition -> ModelPath.of(definition.getResourceName()).stream())
                .map(ModelPath::folder)
                .distinct()
                .forEach(folder -> inForce(folder).ifPresent(present -> files.putAll(present.files())));
        return files;
    }

    /** What the product brought last, whether or not it is in force. */
    Optional<DeployedFolder> shippedLast(String folder) {
        return repository.createDeploymentQuery().deploymentSource(SHIPPED).deploymentName(folder)
                .orderByDeploymentTime().desc().listPage(0, 1).stream()
                .findFirst()
                .map(deployment -> read(deployment, folder));
    }

    /** Under which name a process or decision is deployed in its latest version. */
    Optional<ModelPath> ofDefinition(String file, String id) {
        var definition = file.endsWith(".bpmn")
                ? repository.createProcessDefinitionQuery().processDefinitionKey(id).latestVersion().singleResult()
                : repository.createDecisionDefinitionQuery().decisionDefinitionKey(id).latestVersion().singleResult();
        return Optional.ofNullable(definition).flatMap(found -> ModelPath.of(found.getResourceName()));
    }

    private DeployedFolder read(Deployment deployment, String folder) {
        var files = new TreeMap<String, byte[]>();
        repository.getDeploymentResources(deployment.getId()).stream()
                .filter(file -> belongs(file.getName(), folder))
                .forEach(file -> files.put(file.getName(), file.getBytes()));
        return new DeployedFolder(deployment.getId(), deployment.getName(), deployment.getSource(), files);
    }

    private static boolean belongs(String name, String folder) {
        return ModelPath.of(name).filter(path -> path.folder().equals(folder)).isPresent();
    }
}
