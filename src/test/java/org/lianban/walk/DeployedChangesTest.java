package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A designer changes a limit, a member and a path by the Modeler while cases are open; what becomes of each is written down. */
@Walk
@DisplayName("向运行中的系统部署修改")
class DeployedChangesTest {

    private static final String PROCEDURE = "enterprise-opening";
    private static final String REVIEW = "userTask_reviewApplication";
    private static final String RECHECK = "userTask_recheckApproval";
    private static final String HANDOVER = "userTask_handOverResults";
    private static final String MEDICAL = "callActivity_medicalInsurance";
    private static final String REASON = "新版增加复核，已开始审查的案件一并执行";

    @LocalServerPort
    private int port;

    private Office office;
    private Modeler modeler;
    private final StringBuilder told = new StringBuilder();

    @BeforeEach
    void comeIn() {
        office = new Office(port);
        modeler = new Modeler(port, "designer");
    }

    @Test
    @DisplayName("改时限、改参办事项、改路径：在办案件各自如何；迁移先试算、后执行、不执行第二次；两版都能回放")
    void eachOpenCaseIsAccountedFor() {
        var moved = inReview();
        var kept = inReview();
        var before = clock(moved, "registration");
        assertThat(before.get("limit").asInt()).isEqualTo(3);

        var limits = deployLimits();
        var path = deployPathAndMembers();

        var fresh = inReview();
        assertThat(clock(fresh, "registration").get("limit").asInt()).as("a new case has the new limit").isEqualTo(2);
        assertThat(clock(moved, "registration")).as("a limit that runs stays").isEqualTo(before);
        assertThat(version(fresh)).isEqualTo(2);
        assertThat(version(moved)).as("a case stays on its version").isEqualTo(1);

        triesBeforeAnybodyActs(moved, kept);
        var migration = carriedOut(List.of(moved));
        assertThat(version(moved)).isEqualTo(2);
        assertThat(version(kept)).isEqualTo(1);
        assertThat(clock(moved, "registration")).as("a migration moves no limit").isEqualTo(before);

        review(moved);
        office.complete("tianshui.registrar", moved, RECHECK, Map.of());
        var late = office.awaitStep(moved, HANDOVER);
        review(kept);
        office.awaitStep(kept, HANDOVER);
        review(fresh);
        office.awaitStep(fresh, RECHECK);
        var back = cannotGoBack(fresh);
        office.complete("tianshui.registrar", fresh, RECHECK, Map.of());
        office.awaitStep(fresh, HANDOVER);

        assertThat(clock(late, "handOverResults").get("limit").asInt()).as("a step that begins later asks the table of today").isEqualTo(2);
        assertThat(started(moved)).contains(RECHECK, MEDICAL);
        assertThat(started(kept)).doesNotContain(RECHECK).contains(MEDICAL);
        assertThat(started(fresh)).contains(RECHECK).doesNotContain(MEDICAL);
        replaysTellBothVersions(moved, kept, migration);

        tell(moved, kept, fresh, back, limits, path, migration);
    }

    /** Two rows, as the Modeler would save them. */
    private JsonNode deployLimits() {
        var table = file("decisions/time-limit/time-limit.dmn");
        table = changedRow(table, "\"registration\", \"reviewApplication\"", "3", "2");
        table = changedRow(table, "\"handOverResults\"", "1", "2");
        var made = modeler.deployed("time-limit", "time-limit.dmn", table, Map.of());

        var difference = deployment(made);
        assertThat(difference.at("/deployment/by").asText()).isEqualTo("designer");
        assertThat(difference.at("/deployment/source").asText()).isEqualTo("Camunda Modeler");
        assertThat(difference.get("files")).hasSize(1);
        var rules = difference.at("/files/0/difference/parts");
        assertThat(rules).hasSize(2).allSatisfy(rule -> assertThat(rule.at("/facts/0/name").asText()).isEqualTo("承诺时限"));
        assertThat(rules.at("/0/facts/0/from").asText() + rules.at("/0/facts/0/to").asText()).isIn("32", "12");
        return difference;
    }

