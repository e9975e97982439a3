package org.lianban.engine;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.Deployment;

/**
 * Deploys what a designer sends as the folders it belongs to. The Modeler sends the diagram that is open and what is attached to
 * it, by bare file names; but a diagram finds its forms, its tables and the processes it calls in its own deployment. So each
 * file goes back to the path under which it is deployed already, whatever is missing of its folder is added as it is in force,
 * and a folder in which nothing has changed gets no new version.
 */
class WholeDeployment extends DeployCmd {

    private final transient DeployedFolders folders;
    private final transient Consumer<DeploymentMade> made;
    private transient Set<String> sent = Set.of();

    /** @param made is told when something has been deployed */
    WholeDeployment(DeploymentBuilderImpl deployment, RepositoryService repository, Consumer<DeploymentMade> made) {
        super(deployment);
        this.folders = new DeployedFolders(repository);
        this.made = made;
    }

    /** Nobody else deploys from here on, so nothing that is in force can be overtaken. */
    @Override
    protected void acquireExclusiveLock(CommandContext command) {
        super.acquireExclusiveLock(command);
        // what is deployed once more is whole already
        if (deploymentBuilder.getDeployments().isEmpty() && !DeployedFolders.SHIPPED.equals(deploymentBuilder.getDeployment().getSource())) {
            place();
            sent = contents().keySet();
            complete();
        } else {
            sent = contents().keySet();
        }
    }

    @Override
    protected void deploy(CommandContext command, DeploymentEntity deployment) {
        var files = contents();
        var before = new TreeMap<String, byte[]>();
        foldersOf(files).forEach(folder -> folders.inForce(folder).ifPresent(present -> before.putAll(present.files())));
        super.deploy(command, deployment);
        made.accept(new DeploymentMade(
                deployment.getId(),
                deployment.getName(),
                deployment.getSource(),
                files.keySet().stream().filter(sent::contains).toList(),
                files,
                before));
    }

    /** Nothing has been done by whoever sends what is in force already. */
    @Override
    protected void createUserOperationLog(DeploymentBuilderImpl sent, Deployment deployment, CommandContext command) {
        if (deployment == sent.getDeployment()) {
            super.createUserOperationLog(sent, deployment, command);
        }
    }

    private void place() {
        var files = contents();
        var places = new HashMap<String, ModelPath>();
        files.forEach((name, content) -> known(name, content).ifPresent(path -> places.put(name, path)));
        var home = home(files, places);
        files.forEach((name, content) -> {
            if (!places.containsKey(name) && ModelPath.isBare(name)) {
                inHome(name, content, home).ifPresent(path -> places.put(name, path));
            }
        });
        places.forEach((name, path) -> move(name, path.name()));
    }

    /** What a file defines is known by its id: under a second name in its folder it would be there twice. */
    private Optional<ModelPath> known(String name, byte[] content) {
        var given = ModelPath.of(name);
        if (!name.endsWith(".bpmn") && !name.endsWith(".dmn")) {
            return given;
        }
        return DefinedIds.of(name, content).stream()
                .flatMap(id -> folders.ofDefinition(name, id).stream())
                .filter(path -> given.isEmpty() || given.get().folder().equals(path.folder()))
                .findFirst()
                .or(() -> given);
    }

    /** The folder of what is not deployed yet: that of the diagrams sent with it, or a new one. */
    private Optional<String> home(Map<String, byte[]> files, Map<String, ModelPath> places) {
        var diagrams = new TreeSet<String>();
        places.forEach((name, path) -> {
            if (name.endsWith(".bpmn")) {
                diagrams.add(path.folder());
            }
        });
        if (diagrams.isEmpty()) {
            return files.entrySet().stream()
                    .filter(file -> file.getKey().endsWith(".bpmn"))
                    .flatMap(file -> DefinedIds.of(file.getKey(), file.getValue()).stream())
                    .findFirst();
        }
        var homeless = files.keySet().stream().filter(name -> !places.containsKey(name)).toList();
        if (diagrams.size() > 1 && !homeless.isEmpty()) {
            throw new BadUserRequestException("不能判断 %s 属于 %s 中的哪一个，请分开部署"
                    .formatted(String.join("、", homeless), String.join("、", diagrams)));
        }
        return Optional.of(diagrams.first());
    }

