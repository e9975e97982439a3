package org.lianban.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
 */
@Component
class ProcedureDeployer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcedureDeployer.class);
    private static final Pattern MODEL = Pattern.compile(".*?((?:processes|decisions)/([^/.][^/]*)/[^/]+\\.(?:bpmn|form|dmn))");

    private final RepositoryService repository;
    private final ApplicationEventPublisher events;
    private final String location;
    private boolean running;

    /** @param location a folder that holds {@code processes} and {@code decisions}, or {@code classpath*:} */
    ProcedureDeployer(
            RepositoryService repository,
            ApplicationEventPublisher events,
            @Value("${lianban.models:}") String location) {
        this.repository = repository;
        this.events = events;
        this.location = location.isBlank() ? defaultLocation() : location;
    }

    /** The working folder where there is one, so that a designer's edit counts at the next start without a build. */
    private static String defaultLocation() {
        return Files.isDirectory(Path.of("processes")) ? "file:./" : "classpath*:";
    }

    @Override
    public void start() {
        var folders = new TreeMap<String, Map<String, Resource>>();
        find("processes").forEach((name, resource) -> folder(folders, name).put(name, resource));
        var shared = new TreeMap<String, Map<String, Resource>>();
        find("decisions").forEach((name, resource) -> {
            var home = folders.containsKey(folderOf(name)) ? folders : shared;
            folder(home, name).put(name, resource);
        });
        shared.forEach(this::deploy);
        folders.forEach(this::deploy);
        running = true;
        events.publishEvent(new ProceduresDeployed());
    }

    private Map<String, Resource> find(String kind) {
        var found = new TreeMap<String, Resource>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(location + kind + "/*/*.*")) {
                var matcher = MODEL.matcher(resource.getURI().toString());
                if (matcher.matches()) {
                    found.put(matcher.group(1), resource);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("模型目录无法读取：" + location + kind, e);
        }
        return found;
    }

    private void deploy(String folder, Map<String, Resource> resources) {
        var deployment = repository.createDeployment().name(folder).source("lianban").enableDuplicateFiltering(false);
        resources.forEach((name, resource) -> {
            try (var content = resource.getInputStream()) {
                deployment.addInputStream(name, content);
            } catch (IOException e) {
                throw new UncheckedIOException("模型文件无法读取：" + name, e);
            }
        });
        var result = deployment.deployWithResult();
        if (result.getDeployedProcessDefinitions() != null || result.getDeployedDecisionDefinitions() != null) {
            LOG.info("Deployed {} ({} files)", folder, resources.size());
        }
    }

    private static Map<String, Resource> folder(Map<String, Map<String, Resource>> folders, String resourceName) {
        return folders.computeIfAbsent(folderOf(resourceName), name -> new TreeMap<>());
    }

    private static String folderOf(String resourceName) {
        return resourceName.split("/")[1];
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
