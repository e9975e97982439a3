package org.lianban.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.spin.Spin.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of a joint acceptance that call a department: what it is told, and what becomes of its answer. */
@DepartmentTest
class AcceptanceStepsTest {

    private static final String NEVER_REFUSED = "department.neverRefused";
    private static final String REFUSED = "登记不通过";

    @Autowired Cases cases;
    @Autowired JdbcClient jdbc;
    @Autowired ObjectMapper json;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "certifyPlanning, planning.certificateRefused, certificateNumber, 规核",
        "issueFireOpinion, construction.opinionRefused, certificateNumber, 消验",
        "recordFireCheck, construction.fireCheckRefused, certificateNumber, 消抽",
        "fileCivilDefence, civilDefence.filingRefused, certificateNumber, 防备",
        "acceptArchives, archives.acceptanceRefused, certificateNumber, 档验",
        "confirmUtilities, urbanManagement.confirmationRefused, certificateNumber, 城验",
        "reportSupervision, qualitySupervision.reportRefused, certificateNumber, 质监",
        "fileCompletion, construction.completionRefused, completionFilingNumber, 竣备"
    })
    @DisplayName("文书编号写入流程；登记不通过的走错误边界，理由写入流程，不产生效果")
    void aDocumentIsGivenOrRefused(String step, String refusal, String number, String kind) {
        var given = done(step, refusal, Map.of());
        var refused = done(step, refusal, Map.of("projectName", "渭北厂房" + REFUSED));

        assertThat(cases.whereIs(given)).isEqualTo("userTask_done");
        assertThat((String) cases.variable(given, number)).startsWith("（西安）" + kind + "字");
        assertThat(effectsOn(given)).isEqualTo(1);
        assertThat(cases.whereIs(refused)).isEqualTo("userTask_refused");
        assertThat((String) cases.variable(refused, "refusalReason")).contains("不一致");
        assertThat(cases.variable(refused, number)).isNull();
        assertThat(effectsOn(refused)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "issueAcceptanceOpinion, opinionNumber, （西安）联验字",
        "announceRegistration, registrationAcceptanceNumber, BDC610100",
        "transferArchives, archivesReceiptNumber, （西安）档移字",
        "drawFireFiling, fireFilingNumber, （西安）消备字"
    })
    @DisplayName("不可拒绝的事项：登记不通过的工程也照办，编号写入流程")
    void someStepsAreNeverRefused(String step, String number, String start) {
        var done = done(step, NEVER_REFUSED, Map.of("projectName", "渭北厂房" + REFUSED));

        assertThat(cases.whereIs(done)).isEqualTo("userTask_done");
        assertThat((String) cases.variable(done, number)).startsWith(start);
        assertThat(told(done).get("part").asText()).isEqualTo("单位工程 02“2号楼”");
    }

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource({"渭北便民中心, false", "渭北便民中心抽中, true"})
    @DisplayName("消防备案是否抽中写入流程")
    void theLotIsKept(String project, boolean drawn) {
        var filed = done("drawFireFiling", NEVER_REFUSED, Map.of("projectName", project));

        assertThat(cases.variable(filed, "fireDrawn")).isEqualTo(drawn);
    }

    @Test
    @DisplayName("竣工验收备案附各家的结论和证号，容缺的、未抽中的消防备案也在内（条例49）")
    void theFilingCarriesTheApprovals() {
        var told = told(done("fileCompletion", "construction.completionRefused", Map.of()));

        assertThat(told.get("part").asText()).isEqualTo("单位工程 02“2号楼”");
        assertThat(told.get("completedOn").asText()).isEqualTo("2026-11-10");
        assertThat(told.get("fireFilingNumber").asText()).isEqualTo("消备7号");
        assertThat(told.get("approvals").findValuesAsText("member"))
                .containsExactly("planning", "archives", "qualitySupervision");
        assertThat(told.get("approvals").findValuesAsText("conclusion")).containsExactly("pass", "deferred", "pass");
        assertThat(told.at("/approvals/0/certificateNumber").asText()).isEqualTo("规核7号");
        assertThat(told.at("/approvals/1/certificateNumber").isNull()).isTrue();
    }

    @Test
    @DisplayName("更正情况后改为消防验收的，原先的备案不再附上")
    void aFilingThatGaveWayToAnAcceptanceIsLeftOut() {
        var told = told(done(
                "fileCompletion",
                "construction.completionRefused",
                Map.of(
                        "fireProcedure", "acceptance",
                        "fireAcceptanceConclusion", "pass",
                        "fireAcceptanceCertificate", "消验7号")));

        assertThat(told.get("fireFilingNumber").isNull()).isTrue();
        assertThat(told.at("/approvals/1/certificateNumber").asText()).isEqualTo("消验7号");
    }

    @Test
    @DisplayName("意见书写明各家结论和要求、谁盖章、救济途径、备案号和档案补交期限")
    void theOpinionSaysWhatEachConcluded() {
        var told = told(done(
                "issueAcceptanceOpinion",
                NEVER_REFUSED,
                Map.of(
                        "acceptanceOutcome", "fail",
                        "completionFilingNumber", "竣备7号",
                        "qualitySupervisionConclusion", "fail",
                        "qualitySupervisionDemand", "外墙渗水")));

        assertThat(told.get("outcome").asText()).isEqualTo("fail");
        assertThat(told.get("leadDepartment").asText()).isEqualTo("市住房城乡建设局");
        assertThat(told.get("remedies").asText()).isEqualTo("60日内可以申请行政复议");
        assertThat(told.get("completionFilingNumber").asText()).isEqualTo("竣备7号");
        assertThat(told.get("archivesDeferredUntil").asText()).isEqualTo("2027-01-31");
        assertThat(told.get("fireFilingNumber").asText()).isEqualTo("消备7号");
        assertThat(told.at("/members/2/conclusion").asText()).isEqualTo("fail");
        assertThat(told.at("/members/2/demand").asText()).isEqualTo("外墙渗水");
    }

    @Test
    @DisplayName("推送不动产登记和移交档案带意见书号，分别附规划核实证号和容缺期限")
    void whatIsPushedRefersToTheOpinion() {
        var registration = told(done("announceRegistration", NEVER_REFUSED, Map.of()));
        var transfer = told(done("transferArchives", NEVER_REFUSED, Map.of()));

        assertThat(registration.get("opinionNumber").asText()).isEqualTo("联验7号");
        assertThat(registration.get("planningCertificate").asText()).isEqualTo("规核7号");
        assertThat(transfer.get("opinionNumber").asText()).isEqualTo("联验7号");
        assertThat(transfer.get("archivesDeferredUntil").asText()).isEqualTo("2027-01-31");
    }

    private ProcessInstance done(String step, String refusal, Map<String, Object> changed) {
        var variables = new HashMap<>(passed());
        variables.putAll(changed);
        var started = cases.stepIn("xian", step, refusal, variables);
        cases.runJob(started);
        return started;
    }

    /** What a case knows of a unit that has passed, its fire filing not drawn and its archives deferred. */
    private static Map<String, Object> passed() {
        return Map.ofEntries(
                Map.entry("projectCode", "2406-610113-04-01-123456"),
                Map.entry("projectName", "渭北厂房"),
                Map.entry("projectAddress", "凤城八路1号"),
                Map.entry("builderName", "渭北精密部件有限公司"),
                Map.entry("builderCreditCode", Requests.CREDIT_CODE),
                Map.entry("constructionPermitNumber", "610113202503180101"),
                Map.entry("partName", "单位工程 02“2号楼”"),
                Map.entry("buildingUse", "office"),
                Map.entry("floorAreaSqm", 8000),
                Map.entry("buildingHeightM", 18.5),
                Map.entry("completedOn", "2026-11-10"),
                Map.entry("jointVisitOn", "2026-11-20"),
                Map.entry("inspectedOn", "2026-11-18"),
                Map.entry("inspectors", "陈刚、周敏"),
                Map.entry("planningPermitNumber", "建字第7号"),
                Map.entry("surveyedAreaSqm", 7998.5),
                Map.entry("setbackDeviationM", 0),
                Map.entry("fireFacilitiesTested", JSON(List.of("hydrant"))),
                Map.entry("testedPointCount", 24),
                Map.entry("fireItemsChecked", JSON(List.of("evacuation"))),
                Map.entry("civilDefenceAreaSqm", 2600),
                Map.entry("surveyedShelterAreaSqm", 2600),
                Map.entry("protectiveDoorsClose", true),
                Map.entry("requiredVolumeCount", 36),
                Map.entry("archivedVolumeCount", 36),
                Map.entry("utilitiesChecked", JSON(List.of("drainage"))),
                Map.entry("surveyedGreenAreaSqm", 1800),
                Map.entry("supervisedItems", JSON(List.of("attendance"))),
                Map.entry("fireProcedure", "filing"),
                Map.entry("acceptanceOutcome", "pass"),
                Map.entry("planningConclusion", "pass"),
                Map.entry("planningCertificate", "规核7号"),
                Map.entry("archivesConclusion", "deferred"),
                Map.entry("archivesDeferredUntil", "2027-01-31"),
                Map.entry("qualitySupervisionConclusion", "pass"),
                Map.entry("qualitySupervisionCertificate", "质监7号"),
                Map.entry("leadDepartment", "市住房城乡建设局"),
                Map.entry("remedies", "60日内可以申请行政复议"),
                Map.entry("fireFilingNumber", "消备7号"),
                Map.entry("opinionNumber", "联验7号"));
    }

    private JsonNode told(ProcessInstance instance) {
        try {
            return json.readTree(jdbc.sql("select request from sandbox_call where case_number = ?")
                    .param(cases.numberOf(instance))
                    .query(String.class)
                    .single());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private int effectsOn(ProcessInstance instance) {
        return jdbc.sql("select sum(effects) from sandbox_call where case_number = ?")
                .param(cases.numberOf(instance))
                .query(Integer.class)
                .single();
    }
}