    private Optional<ModelPath> inHome(String name, byte[] content, Optional<String> home) {
        if (name.endsWith(".form")) {
            // one alone goes where its id is
            return home.isEmpty()
                    ? sameForm(folders.all(), content)
                    : home.flatMap(folder -> folders.inForce(folder)
                            .flatMap(present -> sameForm(present.files(), content))
                            .or(() -> ModelPath.of(folder, name)));
        }
        return ModelPath.of(home.orElseGet(() -> name.substring(0, name.lastIndexOf('.'))), name);
    }

    /** A form is known by its id: under a second name it would be there twice. */
    private static Optional<ModelPath> sameForm(Map<String, byte[]> present, byte[] content) {
        var ids = DefinedIds.of(".form", content);
        return present.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".form") && !ids.isEmpty() && DefinedIds.of(".form", file.getValue()).equals(ids))
                .flatMap(file -> ModelPath.of(file.getKey()).stream())
                .findFirst();
    }

    private void move(String from, String to) {
        var resources = deploymentBuilder.getDeployment().getResources();
        if (from.equals(to)) {
            return;
        }
        if (resources.containsKey(to)) {
            throw new BadUserRequestException("%s 与同时部署的另一个文件是同一个模型".formatted(from));
        }
        deploymentBuilder.addInputStream(to, new ByteArrayInputStream(resources.remove(from).getBytes()));
    }

    private void complete() {
        var changed = new TreeMap<String, DeployedFolder>();
        var unchanged = new TreeMap<String, DeployedFolder>();
        var files = contents();
        foldersOf(files).forEach(folder -> folders.inForce(folder).ifPresent(present -> {
            var whole = new TreeMap<>(present.files());
            files.forEach((name, content) -> {
                if (isOf(name, folder)) {
                    whole.put(name, content);
                }
            });
            (present.holds(whole) ? unchanged : changed).put(folder, present);
        }));
        var isNew = files.keySet().stream().anyMatch(name -> ModelPath.of(name)
                .map(path -> !changed.containsKey(path.folder()) && !unchanged.containsKey(path.folder()))
                .orElse(true));
        changed.values().forEach(this::fill);
        if (!deploymentBuilder.isDuplicateFilterEnabled()) {
            unchanged.values().forEach(this::fill);
            return;
        }
        // part of a folder would leave its diagrams without the rest
        deploymentBuilder.enableDuplicateFiltering(false);
        var nothingNew = changed.isEmpty() && !isNew;
        unchanged.values().stream().skip(nothingNew ? 1 : 0).forEach(this::drop);
        if (nothingNew) {
            // the engine finds the same there, and answers with it
            var present = unchanged.firstEntry().getValue();
            fill(present);
            deploymentBuilder.name(present.deploymentName()).source(present.source());
        }
    }

    private void fill(DeployedFolder present) {
        var resources = deploymentBuilder.getDeployment().getResources();
        present.files().forEach((name, content) -> {
            if (!resources.containsKey(name)) {
                deploymentBuilder.addInputStream(name, new ByteArrayInputStream(content));
            }
        });
    }

    private void drop(DeployedFolder present) {
        deploymentBuilder.getDeployment().getResources().keySet().removeAll(present.files().keySet());
    }

    private static List<String> foldersOf(Map<String, byte[]> files) {
        return files.keySet().stream().flatMap(name -> ModelPath.of(name).stream()).map(ModelPath::folder).distinct().toList();
    }

    private static boolean isOf(String name, String folder) {
        return ModelPath.of(name).filter(path -> path.folder().equals(folder)).isPresent();
    }

    /** What is deployed, by path. */
    Map<String, byte[]> contents() {
        return deploymentBuilder.getDeployment().getResources().values().stream()
                .collect(Collectors.toMap(file -> file.getName(), file -> file.getBytes(), (one, other) -> one, TreeMap::new));
    }
}
