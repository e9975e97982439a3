package org.lianban.audit.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.audit.finding.Diagram.Node;

/** What no door of the product lets happen, and the edges of what does: each check beside a case that is in order. */
class ChecksTest {

    private static final OffsetDateTime OPENED = OffsetDateTime.parse("2026-02-09T10:00+08:00");

    /** Start → intake (supplement beside it, which leads back) → part(accepted → check → inspection) → decision. */
    private static final Diagram DIAGRAM = diagram(
            node("start", "startEvent", null, Map.of()),
            node("intake", "userTask", null, Map.of("separation.otherThan", "start"), "start", "supplement"),
            node("gateway", "exclusiveGateway", null, Map.of(), "intake"),
            node("supplement", "userTask", null, Map.of("notice", "supplement"), "gateway"),
            node("part", "subProcess", null, Map.of(), "gateway"),
            node("accepted", "startEvent", "part", Map.of("notice", "accepted")),
            node("inspect", "userTask", "part", Map.of(), "accepted"),
            node("partEnd", "endEvent", "part", Map.of(), "inspect"),
            border("withdrawn", "part"),
            node("split", "parallelGateway", null, Map.of(), "part"),
            node("review", "userTask", null, Map.of("separation.otherThan", "inspect"), "split"),
            node("register", "serviceTask", null, Map.of(), "split"),
            node("join", "parallelGateway", null, Map.of(), "review", "register"),
            node("decided", "endEvent", null, Map.of("notice", "decided"), "join"),
            node("closed", "endEvent", null, Map.of("notice", "informed"), "withdrawn"));

    private final List<Map<String, Object>> events = new ArrayList<>();

    @Test
    @DisplayName("照图办完的没有发现")
    void aCaseInOrderHasNothing() {
        inOrder("hall", "intaker", "inspector", "reviewer");

        assertThat(found()).isEmpty();
    }

    @Test
    @DisplayName("决定以前必经的环节：中断的不算完成；并行的每一支都要完成")
    void everyDemandedStepHasToBeCompleted() {
        assertThat(DIAGRAM.demandedBefore("decided")).extracting(Node::id).containsExactlyInAnyOrder("intake", "part", "review", "register");
        assertThat(DIAGRAM.demandedBefore("inspect")).extracting(Node::id).containsExactly("intake");
        assertThat(DIAGRAM.demandedBefore("closed")).extracting(Node::id).containsExactly("intake");

        begin("hall");
        done("intake", "intaker");
        flow("gateway", "part");
        start("part");
        end("part", true);
        flow("join", "decided");
        start("decided");

        assertThat(found(FindingKind.uncheckedDecision)).singleElement()
                .satisfies(hit -> assertThat(hit.detail()).contains("part", "review", "register").doesNotContain("intake"));
    }

    @Test
    @DisplayName("受理以前：查验和部门调用都算；受理审查和补正不算")
    void onlyWhatComesAfterAcceptanceIsEarly() {
        begin("hall");
        done("intake", "intaker");
        add("system:job", "task.create", "activityId", "supplement", "activityName", "补正", "taskId", "t9");
        assertThat(found(FindingKind.beforeAcceptance)).isEmpty();

        add("system:job", "department.called", "activityId", "register", "activityName", "登记", "department", "registrar");
        add("system:job", "task.create", "activityId", "inspect", "activityName", "查验", "taskId", "t8");
        // within a process that was called from there
        add("system:job", "activity.start", "activityId", "register", "calledProcessInstanceId", "called");
        add("system:job", "department.called", "activityId", "inner", "department", "tax", "processInstanceId", "called");

        assertThat(found(FindingKind.beforeAcceptance)).hasSize(3);
    }

