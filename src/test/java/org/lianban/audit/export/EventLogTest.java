package org.lianban.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is what other readers read, whatever stands in the cases. */
class EventLogTest {

    private static final OffsetDateTime OPENED = OffsetDateTime.parse("2026-02-09T10:00+08:00");
    private static final Clauses CLAUSES = (definition, element) -> "行政许可法/42";
    private static final Transitions TRANSITIONS = new Transitions(CLAUSES);

    /** Half a character, what XML cannot hold and what it would take for markup. */
    private static final String AWKWARD = "a\u0001b\uD800c<&>\"'\n\t\u2028\uFFFE𠮷 终";

    private static final List<String> FORMULAS = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a,\"b\"\r\nc");

    @Test
    @DisplayName("XES 合乎标准的 XSD，由他人的库读回：案件、事件和每个属性都相同")
    void anotherReaderReadsTheSame() throws IOException {
        var cases = IntStream.range(0, 50).mapToObj(EventLogTest::exported).toList();

        var log = XesLog.read(written(ExportFormat.xes, cases));

        assertThat(log.prefixes()).containsExactly("concept", "time", "lifecycle", "org", "identity", "lianban");
        assertThat(log.traces()).hasSameSizeAs(cases);
        for (var place = 0; place < cases.size(); place++) {
            var trace = log.traces().get(place);
            var exported = cases.get(place);
            var transitions = TRANSITIONS.of(exported);
            assertThat(trace.attributes())
                    .containsEntry("concept:name", exported.caseNumber())
                    .containsEntry("lianban:municipality", "tianshui")
                    .containsEntry("lianban:procedure", "enterprise-opening")
                    .containsEntry("lianban:version", 3L)
                    .containsKeys(log.globals("trace").toArray(String[]::new));
            assertThat(trace.events()).hasSameSizeAs(transitions);
            for (var event = 0; event < transitions.size(); event++) {
                assertThat(trace.events().get(event)).containsKeys(log.globals("event").toArray(String[]::new));
                var read = new LinkedHashMap<>(trace.events().get(event));
                assertThat(read.remove("identity:id")).isNotNull();
                assertThat(read).isEqualTo(attributes(transitions.get(event)));
            }
        }
        assertThat(log.traces().stream().flatMap(trace -> trace.events().stream()).map(event -> event.get("identity:id"))).doesNotHaveDuplicates();
    }

    /** As they have to be read, put together without the writer. */
    private static Map<String, Object> attributes(Transition transition) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("concept:name", readable(transition.activity()));
        attributes.put("concept:instance", transition.instance());
        attributes.put("lifecycle:transition", transition.lifecycle().name());
        attributes.put("time:timestamp", transition.at().toInstant());
        attributes.put("org:resource", Objects.requireNonNullElse(transition.resource(), "unknown"));
        attributes.put("org:role", transition.role());
        attributes.put("lianban:seq", transition.seq());
        attributes.put("lianban:index", (long) transition.index());
        attributes.put("lianban:type", transition.type());
        attributes.put("lianban:element", transition.element());
        attributes.put("lianban:process", transition.process());
        attributes.put("lianban:processVersion", transition.version() == null ? null : transition.version().longValue());
        attributes.put("lianban:basis", transition.basis());
        attributes.put("lianban:decisions", transition.decisions().isEmpty() ? null : String.join(" ", transition.decisions()));
        attributes.put("lianban:rules", transition.rules().isEmpty() ? null : String.join(" ", transition.rules()));
        attributes.put("lianban:detail", readable(transition.detail()));
        attributes.values().removeIf(Objects::isNull);
        return attributes;
    }

    private static String readable(String text) {
        return text == null ? null : text.equals(AWKWARD) ? "a\uFFFDb\uFFFDc<&>\"'  \u2028\uFFFD𠮷 终" : text.replaceAll("[\t\r\n]", " ");
    }

    @Test
    @DisplayName("每种状态变化各得其名")
    void everyTransitionIsNamed() throws IOException {
        var events = XesLog.read(written(ExportFormat.xes, List.of(exported(0)))).traces().get(0).events();

        assertThat(events.stream().map(event -> event.get("concept:name") + " " + event.get("lifecycle:transition"))).containsExactly(
                "申请已提交 complete",
                "审查申请 schedule",
                "审查申请 start",
                "审查申请 schedule",
                "审查申请 reassign",
                "计时：审查申请 suspend",
                "计时：审查申请 resume",
                "审查申请 complete",
                "核验 start",
                "判定 start",
                "判定 complete",
                "核验 complete",
                "复核 schedule",
                "复核 assign",
                "复核 withdraw",
                "等待 start",
                "等待 ate_abort",
                "发出受理通知书 complete",
                "收到材料 complete",
                "人工干预：设置变量 complete",
                readable(AWKWARD) + " complete");
        assertThat(events.get(10)).containsEntry("lianban:decisions", "fitness").containsEntry("lianban:rules", "rule_1 rule_2");
        assertThat(events.get(11)).containsEntry("org:role", "tax").containsEntry("lianban:processVersion", 3L);
        assertThat(events.get(2)).containsEntry("org:resource", "tianshui.approval").containsEntry("org:role", "approval").containsEntry("lianban:basis", "行政许可法/42");
    }

    @Test
    @DisplayName("证件号码和电话号码不出现在任何一种格式里")
    void personalDataAreMasked() throws IOException {
        for (var format : ExportFormat.values()) {
            assertThat(new String(written(format, List.of(exported(0))), StandardCharsets.UTF_8))
                    .contains("138****1001")
                    .doesNotContain("13800001001")
                    .doesNotContain("某某公司");
        }
    }

    @Test
    @DisplayName("OCEL 合乎 OCEL 2.0：各类对象、关系和随时间变化的属性")
    void theObjectsAreTheCases() throws IOException {
        var log = OcelLog.read(written(ExportFormat.ocel, IntStream.range(0, 20).mapToObj(EventLogTest::exported).toList()));

        assertThat(log.get("objectTypes").findValuesAsText("name")).contains("case", "task", "department", "decision", "notice", "material", "applicant");
        var types = new ArrayList<String>();
        log.get("objects").forEach(object -> types.add(object.get("type").asText()));
        assertThat(types).containsOnly("case", "task", "department", "decision", "notice", "material", "applicant");
        // departments and the one applicant are shared
        assertThat(types).containsOnlyOnce("applicant").filteredOn("department"::equals).hasSize(2);
        assertThat(types).filteredOn("case"::equals).hasSize(20);
        assertThat(log.get("events").findValuesAsText("qualifier")).contains("case", "task", "responsible", "decided by", "issued", "received", "applied");
        assertThat(log.get("objects").findValuesAsText("qualifier")).contains("of", "for", "applied by", "addressed to");
    }

    @Test
    @DisplayName("CSV：带 BOM，按 RFC 4180 读回，没有一格会被当作公式")
    void noCellIsAFormula() throws IOException {
        var cases = new ArrayList<ExportedCase>();
        for (var formula : FORMULAS) {
            cases.add(exported(cases.size(), formula));
        }
        var bytes = written(ExportFormat.csv, cases);
        var text = new String(bytes, StandardCharsets.UTF_8);

        assertThat(text).startsWith("\uFEFF案件编号,");
        var rows = new CsvMapper().readerForListOf(String.class).with(CsvParser.Feature.WRAP_AS_ARRAY).<List<String>>readValues(text.substring(1)).readAll();
        var events = cases.stream().mapToInt(exported -> TRANSITIONS.of(exported).size()).sum();
        assertThat(rows).hasSize(events + 1).allSatisfy(row -> assertThat(row).hasSize(21));
        assertThat(rows.stream().flatMap(List::stream)).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n＝＋－＠].*"));
        assertThat(rows.stream().map(row -> row.get(9))).contains("'=1+1", "'@SUM(A1)", "a,\"b\"\r\nc");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("一件写完，下一件才读；写过的不留在内存，临时文件用完即删")
    void noCaseStaysInMemory(ExportFormat format) throws IOException {
        var before = waiting();
        var written = new ArrayList<WeakReference<ExportedCase>>();
        try (var writer = format.writer(OutputStream.nullOutputStream(), CLAUSES, OPENED)) {
            for (var number = 0; number < 200; number++) {
                var exported = exported(number);
                written.add(new WeakReference<>(exported));
                writer.write(exported);
            }
            System.gc();
            assertThat(written.subList(0, 190)).allMatch(reference -> reference.get() == null);
        }
        assertThat(waiting()).isEqualTo(before);
    }

    private static long waiting() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("lianban-objects")).count();
        }
    }

    private static byte[] written(ExportFormat format, List<ExportedCase> cases) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.writer(out, CLAUSES, OPENED)) {
            for (var exported : cases) {
                writer.write(exported);
            }
            writer.finish();
        }
        return out.toByteArray();
    }

    private static ExportedCase exported(int number) {
        return exported(number, AWKWARD);
    }

    private static ExportedCase exported(int number, String name) {
        var events = new ArrayList<Map<String, Object>>();
        add(events, "tianshui.hall", "processInstance.start", "version", 3);
        add(events, "tianshui.hall", "variable.create", "variable", "enterpriseName", "value", "某某公司");
        step(events, "activity.end", "startEvent_1", "申请已提交", "startEvent");
        task(events, "system:job", "task.create", "审查申请", null);
        add(events, "system:job", "identityLink.add", "type", "candidate", "groupId", "approval", "taskId", "审查申请" + number);
        task(events, "tianshui.approval", "task.update", "审查申请", "tianshui.approval");
        task(events, "tianshui.approval", "task.update", "审查申请", "tianshui.approval");
        task(events, "tianshui.approval", "task.update", "审查申请", null);
        task(events, "tianshui.lead", "task.update", "审查申请", "tianshui.approval2");
        add(events, "tianshui.approval2", "clock.paused", "clock", "case", "stepName", "审查申请", "reason", "等检测，电话13800001001", "basis", "行政许可法/45");
        add(events, "tianshui.approval2", "clock.resumed", "clock", "case", "stepName", "审查申请");
        task(events, "tianshui.approval2", "task.complete", "审查申请", "tianshui.approval2");
        step(events, "activity.start", "serviceTask_1", "核验", "serviceTask");
        add(events, "system:job", "department.called", "department", "tax", "activityInstanceId", "serviceTask_1");
        step(events, "activity.start", "businessRuleTask_1", "判定", "businessRuleTask");
        add(events, "system:job", "decision.evaluate", "decision", "fitness", "decisionName", "判定", "activityInstanceId", "businessRuleTask_1",
                "rules", List.of(Map.of("ruleId", "rule_1"), Map.of("ruleId", "rule_2")));
        step(events, "activity.end", "businessRuleTask_1", "判定", "businessRuleTask");
        step(events, "activity.end", "serviceTask_1", "核验", "serviceTask");
        step(events, "activity.end", "gateway_1", "是否通过？", "exclusiveGateway");
        task(events, "tianshui.lead", "task.create", "复核", null);
        task(events, "tianshui.lead", "task.update", "复核", "tianshui.approval");
        task(events, "system:job", "task.delete", "复核", "tianshui.approval");
        step(events, "activity.start", "receiveTask_1", "等待", "receiveTask");
        add(events, "system:job", "activity.end", "activityId", "receiveTask_1", "activityName", "等待", "type", "receiveTask", "canceled", true);
        add(events, "system:job", "notice.issued", "number", "T" + number, "noticeKind", "accepted", "title", "受理通知书", "sha256", "00");
        add(events, "applicant", "material.received", "materialId", "M" + number, "code", "lease", "version", 1, "size", 12L, "fileName", "某某公司.pdf");
        add(events, "operator", "operation.SetVariable", "entity", "Variable", "operationId", "o1", "annotation", "来电更正");
        add(events, "operator", "operation.SetVariable", "entity", "Variable", "operationId", "o1");
        step(events, "activity.end", "endEvent_1", name, "noneEndEvent");
        add(events, "auditor", "record.viewed", "rows", 3);
        events.forEach(event -> event.computeIfPresent("taskId", (key, id) -> id.toString().endsWith("" + number) ? id : id + "" + number));
        return new ExportedCase(
                "620500-QYKB-20260209-%06d".formatted(number), "enterprise-opening", "企业开办一件事", "tianshui", "天水", 3, "completed", "已办结",
                OPENED, OPENED.plusDays(1), "k1.ab", events);
    }

    private static void step(List<Map<String, Object>> events, String kind, String element, String name, String type) {
        add(events, "system:job", kind, "activityId", element, "activityInstanceId", element, "activityName", name, "type", type);
    }

    private static void task(List<Map<String, Object>> events, String actor, String kind, String name, String assignee) {
        add(events, actor, kind, "taskId", name, "activityId", "userTask_1", "activityName", name, "assignee", assignee);
    }

    private static void add(List<Map<String, Object>> events, String actor, String kind, Object... details) {
        var event = new LinkedHashMap<String, Object>();
        event.put("seq", (long) events.size() + 1);
        event.put("index", 0);
        event.put("at", OPENED.plusSeconds(events.size()).toString());
        event.put("actor", actor);
        event.put("kind", kind);
        event.put("processDefinitionKey", "enterprise-opening");
        event.put("processDefinitionId", "enterprise-opening:3:x");
        for (var place = 0; place < details.length; place += 2) {
            if (details[place + 1] != null) {
                event.put((String) details[place], details[place + 1]);
            }
        }
        events.add(event);
    }
}
