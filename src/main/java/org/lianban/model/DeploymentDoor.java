package org.lianban.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Puts what a person deploys to the rules, among the models that are deployed already; in the transaction of the deployment,
 * so that nothing of it stays when they object. What the system deploys at its start a build has checked.
 */
class DeploymentDoor implements Deployer {

    private final JavaFacts java = JavaFacts.packaged();

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew() && Context.getCommandContext().getAuthenticatedUserId() != null) {
            var repository = Context.getProcessEngineConfiguration().getRepositoryService();
            var sent = deployment.getResources().values().stream()
                    .collect(Collectors.toMap(file -> file.getName(), file -> file.getBytes()));
            var findings = objections(sent, new DeployedModels(repository).latest());
            if (!findings.isEmpty()) {
                throw new ModelsRefused(findings);
            }
        }
    }

    /** What is wrong in the folders concerned, and what would go wrong elsewhere that was right before. */
    List<Finding> objections(Map<String, byte[]> sent, Map<String, byte[]> deployed) {
        var after = new TreeMap<>(deployed);
        sent.keySet().stream().filter(ModelPath::isPath).map(ModelPath::folder).collect(Collectors.toSet())
                .forEach(folder -> after.keySet().removeIf(path -> ModelPath.folder(path).equals(folder)));
        after.putAll(sent);
        var findings = faults(after);
        var elsewhere = findings.stream().filter(finding -> !concerns(finding, sent.keySet())).collect(Collectors.toSet());
        var before = elsewhere.isEmpty() ? Set.<Finding>of() : new HashSet<>(faults(deployed));
        return findings.stream().filter(finding -> !elsewhere.contains(finding) || !before.contains(finding)).toList();
    }

    private List<Finding> faults(Map<String, byte[]> files) {
        return ModelCheck.of(Models.of(files, java)).stream().filter(finding -> !finding.remark()).toList();
    }

    private static boolean concerns(Finding finding, Set<String> sent) {
        return sent.contains(finding.file());
    }
}
