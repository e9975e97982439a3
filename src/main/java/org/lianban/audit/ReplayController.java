package org.lianban.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.lianban.journal.Journal;
import org.lianban.privacy.Disclosure;
import org.lianban.privacy.Masking;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Playing a case on the diagrams that it ran on. */
@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class ReplayController {

    private static final String VIEWED = "record.viewed";

    /** What stands for the task where the form of the application is wanted. */
    private static final String APPLICATION = "application";

    /** What ends a task, and with it what was known to its form. */
    private static final Set<String> END_OF_TASK = Set.of("task.complete", "task.delete");

    /**
     * A form as it was shown.
     *
     * @param schema of form-js, as it was deployed with the diagram
     * @param data what the case knew when the task ended, or now where it has not
     */
    record Shown(JsonNode schema, Map<String, Object> data) {}

    private final ReplayReader reader;
    private final Models models;
    private final Reevaluation reevaluation;
    private final Journal journal;
    private final ObjectMapper json;

    ReplayController(ReplayReader reader, Models models, Reevaluation reevaluation, Journal journal, ObjectMapper json) {
        this.reader = reader;
        this.models = models;
        this.reevaluation = reevaluation;
        this.journal = journal;
        this.json = json;
    }

    @GetMapping("/cases/{caseNumber}/replay")
    @Operation(
            summary = "回放案件",
            description = "回放一个案件所需的一切：按先后排列的全部事件、实际运行的各版流程图、流程实例的调用关系、人员姓名。"
                    + "source 为 journal 时全部来自记录；history、mixed 时全部或者开头来自引擎历史，这些事件带 inferred，"
                    + "它们在同一毫秒内的先后和所走的连线是推断的。有 archivedAt 时案件已归档，事件取自归档的证据包。个人信息的遮盖、personal 和 reason 与案件的记录相同，查看记入案件。404：没有这一案件，或者不属于本人的地区。422：未写明理由。")
    Replay replay(
            HttpServletRequest request,
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "false") boolean personal,
            @RequestParam(defaultValue = "") String reason) {
        var look = personal ? Look.atPersonalData(reason) : Look.MASKED;
        var replay = reader.read(caseNumber);
        journal.record(caseNumber, VIEWED, look.details(replay.events().size()));
        if (personal) {
            Disclosure.allow(request);
        }
        return personal ? replay : replay.masked();
    }

    @GetMapping("/cases/{caseNumber}/decisions/{seq}/{index}")
    @Operation(
            summary = "复算一次决策",
            description = "用记录的输入，按当时那一版决策表再算一遍。agrees 表示命中的规则和输出都相同；不能复算时 note 说明原因。404：没有这一案件，或者这个事件不是决策。")
    Reevaluation.Outcome decision(@PathVariable String caseNumber, @PathVariable String seq, @PathVariable String index) {
        var events = reader.events(caseNumber);
        return events.stream()
                .filter(event -> seq.equals(String.valueOf(event.get("seq"))) && index.equals(String.valueOf(event.get("index"))))
                .filter(event -> "decision.evaluate".equals(event.get("kind")))
                .findFirst()
                .map(event -> reevaluation.of(event, ReplayReader.known(events, event.get("processInstanceId"), event)))
                .orElseThrow(() -> absent("案件 %s 的第 %s 行第 %s 个事件不是决策".formatted(caseNumber, seq, index)));
    }

    @GetMapping("/cases/{caseNumber}/tasks/{task}/form")
    @Operation(
            summary = "当时的表单",
            description = "任务当时所用的表单和数据；task 写 application 时是申请表。个人信息的遮盖与回放相同。404：没有这一案件、这个任务，或者它没有表单。")
    Shown form(
            HttpServletRequest request,
            @PathVariable String caseNumber,
            @PathVariable String task,
            @RequestParam(defaultValue = "false") boolean personal,
            @RequestParam(defaultValue = "") String reason) {
        var look = personal ? Look.atPersonalData(reason) : Look.MASKED;
        var events = reader.events(caseNumber);
        var begun = events.stream().filter(event -> isBegin(event, task)).findFirst().orElseThrow(() -> absent("没有这个任务：" + task));
        var schema = models.form(String.valueOf(begun.get("processDefinitionId")), activity(begun))
                .orElseThrow(() -> absent("这一步没有表单，或者那一版流程已不在部署中"));
        var end = task.equals(APPLICATION)
                ? endOfStart(events)
                : events.stream()
                        .filter(event -> task.equals(event.get("taskId")) && END_OF_TASK.contains(String.valueOf(event.get("kind"))))
                        .findFirst()
                        .orElseGet(() -> events.get(events.size() - 1));
        var data = data(ReplayReader.known(events, begun.get("processInstanceId"), end));
        if (personal) {
            journal.record(caseNumber, VIEWED, look.details(events.size()));
            Disclosure.allow(request);
        }
        return new Shown(schema, personal ? data : masked(data));
    }

    @GetMapping(path = "/definitions/{definition}/bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "某一版流程图", description = "部署时的原文（BPMN 2.0 XML）。404：没有这一版。")
    String bpmn(@PathVariable String definition) {
        return models.bpmn(definition).orElseThrow(() -> absent("没有这一版流程：" + definition));
    }

    @GetMapping(path = "/decisions/{definition}/dmn", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "某一版决策表", description = "部署时的原文（DMN 1.3 XML）。404：没有这一版。")
    String dmn(@PathVariable String definition) {
        return models.dmn(definition).orElseThrow(() -> absent("没有这一版决策：" + definition));
    }

    private static boolean isBegin(Map<String, Object> event, String task) {
        return task.equals(APPLICATION)
                ? event.get("kind").equals("processInstance.start")
                : event.get("kind").equals("task.create") && task.equals(event.get("taskId"));
    }

    private static String activity(Map<String, Object> begun) {
        return String.valueOf(begun.containsKey("taskId") ? begun.get("activityId") : begun.get("startActivityId"));
    }

    /** What was applied for is stored in the command of the start. */
    private static Map<String, Object> endOfStart(List<Map<String, Object>> events) {
        var first = events.get(0).get("seq");
        return events.stream().takeWhile(event -> Objects.equals(event.get("seq"), first)).reduce((one, next) -> next).orElseThrow();
    }

    /** Lists and objects are stored as JSON. */
    private Map<String, Object> data(Map<String, Object> known) {
        var data = new LinkedHashMap<String, Object>();
        known.forEach((name, value) -> data.put(name, value instanceof String text && isJson(text) ? parsed(text) : value));
        return data;
    }

    private static boolean isJson(String text) {
        return Stream.of("[", "{").anyMatch(text::startsWith);
    }

    private Object parsed(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> masked(Map<String, Object> data) {
        return (Map<String, Object>) Masking.tree(data);
    }

    private static ResponseStatusException absent(String reason) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, reason);
    }
}
