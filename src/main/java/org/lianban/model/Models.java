package org.lianban.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.lianban.basis.BasisCatalogue;

/** Everything that the gates look at: diagrams, forms, tables and the Java that they name. */
record Models(
        List<ProcessFile> processes,
        List<FormFile> forms,
        List<TableFile> tables,
        JavaFacts java,
        BasisCatalogue catalogue,
        List<Finding> unreadable) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param root a folder with {@code processes}, {@code decisions} and {@code src/main/java} */
    static Models in(Path root) {
        var models = new Models(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                JavaFacts.in(root.resolve("src/main/java")),
                new BasisCatalogue(),
                new ArrayList<>());
        files(root.resolve("processes")).forEach(file -> models.read(root, file));
        files(root.resolve("decisions")).forEach(file -> models.read(root, file));
        return models;
    }

    private void read(Path root, Path file) {
        var name = root.relativize(file).toString();
        var folder = file.getParent().getFileName().toString();
        try (var content = Files.newInputStream(file)) {
            if (name.endsWith(".bpmn")) {
                processes.add(new ProcessFile(name, folder, Bpmn.readModelFromStream(content)));
            } else if (name.endsWith(".dmn")) {
                tables.add(TableFile.of(name, folder, Dmn.readModelFromStream(content)));
            } else if (name.endsWith(".form")) {
                forms.add(FormFile.of(name, folder, JSON.readTree(content)));
            }
        } catch (IOException | RuntimeException e) {
            unreadable.add(new Finding(name, "", "无法读取：" + e.getMessage()));
        }
    }

    Optional<FormFile> form(String folder, String id) {
        return forms.stream().filter(form -> form.folder().equals(folder) && form.id().equals(id)).findFirst();
    }

    Optional<TableFile> table(String folder, String decision) {
        return tables.stream()
                .filter(table -> table.folder().equals(folder) && table.decision().equals(decision))
                .findFirst();
    }

    Optional<ProcessFile> process(String id) {
        return processes.stream().filter(process -> process.id().equals(id)).findFirst();
    }

    Stream<ProcessFile> callersOf(ProcessFile called) {
        return processes.stream().filter(process -> process.folder().equals(called.folder())
                && process.callActivities().stream().anyMatch(call -> called.id().equals(call.getCalledElement())));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.toString().contains("/."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