    /** The diagram with one form and one table attached; everything else of the folder is missing. */
    private JsonNode deployPathAndMembers() {
        var diagram = file("processes/enterprise-opening/enterprise-opening.bpmn")
                .replace("name=\"准予登记\" sourceRef=\"gateway_reviewResult\" targetRef=\"serviceTask_registerEnterprise\"",
                        "name=\"准予登记\" sourceRef=\"gateway_reviewResult\" targetRef=\"" + RECHECK + "\"")
                .replace("<bpmn:incoming>flow_approve</bpmn:incoming>", "<bpmn:incoming>flow_recheckApproval_registerEnterprise</bpmn:incoming>")
                .replace("<bpmn:exclusiveGateway id=\"gateway_reviewResult\"", """
                        <bpmn:userTask id="userTask_recheckApproval" name="复核准予登记" camunda:formRef="enterprise-opening-recheck" camunda:formRefBinding="deployment" camunda:candidateGroups="registrar" camunda:dueDate="${deadline.stepDueAt(execution, &#39;registration&#39;)}">
                          <bpmn:extensionElements><camunda:properties><camunda:property name="basis" value="市场主体登记管理条例/19" /></camunda:properties></bpmn:extensionElements>
                          <bpmn:incoming>flow_approve</bpmn:incoming>
                          <bpmn:outgoing>flow_recheckApproval_registerEnterprise</bpmn:outgoing>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="flow_recheckApproval_registerEnterprise" sourceRef="userTask_recheckApproval" targetRef="serviceTask_registerEnterprise" />
                        <bpmn:exclusiveGateway id="gateway_reviewResult\"""")
                .replace("<bpmndi:BPMNShape id=\"gateway_reviewResult_di\"", """
                        <bpmndi:BPMNShape id="userTask_recheckApproval_di" bpmnElement="userTask_recheckApproval"><dc:Bounds x="1010" y="370" width="100" height="80" /></bpmndi:BPMNShape>
                        <bpmndi:BPMNEdge id="flow_recheckApproval_registerEnterprise_di" bpmnElement="flow_recheckApproval_registerEnterprise"><di:waypoint x="1060" y="370" /><di:waypoint x="1060" y="320" /></bpmndi:BPMNEdge>
                        <bpmndi:BPMNShape id="gateway_reviewResult_di\"""")
                .replace("<di:waypoint x=\"1060\" y=\"515\" />\n        <di:waypoint x=\"1060\" y=\"320\" />", "<di:waypoint x=\"1060\" y=\"515\" />\n        <di:waypoint x=\"1060\" y=\"450\" />");
        var form = """
                {"id": "enterprise-opening-recheck", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.21.0",
                 "components": [{"type": "text", "id": "Text_recheck", "text": "**企业名称** {{enterpriseName}}"}]}""";
        var members = file("decisions/enterprise-opening/opening-members.dmn");
        var cell = "<outputEntry id=\"result_openingMembers_3_medicalInsuranceMember\">\n          <text>true</text>";
        assertThat(members).contains(cell);
        var attached = new LinkedHashMap<String, String>();
        attached.put("recheck-approval.form", form);
        attached.put("opening-members.dmn", members.replace(cell, cell.replace("true", "false")));
        var made = modeler.deployed(PROCEDURE, "enterprise-opening.bpmn", diagram, attached);
        assertThat(made.get("deployedProcessDefinitions").findValuesAsText("key")).contains(PROCEDURE, "enterprise-opening-tax");

        var difference = deployment(made);
        assertThat(changed(difference)).containsExactlyInAnyOrder(
                "decisions/enterprise-opening/opening-members.dmn",
                "processes/enterprise-opening/enterprise-opening.bpmn",
                "processes/enterprise-opening/recheck-approval.form");
        assertThat(difference.get("files").size()).as("whole folder").isGreaterThan(30);
        assertThat(sentences(difference)).contains("增加用户任务“复核准予登记”");
        assertThat(sentences(difference)).anySatisfy(sentence -> assertThat(sentence).contains("连线“准予登记”：终点").contains("复核准予登记"));
        assertThat(sentences(difference)).anySatisfy(sentence -> assertThat(sentence).contains("医疗保险由“true”改为“false”"));
        return difference;
    }