    @Test
    @DisplayName("受理以后登记的查验日期早于受理日；当日的不算，申请时填的不算，传给所调用流程也不算")
    void anInspectionBeforeAcceptanceIsFound() {
        begin("hall");
        add("hall", "variable.create", "variable", "surveyedOn", "value", "2026-01-05");
        done("intake", "intaker");
        flow("gateway", "part");
        start("part");
        start("accepted");
        var seq = done("inspect", "inspector");
        at(seq, "variable.create", "variable", "inspectedOn", "value", "2026-02-09");
        // handed on to a process that is called
        at(seq, "variable.create", "variable", "surveyedOn", "value", "2026-01-05");
        assertThat(found(FindingKind.beforeAcceptance)).isEmpty();

        at(seq, "variable.update", "variable", "inspectedOn", "value", "2026-02-08");

        assertThat(found(FindingKind.beforeAcceptance)).singleElement()
                .satisfies(hit -> assertThat(hit.detail()).contains("2026-02-08").contains("2026-02-09"));
    }

    @Test
    @DisplayName("一人兼两岗：开始事件和前一环节；别的人和别的环节不算")
    void onePersonAtTwoStepsIsFound() {
        inOrder("hall", "hall", "inspector", "inspector");

        assertThat(found(FindingKind.samePerson)).extracting(Hit::detail)
                .containsExactly("hall 已办理“start”，又办理“intake”", "inspector 已办理“inspect”，又办理“review”");
    }

    @Test
    @DisplayName("目录外仍作出决定的，写明")
    void anOffCatalogueItemThatWasDecidedIsTold() {
        begin("hall");
        add("system:job", "decision.evaluate", "decision", "item", "rules", List.of(Map.of("ruleId", "r", "outputs", Map.of("itemListed", false))));
        assertThat(found(FindingKind.offCatalogue)).extracting(Hit::detail).containsExactly("事项不在目录内，没有作出决定");

        add("system:job", "notice.issued", "noticeKind", "decided");

        assertThat(found(FindingKind.offCatalogue)).extracting(Hit::detail).containsExactly("事项不在目录内，仍作出了决定");
    }

    @Test
    @DisplayName("超期时在谁手上、卡在哪个故障、等哪个环节、暂停多久")
    void whyALimitWasExceededIsTold() {
        begin("hall");
        add("system:job", "clock.paused", "clock", "case");
        events.get(events.size() - 1).put("at", OPENED.plusDays(1).toString());
        add("system:job", "clock.resumed", "clock", "case");
        events.get(events.size() - 1).put("at", OPENED.plusDays(3).plusHours(5).toString());
        add("system:job", "activity.start", "activityId", "register", "activityName", "登记", "activityInstanceId", "register", "type", "serviceTask");
        overdue();
        assertThat(found(FindingKind.overdue)).extracting(Hit::detail).containsExactly("“办理”应于 2026-02-10 办结；暂停 1 次，共 2 天 5 小时；等待：登记");

        events.remove(events.size() - 1);
        add("system:job", "incident.create", "id", "i", "activityName", "登记");
        overdue();
        assertThat(found(FindingKind.overdue).get(0).detail()).endsWith("；卡在故障：登记");

        events.remove(events.size() - 1);
        add("system:job", "identityLink.add", "type", "candidate", "groupId", "approval", "taskId", "t");
        add("system:job", "task.create", "taskId", "t", "activityName", "审查");
        overdue();
        assertThat(found(FindingKind.overdue).get(0).detail()).endsWith("；“审查”自2月9日起无人认领（approval）");

        events.remove(events.size() - 1);
        add("a", "task.update", "taskId", "t", "activityName", "审查", "assignee", "tianshui.approval");
        overdue();
        assertThat(found(FindingKind.overdue).get(0).detail()).endsWith("；“审查”自2月9日起在 tianshui.approval 手上");
    }

    @Test
    @DisplayName("已遗忘的案件没有什么可查")
    void aForgottenCaseHasNothing() {
        add("system:retention", "record.forgotten");
        events.forEach(event -> event.keySet().removeIf(name -> name.startsWith("process")));

        assertThat(found()).isEmpty();
        assertThat(Checks.answers(file())).isEmpty();
    }

