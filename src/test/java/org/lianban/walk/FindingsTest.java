package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.audit.finding.FindingKind;
import org.lianban.basis.BasisCatalogue;
import org.lianban.basis.Citation;
import org.lianban.engine.Unrestricted;
import org.lianban.journal.Journal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the auditor looks for is found where it is, and nowhere else. */
@Walk
class FindingsTest {

    private static final String REVIEW = "userTask_reviewApplication";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Unrestricted unrestricted;

    @Autowired
    private Journal journal;

    @Autowired
    private BasisCatalogue catalogue;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("照图办完的案件没有任何发现")
    void nothingIsFoundInACaseThatWentByTheDiagram() {
        var number = office.openingCompleted("tianshui");

        for (var kind : FindingKind.values()) {
            if (kind != FindingKind.differentOutcome) {
                assertThat(found(kind, number)).as(kind.title()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("人工干预：重试作业没有附说明，移动流程位置附有说明；照图办理的没有")
    void whatSomebodyDidPastTheDiagramIsFound() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        office.make("tax", "down", number);
        office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "approve"));
        office.await(number, "an incident", view -> view.get("state").asText().equals("incident"));
        assertThat(found(FindingKind.manualOverride, number)).isEmpty();
        office.make("tax", "normal", number);
        office.retry(number, "serviceTask_confirmTaxpayer");
        office.awaitStep(number, "userTask_handOverResults");

        var rows = found(FindingKind.manualOverride, number);

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("detail").asText()).isEqualTo("operator：重试失败的作业，没有附说明");
            assertThat(row.get("municipality").asText()).isEqualTo("tianshui");
            assertThat(row.get("at").asText()).endsWith("+08:00");
            assertThat(event(number, row).get("kind").asText()).isEqualTo("operation.SetJobRetries");
        });
    }

    @Test
    @DisplayName("未经核查即决定、次序不符：流程位置被移到决定处，点名没有完成的环节")
    void aDecisionWithoutItsChecksIsFound() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        var instance = instance(number);
        // no door of the product lets anybody do so; a program beside it could
        engine.getIdentityService().setAuthentication("admin", List.of(), List.of("tianshui"));
        try {
            unrestricted.call(() -> {
                engine.getRuntimeService().createProcessInstanceModification(instance)
                        .startBeforeActivity("endEvent_refused")
                        .setAnnotation("按领导口头意见")
                        .execute();
                return null;
            });
        } finally {
            engine.getIdentityService().clearAuthentication();
        }

        assertThat(found(FindingKind.uncheckedDecision, number)).singleElement().satisfies(row -> assertThat(row.get("detail").asText())
                .contains("已决定不予登记")
                .contains("审查登记申请", "判定救济途径")
                // it was completed before
                .doesNotContain("申报企业名称"));
        assertThat(found(FindingKind.orderViolated, number)).singleElement()
                .satisfies(row -> assertThat(row.get("activityName").asText()).isEqualTo("已决定不予登记"));
        assertThat(found(FindingKind.manualOverride, number)).singleElement()
                .satisfies(row -> assertThat(row.get("detail").asText()).isEqualTo("admin：改变流程位置，附有说明"));
    }

    @Test
    @DisplayName("一人兼两岗：收件的人又审查；另一人审查的没有")
    void onePersonAtTwoStepsIsFound() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        var task = office.tasks("tianshui.registrar", number, REVIEW).get(0).get("id").asText();
        // as a program would that goes past the checks: over any door the product refuses it
        journal.actingAs("tianshui.hall", () -> {
            engine.getTaskService().complete(task, Map.of("reviewOutcome", "approve"));
            return null;
        });

        assertThat(found(FindingKind.samePerson, number)).singleElement().satisfies(row -> assertThat(row.get("detail").asText())
                .isEqualTo("tianshui.hall 已办理“企业开办申请已提交”，又办理“审查登记申请”"));
    }

    @Test
    @DisplayName("受理前办理：受理以前生成了后续任务；受理审查本身不算")
    void workBeforeAcceptanceIsFound() {
        var number = office.opened(office.submit("joint-acceptance", "xian", Projects.factory("隐性审批试验厂房")));
        office.awaitStep(number, "userTask_acceptApplication");
        assertThat(found(FindingKind.beforeAcceptance, number)).isEmpty();
        var instance = instance(number);

        journal.actingAs("operator", () -> {
            engine.getRuntimeService().createProcessInstanceModification(instance).startBeforeActivity("userTask_checkFiling").execute();
            return null;
        });

        assertThat(found(FindingKind.beforeAcceptance, number)).singleElement().satisfies(row -> assertThat(row.get("detail").asText())
                .isEqualTo("尚未受理，已生成任务“审核竣工验收备案”"));
    }

    @Test
    @DisplayName("目录外事项：清单之外的申请；清单之内的没有")
    void anItemThatIsNotListedIsFound() {
        var outside = office.opened(office.submit("licence-reform-mode", "tianshui", licence("other")));
        var inside = office.opened(office.submit("licence-reform-mode", "tianshui", licence("food-small")));

        assertThat(found(FindingKind.offCatalogue, outside)).singleElement()
                .satisfies(row -> assertThat(row.get("detail").asText()).isEqualTo("事项不在目录内，没有作出决定"));
        assertThat(found(FindingKind.offCatalogue, inside)).isEmpty();
    }

    @Test
    @DisplayName("同一缺项两次补正：写法不同的空格和标点不算新的缺项；别的缺项不算")
    void askingTwiceForTheSameIsFound() {
        var again = office.open("tianshui", Applications.forReview(Applications.plain()));
        supplement(again, "住所证明缺页");
        supplementAgain(again, "章程没有签名；住所证明 缺页。");
        var another = office.open("tianshui", Applications.forReview(Applications.plain()));
        supplement(another, "住所证明缺页");
        supplementAgain(another, "章程没有签名");

        assertThat(found(FindingKind.repeatedSupplement, again)).singleElement()
                .satisfies(row -> assertThat(row.get("detail").asText()).isEqualTo("再次要求补正，其中 1 项此前已经要求过"));
        assertThat(found(FindingKind.repeatedSupplement, another)).isEmpty();
    }

    @Test
    @DisplayName("同等情形不同结果：收件时的事实相同，一件准予一件不予；各地规则不同也如实写明")
    void differentOutcomesOfTheSameFactsAreFound() {
        var granted = office.openingCompleted("tianshui");
        var refused = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.complete("tianshui.registrar", refused, REVIEW, Map.of("reviewOutcome", "refuse", "refusalReason", "住所不存在"));
        office.awaitEnd(refused);
        var elsewhere = office.open("xian", Applications.forReview(Applications.plain()));
        office.awaitStep(elsewhere, REVIEW);
        examined(refused);
        examined(elsewhere);
        examined(granted);

        var rows = rows(FindingKind.differentOutcome);
        // whichever cases were the first with either outcome
        assertThat(rows.stream().map(row -> row.get("detail").asText()).filter(detail -> detail.startsWith("“办理结果”")))
                .hasSize(2)
                .allMatch(detail -> detail.endsWith("（地区和规则版本都相同）"));
        assertThat(rows).anySatisfy(row -> assertThat(row.get("detail").asText()).startsWith("“判定参办事项”").endsWith("（地区不同）"));
    }

    @Test
    @DisplayName("每种发现有名称、依据和局限，依据都在条文目录里；再查一遍结果不变；数目与列出的相符")
    void everyKindIsExplained() {
        office.openingCompleted("tianshui");
        var kinds = Office.list(Office.read(office.send("auditor", "GET", "/api/audit/findings", null)));

        assertThat(kinds.stream().map(kind -> kind.get("id").asText()))
                .containsExactly(Arrays.stream(FindingKind.values()).map(Enum::name).toArray(String[]::new));
        assertThat(kinds).allSatisfy(kind -> {
            for (var told : List.of("name", "description", "basis", "limits")) {
                assertThat(kind.get(told).asText()).isNotBlank();
            }
            assertThat(Citation.in(kind.get("basis").asText())).isNotEmpty().allMatch(clause -> catalogue.find(clause).isPresent());
        });
        var before = jdbc.sql("select finding, case_number, seq, event_index, detail from audit_finding order by 1, 2, 3, 4").query().listOfRows();
        jdbc.sql("update case_record set examined = false").update();
        for (var number : jdbc.sql("select case_number from case_record").query(String.class).list()) {
            examined(number);
        }
        assertThat(jdbc.sql("select finding, case_number, seq, event_index, detail from audit_finding order by 1, 2, 3, 4").query().listOfRows()).isEqualTo(before);
        for (var kind : FindingKind.values()) {
            var page = Office.read(office.send("auditor", "GET", "/api/audit/findings/" + kind.name() + "?size=200", null));
            assertThat(page.get("rows")).hasSize(page.get("total").asInt());
        }
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        ", , 401", "tianshui.hall, , 403", "operator, , 403", "auditor, , 200", "auditor, /manualOverride, 200", "auditor, /unknown, 404",
        "auditor, /overdue?size=0, 422", "auditor, /overdue?size=201, 422", "auditor, /overdue?page=-1, 422"
    })
    @DisplayName("只给审计人员看")
    void onlyTheAuditorSeesThem(String who, String path, int status) {
        assertThat(office.send(who, "GET", "/api/audit/findings" + (path == null ? "" : path), null).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName("别的地区的发现看不到")
    void othersFindingsAreHidden() {
        var outside = office.opened(office.submit("licence-reform-mode", "tianshui", licence("other")));
        assertThat(found(FindingKind.offCatalogue, outside)).hasSize(1);

        var foreign = Office.read(office.send("xianyang.auditor", "GET", "/api/audit/findings/offCatalogue", null));
        assertThat(foreign.get("rows").findValuesAsText("caseNumber")).doesNotContain(outside);
        var own = Office.read(office.send("tianshui.auditor", "GET", "/api/audit/findings/offCatalogue", null));
        assertThat(own.get("rows").findValuesAsText("caseNumber")).contains(outside);
    }

    private void supplement(String number, String gaps) {
        office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "supplement", "gaps", gaps));
        office.complete("tianshui.hall", number, "userTask_supplementMaterials", Map.of("supplementNote", "已补"));
        office.awaitStep(number, REVIEW);
    }

    /** The product's own form asks only once. */
    private void supplementAgain(String number, String gaps) {
        journal.actingAs("operator", () -> {
            engine.getRuntimeService().createProcessInstanceModification(instance(number))
                    .startBeforeActivity("userTask_supplementMaterials")
                    .setVariable("gaps", gaps)
                    .execute();
            return null;
        });
    }

    private static Map<String, Object> licence(String item) {
        var application = new HashMap<String, Object>(Map.of(
                "itemCode", item,
                "handlingChoice", "ordinary",
                "applicationNote", "麦积区桥南一号，经营面积八十平方米",
                "applicantKind", "enterprise",
                "applicantName", "西安曲江智造有限公司",
                "applicantCreditCode", "91610113MA6TX1B23W",
                "contactName", "李雷",
                "contactMobile", "13892850012"));
        if (item.equals("other")) {
            application.put("otherItemName", "其他事项");
        }
        return application;
    }

    private String instance(String number) {
        return jdbc.sql("select process_instance_id from case_record where case_number = ?").param(number).query(String.class).single();
    }

    /** Once the sweep has seen all of the case. */
    private List<JsonNode> found(FindingKind kind, String number) {
        examined(number);
        return rows(kind).stream().filter(row -> row.get("caseNumber").asText().equals(number)).toList();
    }

    private void examined(String number) {
        office.await(number, "examined", view ->
                jdbc.sql("select examined from case_record where case_number = ?").param(number).query(Boolean.class).single());
    }

    private List<JsonNode> rows(FindingKind kind) {
        return Office.list(Office.read(office.send("auditor", "GET", "/api/audit/findings/" + kind.name() + "?size=200", null)).get("rows"));
    }

    private JsonNode event(String number, JsonNode row) {
        return Office.list(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null)).get("events")).stream()
                .filter(event -> event.get("seq").equals(row.get("seq")) && event.get("index").equals(row.get("index")))
                .findFirst()
                .orElseThrow();
    }
}