    /** A designer is told how many, an operator which; neither changes anything by asking. */
    private void triesBeforeAnybodyActs(String moved, String kept) {
        var question = Map.of("procedure", PROCEDURE, "fromVersion", 1, "toVersion", 2);
        var designer = office.send("designer", "POST", "/api/migrations/trial", question);
        Office.expect(200, designer);
        assertThat(designer.body()).doesNotContain(moved).doesNotContain("perCase");
        assertThat(Office.read(designer).get("cases").asInt()).isEqualTo(2);
        assertThat(Office.read(designer).get("movable").asInt()).isEqualTo(2);

        var operator = Office.read(office.send("operator", "POST", "/api/migrations/trial", question));
        assertThat(trial(operator, moved).get("movable").asBoolean()).isTrue();
        assertThat(trial(operator, kept).at("/steps/0/toName").asText()).isEqualTo("审查登记申请");
        assertThat(trial(operator, moved).get("clocks")).anySatisfy(clock -> {
            assertThat(clock.get("limit").asInt()).as("goes on as it runs").isEqualTo(3);
            assertThat(clock.get("unit").asText()).isEqualTo("workday");
        });
        assertThat(Office.read(office.send("xian.operator", "POST", "/api/migrations/trial", question)).get("cases").asInt())
                .as("cases of another municipality").isZero();
        assertThat(office.send("tianshui.hall", "POST", "/api/migrations/trial", question).statusCode()).isEqualTo(403);
        assertThat(office.send("auditor", "POST", "/api/migrations/trial", question).statusCode()).isEqualTo(403);
        assertThat(version(moved)).isEqualTo(1);
    }

    /** The old version has no such step: the case can go back only where somebody says to which one. */
    private String cannotGoBack(String fresh) {
        var question = new LinkedHashMap<String, Object>(Map.of("procedure", PROCEDURE, "fromVersion", 2, "toVersion", 1));
        var refused = trial(Office.read(office.send("operator", "POST", "/api/migrations/trial", question)), fresh);
        assertThat(refused.get("movable").asBoolean()).as(refused.toString()).isFalse();
        assertThat(refused.at("/steps/0").has("to")).isFalse();
        assertThat(refused.at("/problems/0").asText())
                .isEqualTo("环节“复核准予登记”：目标版本没有与它对应的环节，请指定接到哪一环节，或者等案件离开它");
        question.put("mapping", Map.of(RECHECK, REVIEW));
        var mapped = trial(Office.read(office.send("operator", "POST", "/api/migrations/trial", question)), fresh);
        assertThat(mapped.get("movable").asBoolean()).isTrue();
        assertThat(mapped.at("/steps/0/toName").asText()).isEqualTo("审查登记申请");
        question.put("mapping", Map.of(RECHECK, "endEvent_refused"));
        assertThat(office.send("operator", "POST", "/api/migrations/trial", question).statusCode()).as("what no case could follow").isEqualTo(422);
        return refused.at("/problems/0").asText();
    }

    private JsonNode carriedOut(List<String> cases) {
        var proposal = new LinkedHashMap<String, Object>(Map.of("procedure", PROCEDURE, "fromVersion", 1, "toVersion", 2));
        assertThat(office.send("designer", "POST", "/api/migrations", proposal).statusCode()).as("without a reason").isEqualTo(422);
        proposal.put("reason", "两级审查改革");
        assertThat(office.send("operator", "POST", "/api/migrations", proposal).statusCode()).as("who carries out does not propose").isEqualTo(403);
        var made = office.send("designer", "POST", "/api/migrations", proposal);
        Office.expect(201, made);
        var id = Office.read(made).get("id").asText();

        var path = "/api/migrations/" + id;
        var execution = Map.of("reason", REASON, "cases", cases);
        assertThat(office.send("designer", "POST", path + "/execution", execution).statusCode()).isEqualTo(403);
        assertThat(office.send("tianshui.operator", "POST", path + "/execution", execution).statusCode()).as("of one municipality").isEqualTo(403);
        assertThat(office.send("operator", "POST", path + "/execution", Map.of("cases", cases)).statusCode()).as("without a reason").isEqualTo(422);
        assertThat(office.send("operator", "POST", path + "/execution", Map.of("reason", REASON, "cases", List.of("620500-QYKB-20200101-000001"))).statusCode())
                .isEqualTo(422);
        Office.expect(202, office.send("operator", "POST", path + "/execution", execution));
        var again = office.send("operator", "POST", path + "/execution", execution);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("不能再执行一次");

        cases.forEach(number -> office.await(number, "moved", view -> version(number) == 2));
        var whole = Office.read(office.send("operator", "GET", path, null));
        assertThat(whole.at("/counts/moved").asInt()).isEqualTo(cases.size());
        var seen = office.send("designer", "GET", path, null);
        assertThat(seen.body()).doesNotContain(cases.get(0));
        assertThat(Office.read(seen).at("/counts/moved").asInt()).isEqualTo(cases.size());
        return whole;
    }