    @Test
    @DisplayName("可比的事实不含地区，可比的结果不含算出来的；办理结果看案件办结时的终点")
    void whatIsComparedLeavesTheMunicipalityOut() {
        begin("hall");
        add("system:job", "decision.evaluate", "decision", "fitness", "inputs", Map.of("地区", "tianshui", "面积", 90),
                "rules", List.of(Map.of("ruleId", "r", "outputs", Map.of("fit", true, "copied", "地址"))));
        done("intake", "intaker");
        add("system:job", "processInstance.end", "state", "COMPLETED", "endActivityId", "decided");

        assertThat(Checks.answers(file())).extracting(Answer::subject).containsExactly("fitness", "outcome:permit");
        assertThat(Checks.answers(file()).get(0).facts()).isEqualTo("{\"面积\":90}");
        assertThat(Checks.answers(file()).get(0).result()).isEqualTo("[{\"fit\":true}]");
        assertThat(Checks.answers(file()).get(1).result()).isEqualTo("decided");
    }

    private void inOrder(String opener, String intaker, String inspector, String reviewer) {
        begin(opener);
        done("intake", intaker);
        flow("gateway", "part");
        start("part");
        start("accepted");
        flow("accepted", "inspect");
        done("inspect", inspector);
        end("part", false);
        flow("split", "review");
        flow("split", "register");
        done("review", reviewer);
        start("register");
        add("system:job", "department.called", "activityId", "register", "department", "registrar");
        end("register", false);
        flow("review", "join");
        start("join");
        flow("register", "join");
        start("join");
        flow("join", "decided");
        start("decided");
    }

    private void begin(String opener) {
        add(opener, "processInstance.start", "startActivityId", "start");
        start("start");
        flow("start", "intake");
    }

    private long done(String task, String person) {
        start(task);
        add("system:job", "task.create", "activityId", task, "activityName", task, "taskId", task);
        add(person, "task.complete", "activityId", task, "activityName", task, "taskId", task);
        var seq = (long) events.get(events.size() - 1).get("seq");
        end(task, false);
        return seq;
    }

    private void start(String element) {
        add("system:job", "activity.start", "activityId", element, "activityName", element);
    }

    private void end(String element, boolean canceled) {
        add("system:job", "activity.end", "activityId", element, canceled ? "canceled" : "ended", true);
    }

    private void flow(String source, String target) {
        add("system:job", "flow.taken", "source", source, "target", target);
    }

    private void overdue() {
        add("system:clock", "clock.overdue", "clock", "case", "stepName", "办理", "dueDay", "2026-02-10");
    }

    private void add(String actor, String kind, Object... details) {
        at(events.size() + 1L, kind, details);
        events.get(events.size() - 1).put("actor", actor);
    }

    private void at(long seq, String kind, Object... details) {
        var event = new LinkedHashMap<String, Object>();
        event.put("seq", seq);
        event.put("index", events.size());
        event.put("at", OPENED.toString());
        event.put("kind", kind);
        event.put("processDefinitionKey", "permit");
        event.put("processDefinitionId", "permit:1:x");
        event.put("processInstanceId", "whole");
        for (var place = 0; place < details.length; place += 2) {
            event.put((String) details[place], details[place + 1]);
        }
        events.add(event);
    }

    private List<Hit> found() {
        return Checks.of(file());
    }

    private List<Hit> found(FindingKind kind) {
        return found().stream().filter(hit -> hit.kind() == kind).toList();
    }

    private CaseFile file() {
        return new CaseFile("620500-X-20260209-000001", "tianshui", events, new CaseFile.Models() {
            @Override
            public Diagram diagram(String definition) {
                return DIAGRAM;
            }

            @Override
            public Set<String> computedOutputs(String definition) {
                return Set.of("copied");
            }
        });
    }

    private static Diagram diagram(Node... nodes) {
        var byId = new HashMap<String, Node>();
        for (var node : nodes) {
            byId.put(node.id(), node);
        }
        return new Diagram(Map.of(), byId);
    }

    private static Node node(String id, String type, String scope, Map<String, String> properties, String... sources) {
        return new Node(id, id, type, scope, List.of(sources), null, false, false, properties);
    }

    private static Node border(String id, String attachedTo) {
        return new Node(id, id, "boundaryEvent", null, List.of(), attachedTo, false, false, Map.of());
    }
}
