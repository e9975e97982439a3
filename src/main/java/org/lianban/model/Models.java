package org.lianban.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.lianban.basis.BasisCatalogue;
import org.lianban.engine.ModelPath;

/** Everything that the gates look at: diagrams, forms, tables and the Java that they name. */
record Models(
        List<ProcessFile> processes,
        List<FormFile> forms,
        List<TableFile> tables,
        List<DecisionTableFile> decisions,
        JavaFacts java,
        BasisCatalogue catalogue,
        List<Finding> unreadable) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param root a folder with {@code processes} and {@code decisions}; where it has {@code src/main/java}, that counts for the Java */
    static Models in(Path root) {
        var sources = root.resolve("src/main/java");
        return of(ModelFolder.files(root), Files.isDirectory(sources) ? SourceFacts.in(sources) : JavaFacts.packaged());
    }

    /** @param files contents by path, as {@code processes/joint-acceptance/joint-acceptance.bpmn} */
    static Models of(Map<String, byte[]> files, JavaFacts java) {
        var models = new Models(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), java, new BasisCatalogue(), new ArrayList<>());
        files.forEach(models::read);
        return models;
    }

    private void read(String name, byte[] content) {
        try {
            var folder = ModelPath.of(name)
                    .orElseThrow(() -> new UnreadableModel(
                            "", "看不出属于哪个事项，里面没有流程、决策或表单的编号", "请填写编号，或者连同所属的流程图一起部署"))
                    .folder();
            if (name.endsWith(".bpmn")) {
                processes.add(ProcessFile.of(name, folder, Bpmn.readModelFromStream(new ByteArrayInputStream(content))));
            } else if (name.endsWith(".dmn")) {
                var decision = DecisionTableFile.of(Path.of(name), new String(content, StandardCharsets.UTF_8));
                tables.add(TableFile.of(name, folder, decision.model()));
                decisions.add(decision);
            } else if (name.endsWith(".form")) {
                forms.add(FormFile.of(name, folder, JSON.readTree(content)));
            }
        } catch (UnreadableModel e) {
            unreadable.add(e.in(name));
        } catch (IOException | RuntimeException e) {
            unreadable.add(new Finding(name, "", "文件坏了，无法读取", "请用 Modeler 打开它，按提示改正后重新保存；打不开的请退回上一版"));
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

    List<String> processesOf(String folder) {
        return processes.stream().filter(process -> process.folder().equals(folder)).map(ProcessFile::id).toList();
    }

    List<String> formsOf(String folder) {
        return forms.stream().filter(form -> form.folder().equals(folder)).map(FormFile::id).toList();
    }

    List<String> decisionsOf(String folder) {
        return tables.stream().filter(table -> table.folder().equals(folder)).map(TableFile::decision).toList();
    }

    /** As the designer sees the place of a finding; empty where it has no name. */
    String nameOf(Finding finding) {
        return Stream.of(
                        processes.stream().filter(file -> file.file().equals(finding.file())).map(file -> file.nameOf(finding.element())),
                        forms.stream().filter(file -> file.file().equals(finding.file())).map(file -> file.nameOf(finding.element())),
                        decisions.stream().filter(file -> file.name().equals(finding.file())).map(file -> file.nameOf(finding.element())))
                .flatMap(names -> names)
                .findFirst()
                .orElse("");
    }

    Stream<ProcessFile> callersOf(ProcessFile called) {
        return processes.stream().filter(process -> process.folder().equals(called.folder())
                && process.callActivities().stream().anyMatch(call -> called.id().equals(call.getCalledElement())));
    }
}
