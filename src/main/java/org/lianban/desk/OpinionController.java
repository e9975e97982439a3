package org.lianban.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lianban.engine.Decisions;
import org.lianban.engine.TaskFiles;
import org.lianban.form.OpinionFields;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Wordings that a clerk may take over into the form of a task and change there. */
@RestController
@Tag(name = "任务")
class OpinionController {

    /** @param label of the field, as the form shows it */
    record Opinions(String field, String label, List<String> texts) {}

    private static final String TABLE = "opinionTemplate";

    private final TaskFiles files;
    private final OpinionFields fields;
    private final Decisions decisions;

    OpinionController(TaskFiles files, OpinionFields fields, Decisions decisions) {
        this.files = files;
        this.fields = fields;
        this.decisions = decisions;
    }

    @GetMapping("/api/tasks/{task}/opinions")
    @Operation(
            summary = "常用意见",
            description = "表 decisions/opinion-template 为任务表单的各意见栏给出的措辞。404：没有这个任务，或者不属于本人可看的范围。")
    List<Opinions> opinions(@PathVariable("task") String id) {
        var task = files.find(id).orElseThrow(() -> new NoSuchTask(id));
        return fields.of(id).stream()
                .map(field -> new Opinions(field.key(), field.label(), texts(task, field.key())))
                .filter(opinions -> !opinions.texts().isEmpty())
                .toList();
    }

    private List<String> texts(TaskFiles.TaskFile task, String field) {
        var asked = Map.<String, Object>of("procedure", task.part().procedure(), "step", task.step(), "field", field);
        return decisions.look(TABLE, asked).stream()
                .flatMap(rule -> Stream.of("first", "second", "third").map(rule::get))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
