package org.lianban.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys each procedure folder as one deployment: its diagrams, its forms and the tables of the decision folder of the
 * same name. Decision folders without a procedure are deployments of their own and go first.
 *
 * <p>A folder is deployed again as a whole when anything in it changed, for a diagram bound by deployment must find its
 * forms and tables in its own deployment. Resource names are repository paths: two folders may hold equal file names.
 * A folder that a designer has deployed since stays as the designer left it.
 */
@Component
class ProcedureDeployer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcedureDeployer.class);

    private final RepositoryService repository;
    private final DeployedFolders deployed;
    private final ApplicationEventPublisher events;
    private final String location;
    private boolean running;

    /** @param location a folder that holds {@code processes} and {@code decisions}, or {@code classpath*:} */
    ProcedureDeployer(
            RepositoryService repository,
            ApplicationEventPublisher events,
            @Value("${lianban.models:}") String location) {
        this.repository = repository;
        this.deployed = new DeployedFolders(repository);
        this.events = events;
        this.location = location.isBlank() ? defaultLocation() : location;
    }

    /** The working folder where there is one, so that a designer's edit counts at the next start without a build. */
    private static String defaultLocation() {
        return Files.isDirectory(Path.of("processes")) ? "file:./" : "classpath*:";
    }

    @Override
    public void start() {
        var procedures = new TreeMap<String, Map<String, byte[]>>();
        find("processes").forEach((path, resource) -> add(procedures, path, resource));
        var shared = new TreeMap<String, Map<String, byte[]>>();
        find("decisions").forEach((path, resource) -> add(procedures.containsKey(path.folder()) ? procedures : shared, path, resource));
        shared.forEach(this::bring);
        procedures.forEach(this::bring);
        running = true;
        events.publishEvent(new ProceduresDeployed());
    }

    private Map<ModelPath, Resource> find(String kind) {
        var found = new LinkedHashMap<ModelPath, Resource>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(location + kind + "/*/*.*")) {
                var path = ModelPath.in(resource.getURI().toString());
                if (path.isPresent()) {
                    found.put(path.get(), resource);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("模型目录无法读取：" + location + kind, e);
        }
        return found;
    }

    private static void add(Map<String, Map<String, byte[]>> folders, ModelPath path, Resource resource) {
        try {
            folders.computeIfAbsent(path.folder(), folder -> new TreeMap<>()).put(path.name(), resource.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("模型文件无法读取：" + path.name(), e);
        }
    }

    /** What a designer has deployed meanwhile is never replaced: the product brings a folder of its own only. */
    private void bring(String folder, Map<String, byte[]> files) {
        var present = deployed.inForce(folder);
        if (present.isEmpty() || present.get().isShipped()) {
            deploy(folder, files);
        } else if (!present.get().holds(files)
                && deployed.shippedLast(folder).map(shipped -> !shipped.holds(files)).orElse(true)) {
            withhold(folder, files, present.get());
        }
    }

    private void deploy(String folder, Map<String, byte[]> files) {
        var deployment = repository.createDeployment().name(folder).source(DeployedFolders.SHIPPED).enableDuplicateFiltering(false);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        var result = deployment.deployWithResult();
        if (result.getDeployedProcessDefinitions() != null || result.getDeployedDecisionDefinitions() != null) {
            LOG.info("Deployed {} ({} files)", folder, files.size());
        }
    }

    private void withhold(String folder, Map<String, byte[]> files, DeployedFolder present) {
        var names = new TreeSet<>(files.keySet());
        names.addAll(present.files().keySet());
        names.removeIf(name -> Arrays.equals(files.get(name), present.files().get(name)));
        LOG.warn("Not deployed: {}. A designer has deployed it since (deployment {}); compare and deploy what is wanted of {}",
                folder, present.deployment(), names);
        events.publishEvent(new FolderWithheld(folder, List.copyOf(names), present.deployment()));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First of all: before the web server takes requests and before the job executor takes jobs. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
