package org.lianban.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

/**
 * Lets a person deploy what he has changed: the Modeler sends a file or a few under bare names, and a diagram bound to its
 * deployment would not find the forms and tables that stayed behind. So they go under their paths, along with the other
 * files of the folder as they are deployed now. Where the engine cannot read them, the rules' findings are told with its own.
 */
class DesignersRepository extends RepositoryServiceImpl {

    private final DeploymentDoor door;

    DesignersRepository(DeploymentDoor door) {
        this.door = door;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl builder) {
        var person = commandExecutor.execute(context -> context.getAuthenticatedUserId());
        if (person == null) {
            return super.deployWithResult(builder);
        }
        Map<String, byte[]> deployed = unrestricted(() -> new DeployedModels(this).latest());
        complete(builder, deployed);
        try {
            return super.deployWithResult(builder);
        } catch (ParseException e) {
            throw new ModelsRefused(told(e, door.objections(contents(builder), deployed)));
        }
    }

    private <T> T unrestricted(Supplier<T> work) {
        return commandExecutor.execute(context -> context.runWithoutAuthorization(work::get));
    }

    private static void complete(DeploymentBuilderImpl builder, Map<String, byte[]> deployed) {
        var files = builder.getDeployment().getResources();
        if (files == null) {
            return;
        }
        var sent = new LinkedHashMap<>(contents(builder));
        var paths = ModelPath.of(sent, deployed);
        var resources = new ArrayList<ResourceEntity>(files.values());
        files.clear();
        resources.forEach(resource -> {
            resource.setName(paths.get(resource.getName()));
            files.put(resource.getName(), resource);
        });
        var folders = files.keySet().stream().filter(ModelPath::isPath).map(ModelPath::folder).collect(Collectors.toSet());
        deployed.forEach((path, content) -> {
            if (folders.contains(ModelPath.folder(path)) && !files.containsKey(path)) {
                builder.addInputStream(path, new ByteArrayInputStream(content));
            }
        });
    }

    private static Map<String, byte[]> contents(DeploymentBuilderImpl builder) {
        return builder.getDeployment().getResources().values().stream()
                .collect(Collectors.toMap(ResourceEntity::getName, ResourceEntity::getBytes));
    }

    /** Of a step that nobody knows the rules say more than the engine: which is meant. */
    private static List<Finding> told(ParseException problem, List<Finding> findings) {
        var unknown = findings.stream()
                .filter(finding -> finding.problem().startsWith(StepRules.UNKNOWN))
                .map(Finding::element)
                .collect(Collectors.toSet());
        var byEngine = problem.getResorceReports().stream().flatMap(report -> report.getErrors().isEmpty()
                ? Stream.of(new Finding(report.getResourceName(), "", problem.getMessage(), ""))
                : report.getErrors().stream()
                        .filter(error -> !unknown.contains(error.getMainElementId()))
                        .map(error -> new Finding(
                                report.getResourceName(),
                                Objects.toString(error.getMainElementId(), ""),
                                "%s（第 %d 行）".formatted(error.getMessage(), error.getLine()),
                                "")));
        return Stream.concat(byEngine, findings.stream()).distinct().toList();
    }
}
