package org.lianban.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.lianban.engine.DeployedFolders;
import org.lianban.engine.DeploymentObjections;
import org.lianban.engine.ModelPath;
import org.springframework.stereotype.Component;

/**
 * Puts what a person deploys to the rules, among the models that are deployed already; in the transaction of the deployment,
 * so that nothing of it stays when they object. What the system deploys at its start a build has checked.
 */
@Component
class DeploymentDoor implements Deployer, DeploymentObjections {

    private final JavaFacts java = JavaFacts.packaged();

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew() && Context.getCommandContext().getAuthenticatedUserId() != null) {
            var repository = Context.getProcessEngineConfiguration().getRepositoryService();
            var sent = deployment.getResources().values().stream()
                    .collect(Collectors.toMap(file -> file.getName(), file -> file.getBytes()));
            var findings = objections(sent, new DeployedFolders(repository).all());
            if (!findings.isEmpty()) {
                throw new ModelsRefused(findings);
            }
        }
    }

    /** Of a step that nobody knows the rules say more than the engine: which is meant. */
    @Override
    public RuntimeException refusal(ParseException unread, Map<String, byte[]> sent, Map<String, byte[]> inForce) {
        var findings = objections(sent, inForce);
        var unknown = findings.stream()
                .filter(finding -> finding.problem().startsWith(StepRules.UNKNOWN))
                .map(Finding::element)
                .collect(Collectors.toSet());
        var byEngine = unread.getResorceReports().stream().flatMap(report -> report.getErrors().isEmpty()
                ? Stream.of(new Finding(report.getResourceName(), "", unread.getMessage(), ""))
                : report.getErrors().stream()
                        .filter(error -> !unknown.contains(error.getMainElementId()))
                        .map(error -> new Finding(
                                report.getResourceName(),
                                Objects.toString(error.getMainElementId(), ""),
                                "%s（第 %d 行）".formatted(error.getMessage(), error.getLine()),
                                "")));
        return new ModelsRefused(Stream.concat(byEngine, findings.stream()).distinct().toList());
    }

    /** What is wrong in the folders concerned, and what would go wrong elsewhere that was right before. */
    private List<Finding> objections(Map<String, byte[]> sent, Map<String, byte[]> deployed) {
        var after = new TreeMap<>(deployed);
        sent.keySet().stream().flatMap(name -> ModelPath.of(name).stream()).map(ModelPath::folder).collect(Collectors.toSet())
                .forEach(folder -> after.keySet().removeIf(path -> ModelPath.of(path).orElseThrow().folder().equals(folder)));
        after.putAll(sent);
        var findings = faults(after, sent.keySet());
        var elsewhere = findings.stream().filter(finding -> !concerns(finding, sent.keySet())).collect(Collectors.toSet());
        var before = elsewhere.isEmpty() ? Set.<Finding>of() : new HashSet<>(faults(deployed, Set.of()));
        return findings.stream().filter(finding -> !elsewhere.contains(finding) || !before.contains(finding)).toList();
    }

    /** @param sent a file elsewhere that cannot be read neither stops these nor lets them pass unseen */
    private List<Finding> faults(Map<String, byte[]> files, Set<String> sent) {
        var models = Models.of(files, java);
        models.unreadable().removeIf(finding -> !sent.contains(finding.file()));
        return ModelCheck.of(models).stream().filter(finding -> !finding.remark()).toList();
    }

    private static boolean concerns(Finding finding, Set<String> sent) {
        return sent.contains(finding.file());
    }
}