    private void replaysTellBothVersions(String moved, String kept, JsonNode migration) {
        var replay = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + moved + "/replay", null));
        var definitions = StreamSupport.stream(replay.get("definitions").spliterator(), false)
                .filter(definition -> definition.get("key").asText().equals(PROCEDURE)).toList();
        assertThat(definitions).extracting(definition -> definition.get("version").asInt()).containsExactly(1, 2);
        definitions.forEach(definition -> assertThat(
                        office.send("auditor", "GET", "/api/audit/definitions/" + definition.get("id").asText() + "/bpmn", null).body().contains(RECHECK))
                .isEqualTo(definition.get("version").asInt() == 2));
        var events = StreamSupport.stream(replay.get("events").spliterator(), false).toList();
        var order = events.stream().filter(event -> event.get("kind").asText().equals("operation.Migrate")).toList();
        assertThat(order).singleElement().satisfies(event -> {
            assertThat(event.get("actor").asText()).isEqualTo("operator");
            assertThat(event.get("annotation").asText()).isEqualTo(REASON);
            assertThat(event.get("from").asInt()).isEqualTo(1);
            assertThat(event.get("to").asInt()).isEqualTo(2);
            assertThat(event.get("proposedBy").asText()).isEqualTo("designer");
            assertThat(event.get("migrationId").asText()).isEqualTo(migration.get("id").asText());
        });
        assertThat(events).filteredOn(event -> event.get("kind").asText().equals("task.complete") && event.path("activityId").asText().equals(RECHECK))
                .singleElement()
                .satisfies(event -> assertThat(event.get("processDefinitionId").asText()).isEqualTo(definitions.get(1).get("id").asText()));
        assertThat(definitionsOf(kept)).as("an old version is replayed as it was").containsExactly(1);
        for (var number : List.of(moved, kept)) {
            assertThat(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/verification", null)).get("intact").asBoolean()).isTrue();
        }
        var installation = office.send("auditor", "GET", "/api/audit/installation/journal?kind=migration.", null).body();
        assertThat(installation).contains("migration.proposed").contains("migration.carriedOut").contains(REASON);
        assertThat(office.send("auditor", "GET", "/api/audit/installation/journal?kind=deployment.made", null).body())
                .contains("增加用户任务“复核准予登记”").contains("\"sent\"");
    }

    private void tell(
            String moved, String kept, String fresh, String back, JsonNode limits, JsonNode path, JsonNode migration) {
        told.append("# 向运行中的系统部署修改\n\n由设计人员在 Camunda Modeler 的部署对话框中部署，系统中有两件天水的企业开办正在审查。\n\n## 部署了什么\n\n");
        Stream.of(limits, path).forEach(deployment -> {
            told.append("- `%s`，%s，%s\n".formatted(
                    deployment.at("/deployment/name").asText(), deployment.at("/deployment/by").asText(), deployment.at("/deployment/source").asText()));
            sentences(deployment).forEach(sentence -> told.append("  - ").append(sentence).append('\n'));
        });
        told.append("\n## 每件在办案件\n\n| 案件 | 部署时 | 版本 | 登记的时限 | 此后开始的领取结果的时限 | 医疗保险 | 准予后复核 | 现在 |\n|---|---|---|---|---|---|---|---|\n");
        row(moved, "审查中；后迁移");
        row(kept, "审查中；未迁移");
        row(fresh, "部署之后受理");
        told.append("\n流程图、表单、参办事项等决策表按部署绑定，案件一直用受理时那一版，除非迁移；公用的时限表总用最新一版，按受理日期选行，")
                .append("已开始的计时保留开始时的时限。要让改动只及于以后受理的案件，在时限表中按受理日期分行。\n\n## 迁移\n\n");
        told.append("提出：%s，“%s”；执行：%s，“%s”；已迁移 %d 件。\n".formatted(
                migration.get("proposedBy").asText(),
                migration.get("reason").asText(),
                migration.get("carriedOutBy").asText(),
                migration.get("carriedOutReason").asText(),
                migration.at("/counts/moved").asInt()));
        told.append("\n把部署之后受理、正在复核的 %s 迁回旧版，试算不能：%s。\n".formatted(fresh, back));
        try {
            Files.writeString(Path.of("target/deployed-changes.md"), told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the product tells it in the end. */
    private void row(String number, String then) {
        var view = office.view(number);
        var started = started(number);
        var cells = List.of(
                number,
                then,
                String.join(" → ", definitionsOf(number).stream().map(String::valueOf).toList()),
                limit(view, "registration"),
                limit(view, "handOverResults"),
                started.contains(MEDICAL) ? "参办" : started.contains(HANDOVER) ? "不参办" : "未到",
                started.contains(RECHECK) ? "是" : started.contains(HANDOVER) ? "否" : "未到",
                view.at("/openSteps/0/name").asText());
        told.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String limit(JsonNode view, String step) {
        return StreamSupport.stream(view.get("clocks").spliterator(), false)
                .filter(clock -> clock.get("step").asText().equals(step))
                .map(clock -> clock.get("limit").asText() + " 个工作日")
                .findFirst()
                .orElse("未到");
    }

    private String inReview() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        return number;
    }

    private void review(String number) {
        office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "approve"));
    }

    private JsonNode clock(String number, String step) {
        return clock(office.view(number), step);
    }

    private static JsonNode clock(JsonNode view, String step) {
        return StreamSupport.stream(view.get("clocks").spliterator(), false)
                .filter(clock -> clock.get("step").asText().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no clock " + step + " in " + view));
    }

    private int version(String number) {
        var instance = Office.read(office.send("operator", "GET", "/engine-rest/process-instance?businessKey=%s&processDefinitionKey=%s".formatted(number, PROCEDURE), null));
        return Integer.parseInt(instance.get(0).get("definitionId").asText().split(":")[1]);
    }

    private List<Integer> definitionsOf(String number) {
        var replay = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/replay", null));
        return StreamSupport.stream(replay.get("definitions").spliterator(), false)
                .filter(definition -> definition.get("key").asText().equals(PROCEDURE))
                .map(definition -> definition.get("version").asInt())
                .toList();
    }

    private List<String> started(String number) {
        var journal = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal?kind=activity.start", null));
        return StreamSupport.stream(journal.get("events").spliterator(), false).map(event -> event.get("activityId").asText()).toList();
    }

    private static JsonNode trial(JsonNode answer, String number) {
        return StreamSupport.stream(answer.get("perCase").spliterator(), false)
                .filter(one -> one.get("caseNumber").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode deployment(JsonNode made) {
        var answer = office.send("designer", "GET", "/api/deployments/" + made.get("id").asText(), null);
        Office.expect(200, answer);
        return Office.read(answer);
    }

    private static List<String> changed(JsonNode deployment) {
        return StreamSupport.stream(deployment.at("/deployment/changed").spliterator(), false).map(file -> file.get("file").asText()).toList();
    }

    /** As the installation's journal words them. */
    private static List<String> sentences(JsonNode deployment) {
        return StreamSupport.stream(deployment.get("files").spliterator(), false)
                .flatMap(file -> StreamSupport.stream(file.at("/difference/parts").spliterator(), false))
                .map(DeployedChangesTest::sentence)
                .toList();
    }

    private static String sentence(JsonNode part) {
        var what = "%s“%s”".formatted(part.get("type").asText(), part.get("name").asText());
        return switch (part.get("kind").asText()) {
            case "added" -> "增加" + what;
            case "removed" -> "删除" + what;
            default -> what + "：" + String.join("；", StreamSupport.stream(part.get("facts").spliterator(), false)
                    .map(fact -> "%s由“%s”改为“%s”".formatted(fact.get("name").asText(), fact.path("from").asText(), fact.path("to").asText()))
                    .toList());
        };
    }

    private static String changedRow(String table, String step, String from, String to) {
        var at = table.indexOf("<text>" + step + "</text>");
        assertThat(at).as(step).isPositive();
        var amount = table.indexOf("_amount\">", at);
        var cell = table.indexOf("<text>" + from + "</text>", amount);
        assertThat(cell - amount).as("the amount of " + step).isBetween(0, 60);
        return table.substring(0, cell) + "<text>" + to + "</text>" + table.substring(cell + ("<text>" + from + "</text>").length());
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
