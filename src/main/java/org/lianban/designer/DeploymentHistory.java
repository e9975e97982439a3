package org.lianban.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lianban.access.TaskPeople;
import org.lianban.designer.Difference.Kind;
import org.lianban.engine.DeploymentMade;
import org.lianban.engine.Deployments;
import org.lianban.engine.Deployments.Deployed;
import org.lianban.engine.FolderWithheld;
import org.lianban.engine.ModelPath;
import org.lianban.journal.Journal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who deployed what, when, and with which difference from the version before. */
@Component
class DeploymentHistory {

    /** What the product brought along was deployed by nobody. */
    private static final String PRODUCT = "产品自带";

    /** A record is to be read; whoever wants more of it compares the two deployments, which are kept. */
    private static final int MOST_SENTENCES = 100;

    /**
     * A deployment in a list.
     *
     * @param by account; null where the product brought it along
     * @param byName of the person
     * @param folders procedures and shared decisions, in order
     * @param changed the files that differ from the version before; all where there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            String name,
            String source,
            String by,
            String byName,
            OffsetDateTime at,
            List<String> folders,
            List<ChangedFile> changed) {}

    /** @param parts how many of its parts differ */
    record ChangedFile(String file, Kind kind, int parts) {}

    /** @param before deployment that held the version before; null where there was none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileEntry(String before, FileDifference difference) {}

    /** A deployment with all its files, in order. */
    record Whole(Entry deployment, List<FileEntry> files) {}

    private final Deployments deployments;
    private final TaskPeople people;
    private final Journal journal;

    /** A deployment never changes. */
    private final Map<String, List<ChangedFile>> changed = new ConcurrentHashMap<>();

    private final List<FolderWithheld> withheld = new CopyOnWriteArrayList<>();

    DeploymentHistory(Deployments deployments, TaskPeople people, Journal journal) {
        this.deployments = deployments;
        this.people = people;
        this.journal = journal;
    }

    /** The newest first. */
    List<Entry> page(String folder, int page, int size) {
        return deployments.page(folder, page * size, size).stream().map(deployment -> entry(deployment, null)).toList();
    }

    /** What the product would have deployed at the start of this node, had nobody deployed another version meanwhile. */
    List<FolderWithheld> withheld() {
        return List.copyOf(withheld);
    }

    Optional<Whole> find(String id) {
        return deployments.find(id).map(deployment -> {
            var files = compared(deployment);
            return new Whole(entry(deployment, files), files);
        });
    }

    /** The text of a file as it was deployed; empty where the deployment has none of the name. */
    Optional<String> text(String id, String file) {
        return deployments.find(id)
                .map(deployment -> deployments.files(id).get(file))
                .map(content -> new String(content, StandardCharsets.UTF_8));
    }

    private Entry entry(Deployed deployment, List<FileEntry> known) {
        var differing = changed.computeIfAbsent(deployment.id(), id -> changed(known == null ? compared(deployment) : known));
        return new Entry(
                deployment.id(),
                deployment.name(),
                deployment.source(),
                deployment.by(),
                deployment.by() == null ? PRODUCT : people.name(deployment.by()),
                deployment.at(),
                folders(deployments.names(deployment.id())),
                differing);
    }

    private static List<ChangedFile> changed(List<FileEntry> files) {
        return files.stream()
                .map(FileEntry::difference)
                .filter(file -> file.kind() != null)
                .map(file -> new ChangedFile(file.file(), file.kind(), file.parts().size()))
                .toList();
    }

    private List<FileEntry> compared(Deployed deployment) {
        var files = deployments.files(deployment.id());
        var before = deployments.before(deployment, files.keySet());
        var contents = new HashMap<String, Map<String, byte[]>>();
        before.values().forEach(id -> contents.computeIfAbsent(id, deployments::files));
        var compared = new ArrayList<FileEntry>();
        files.forEach((name, content) -> {
            var from = before.get(name);
            compared.add(new FileEntry(from, FileDifference.between(name, from == null ? null : contents.get(from).get(name), content)));
        });
        folders(files.keySet()).forEach(folder -> newest(before, folder).ifPresent(from -> contents.get(from).forEach((name, content) -> {
            if (!files.containsKey(name) && isOf(name, folder)) {
                compared.add(new FileEntry(from, FileDifference.between(name, content, null)));
            }
        })));
        return compared;
    }

    /** Which deployment held the version before of the folder: the newest one that held any of its files. */
    private Optional<String> newest(Map<String, String> before, String folder) {
        return before.entrySet().stream()
                .filter(file -> isOf(file.getKey(), folder))
                .map(Map.Entry::getValue)
                .distinct()
                .max(Comparator.comparing(id -> deployments.find(id).orElseThrow().at()));
    }

    private static List<String> folders(Collection<String> files) {
        return files.stream().flatMap(name -> ModelPath.of(name).stream()).map(ModelPath::folder).distinct().sorted().toList();
    }

    private static boolean isOf(String name, String folder) {
        return ModelPath.of(name).filter(path -> path.folder().equals(folder)).isPresent();
    }

    /** With the deployment itself, so that neither is there without the other. */
    @EventListener
    void made(DeploymentMade made) {
        var names = new TreeSet<>(made.files().keySet());
        names.addAll(made.before().keySet());
        var changes = new ArrayList<Map<String, Object>>();
        var left = MOST_SENTENCES;
        for (var name : names) {
            var difference = FileDifference.between(name, made.before().get(name), made.files().get(name));
            if (difference.kind() != null) {
                var change = new LinkedHashMap<String, Object>();
                change.put("file", name);
                change.put("kind", difference.kind().word());
                if (difference.kind() == Kind.CHANGED) {
                    var sentences = difference.parts().stream().limit(left).map(Difference::sentence).toList();
                    left -= sentences.size();
                    change.put("parts", difference.parts().size());
                    change.put("sentences", sentences);
                }
                changes.add(change);
            }
        }
        var details = new LinkedHashMap<String, Object>();
        details.put("deploymentId", made.deployment());
        details.put("name", made.name());
        details.put("source", made.source());
        details.put("sent", made.sent());
        details.put("carriedOver", made.files().size() - made.sent().size());
        details.put("changes", changes);
        details.values().removeIf(Objects::isNull);
        journal.recordInstallation("deployment.made", details);
    }

    @EventListener
    void withheld(FolderWithheld folder) {
        withheld.add(folder);
        journal.recordInstallation("deployment.withheld", Map.of(
                "folder", folder.folder(), "files", folder.files(), "deploymentId", folder.deployment()));
    }
}
