package org.lianban.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.lianban.engine.Unrestricted;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The files of the very versions that a case ran on, as they were deployed. */
@Component
class ModelFiles {

    /** @param name in the pack: the deployment, then the name under which it was deployed */
    record ModelFile(String name, byte[] content) {}

    /** @param models by the ids that the events have */
    record Used(List<Pack.Model> models, List<ModelFile> files) {}

    private record Resource(String deployment, String name) implements Comparable<Resource> {

        String file() {
            return Pack.MODELS + deployment + "/" + name;
        }

        @Override
        public int compareTo(Resource other) {
            return file().compareTo(other.file());
        }
    }

    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final Models models;

    ModelFiles(@Lazy ProcessEngine engine, Unrestricted unrestricted, Models models) {
        this.repository = engine.getRepositoryService();
        this.unrestricted = unrestricted;
        this.models = models;
    }

    /** What the events name, with all forms that were deployed beside a diagram; what is no longer deployed is left out. */
    Used of(List<Map<String, Object>> events) {
        return unrestricted.call(() -> {
            var used = new TreeMap<String, Resource>();
            var resources = new TreeSet<Resource>();
            ids(events, "processDefinitionId").forEach(id -> repository.createProcessDefinitionQuery().processDefinitionId(id).list()
                    .forEach(definition -> {
                        used.put(id, new Resource(definition.getDeploymentId(), definition.getResourceName()));
                        models.forms(definition.getDeploymentId())
                                .forEach(name -> resources.add(new Resource(definition.getDeploymentId(), name)));
                    }));
            ids(events, "decisionDefinitionId").forEach(id -> repository.createDecisionDefinitionQuery().decisionDefinitionId(id).list()
                    .forEach(definition -> used.put(id, new Resource(definition.getDeploymentId(), definition.getResourceName()))));
            resources.addAll(used.values());
            return new Used(
                    used.entrySet().stream().map(model -> new Pack.Model(model.getKey(), model.getValue().file())).toList(),
                    resources.stream().map(resource -> new ModelFile(resource.file(), models.content(resource.deployment(), resource.name()))).toList());
        });
    }

    private static TreeSet<String> ids(List<Map<String, Object>> events, String name) {
        var ids = new TreeSet<String>();
        events.forEach(event -> {
            if (event.get(name) instanceof String id) {
                ids.add(id);
            }
        });
        return ids;
    }
}
