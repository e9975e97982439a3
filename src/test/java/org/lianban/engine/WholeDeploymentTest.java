package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayName("部署以目录为单位，设计人员部署的不被覆盖")
class WholeDeploymentTest {

    private static final String MODELER = "Camunda Modeler";

    @TempDir
    private Path folder;

    private ProcessEngine engine;
    private RepositoryService repository;
    private final List<DeploymentMade> made = new ArrayList<>();
    private final List<FolderWithheld> withheld = new ArrayList<>();

    @BeforeEach
    void startEngine() {
        var configuration = (StandaloneInMemProcessEngineConfiguration) new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("whole-deployment")
                .setJdbcUrl("jdbc:h2:mem:whole-deployment");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setRepositoryService(new FolderRepository(made::add, new StaticListableBeanFactory().getBeanProvider(DeploymentObjections.class)));
        engine = configuration.buildProcessEngine();
        repository = engine.getRepositoryService();
        ship("processes/permit/permit.bpmn", diagram("permit", "许可"));
        ship("processes/permit/permit-visit.bpmn", diagram("permit-visit", "踏勘"));
        ship("processes/permit/review.form", form("review", "审查"));
        ship("decisions/permit/permit-members.dmn", table("permitMembers", "住建"));
        ship("decisions/time-limit/time-limit.dmn", table("timeLimit", "20"));
        startProduct();
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @Test
    @DisplayName("只附流程图：表单、决策表和被调用的流程由生效的版本补齐，文件名回到目录中的名字")
    void whatIsMissingIsAddedAsItIsInForce() {
        var changed = diagram("permit", "许可（新）");

        var made = fromModeler(Map.of("permit.bpmn", changed));

        assertThat(files(made.getId())).containsOnly(
                Map.entry("processes/permit/permit.bpmn", changed),
                Map.entry("processes/permit/permit-visit.bpmn", diagram("permit-visit", "踏勘")),
                Map.entry("processes/permit/review.form", form("review", "审查")),
                Map.entry("decisions/permit/permit-members.dmn", table("permitMembers", "住建")));
        assertThat(version("permit")).isEqualTo(2);
        assertThat(made.getSource()).isEqualTo(MODELER);
        var told = this.made.get(this.made.size() - 1);
        assertThat(told.deployment()).isEqualTo(made.getId());
        assertThat(told.sent()).containsExactly("processes/permit/permit.bpmn");
        assertThat(told.files()).hasSize(4);
        assertThat(told.before()).hasSize(4);
        assertThat(new String(told.before().get("processes/permit/permit.bpmn"), StandardCharsets.UTF_8)).isEqualTo(diagram("permit", "许可"));
    }

    @Test
    @DisplayName("补齐用的是最近生效的，不是产品自带的；只部署一张决策表也补成整个目录")
    void whatIsAddedIsTheLatest() {
        fromModeler(Map.of("permit-members.dmn", table("permitMembers", "规划")));

        var made = fromModeler(Map.of("permit.bpmn", diagram("permit", "许可（新）")));

        assertThat(files(made.getId())).containsEntry("decisions/permit/permit-members.dmn", table("permitMembers", "规划")).hasSize(4);
    }

    @Test
    @DisplayName("什么都没有改：不产生新版本，答复是生效的那次部署")
    void whatHasNotChangedGetsNoVersion() {
        var first = repository.createDeploymentQuery().deploymentName("permit").singleResult();

        var made = fromModeler(Map.of("permit.bpmn", diagram("permit", "许可")));

        assertThat(made.getId()).isEqualTo(first.getId());
        assertThat(made.getDeployedProcessDefinitions()).isNull();
        assertThat(version("permit")).isEqualTo(1);
        assertThat(this.made).extracting(DeploymentMade::source).containsOnly("lianban");
    }

    @Test
    @DisplayName("同时附上的公用时限表没有改：不随流程再出一版，也不被以后的部署带旧")
    void anUnchangedFolderIsLeftOut() {
        var made = fromModeler(Map.of("permit.bpmn", diagram("permit", "许可（新）"), "time-limit.dmn", table("timeLimit", "20")));
        assertThat(files(made.getId())).hasSize(4).doesNotContainKey("decisions/time-limit/time-limit.dmn");

        var both = fromModeler(Map.of("permit.bpmn", diagram("permit", "许可（三）"), "time-limit.dmn", table("timeLimit", "15")));
        assertThat(files(both.getId())).hasSize(5);
        fromModeler(Map.of("time-limit.dmn", table("timeLimit", "10")));
        var later = fromModeler(Map.of("permit.bpmn", diagram("permit", "许可（四）")));

        assertThat(files(later.getId())).hasSize(4).doesNotContainKey("decisions/time-limit/time-limit.dmn");
    }

    @Test
    @DisplayName("要求只部署改动的文件：仍是整个目录，流程图找得到它的表单")
    void onlyWhatChangedIsStillAWholeFolder() {
        var builder = repository.createDeployment().name("permit").source(MODELER).enableDuplicateFiltering(true);
        builder.addString("permit.bpmn", diagram("permit", "许可（新）")).addString("review.form", form("review", "审查"));

        assertThat(files(builder.deployWithResult().getId())).hasSize(4);
    }

    @Test
    @DisplayName("不要求去重时照样出新版本")
    void whoeverAsksForANewVersionGetsIt() {
        var made = repository.createDeployment().name("permit").source(MODELER)
                .addString("permit.bpmn", diagram("permit", "许可")).deployWithResult();

        assertThat(files(made.getId())).hasSize(4);
        assertThat(version("permit")).isEqualTo(2);
    }

    @Test
    @DisplayName("新流程自成目录，第二次部署时补齐")
    void aNewProcedureGetsAFolder() {
        var files = new LinkedHashMap<String, String>();
        files.put("drawing-review.bpmn", diagram("drawing-review", "图审"));
        files.put("check.form", form("check", "核对"));
        files.put("review-kind.dmn", table("reviewKind", "联审"));
        assertThat(files(fromModeler(files).getId()).keySet()).containsExactlyInAnyOrder(
                "processes/drawing-review/drawing-review.bpmn",
                "processes/drawing-review/check.form",
                "decisions/drawing-review/review-kind.dmn");

        var second = fromModeler(Map.of("drawing-review.bpmn", diagram("drawing-review", "图审（新）")));

        assertThat(files(second.getId())).hasSize(3);
    }

    @Test
    @DisplayName("表单改了文件名：仍是原来那张，不会同时有两张")
    void aFormIsKnownByItsId() {
        var made = fromModeler(Map.of("permit.bpmn", diagram("permit", "许可"), "审查表.form", form("review", "审查（新）")));

        assertThat(files(made.getId())).hasSize(4).containsEntry("processes/permit/review.form", form("review", "审查（新）"));
    }

    @Test
    @DisplayName("只部署一张表单：回到它所在的目录，流程随之出新版本")
    void aFormAloneGoesWhereItsIdIs() {
        var made = fromModeler(Map.of("review.form", form("review", "审查（新）")));

        assertThat(files(made.getId())).hasSize(4).containsEntry("processes/permit/review.form", form("review", "审查（新）"));
        assertThat(version("permit")).isEqualTo(2);
    }

    @Test
    @DisplayName("流程图改了文件名，或者写明了目录：仍是原来那张")
    void aDiagramIsKnownByItsId() {
        var renamed = fromModeler(Map.of("许可.bpmn", diagram("permit", "许可（新）")));
        var located = fromModeler(Map.of("processes/permit/permit-2.bpmn", diagram("permit", "许可（三）")));

        assertThat(files(renamed.getId())).hasSize(4).containsEntry("processes/permit/permit.bpmn", diagram("permit", "许可（新）"));
        assertThat(files(located.getId())).hasSize(4).containsEntry("processes/permit/permit.bpmn", diagram("permit", "许可（三）"));
    }

    @Test
    @DisplayName("分不清属于哪个流程的文件：退回并说明")
    void whatBelongsNowhereIsRefused() {
        fromModeler(Map.of("other.bpmn", diagram("other", "其他")));
        var files = Map.of("other.bpmn", diagram("other", "其他（新）"), "permit.bpmn", diagram("permit", "许可（新）"), "new.form", form("new", "新表"));

        assertThatThrownBy(() -> fromModeler(files))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("不能判断 new.form 属于 other、permit 中的哪一个，请分开部署");
    }

    @Test
    @DisplayName("重新启动，产品未变：设计人员部署的版本继续生效")
    void aRestartLeavesTheDesignersVersion() {
        fromModeler(Map.of("permit.bpmn", diagram("permit", "许可（新）")));

        startProduct();

        assertThat(version("permit")).isEqualTo(2);
        assertThat(version("timeLimit")).isEqualTo(1);
        assertThat(withheld).isEmpty();
    }

    @Test
    @DisplayName("重新启动，产品也变了：不覆盖，说明差在哪些文件；别的目录照常部署")
    void aNewProductWithholdsWhatADesignerHasChanged() {
        var made = fromModeler(Map.of("permit.bpmn", diagram("permit", "许可（新）")));
        ship("processes/permit/review.form", form("review", "审查（产品）"));
        ship("decisions/time-limit/time-limit.dmn", table("timeLimit", "18"));

        startProduct();

        assertThat(version("permit")).isEqualTo(2);
        assertThat(version("timeLimit")).isEqualTo(2);
        assertThat(withheld).containsExactly(new FolderWithheld(
                "permit", List.of("processes/permit/permit.bpmn", "processes/permit/review.form"), made.getId()));
    }

    @Test
    @DisplayName("重新启动，产品已收入设计人员的修改：没有新版本，以后的产品更新照常部署")
    void aProductThatHasTheDesignersVersionIsInStep() {
        fromModeler(Map.of("permit.bpmn", diagram("permit", "许可（新）")));
        ship("processes/permit/permit.bpmn", diagram("permit", "许可（新）"));

        startProduct();

        assertThat(version("permit")).isEqualTo(2);
        assertThat(withheld).isEmpty();
    }

    @Test
    @DisplayName("重新启动，只有产品变了：部署")
    void aChangedProductIsDeployedWhereNobodyInterfered() {
        ship("processes/permit/permit.bpmn", diagram("permit", "许可（产品）"));

        startProduct();

        assertThat(version("permit")).isEqualTo(2);
        assertThat(withheld).isEmpty();
    }

    private void startProduct() {
        new ProcedureDeployer(
                        repository,
                        event -> {
                            if (event instanceof FolderWithheld told) {
                                withheld.add(told);
                            }
                        },
                        folder.toUri().toString())
                .start();
    }

    private DeploymentWithDefinitions fromModeler(Map<String, String> files) {
        DeploymentBuilder builder = repository.createDeployment().name("my deployment").source(MODELER).enableDuplicateFiltering(false);
        files.forEach(builder::addString);
        return builder.deployWithResult();
    }

    private Map<String, String> files(String deployment) {
        var files = new LinkedHashMap<String, String>();
        repository.getDeploymentResources(deployment)
                .forEach(file -> files.put(file.getName(), new String(file.getBytes(), StandardCharsets.UTF_8)));
        return files;
    }

    private int version(String key) {
        var process = repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
        return process != null
                ? process.getVersion()
                : repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).latestVersion().singleResult().getVersion();
    }

    private void ship(String path, String content) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String diagram(String id, String name) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <process id="%s" name="%s" isExecutable="true"><startEvent id="startEvent_begun" /></process>
                </definitions>
                """.formatted(id, name);
    }

    private static String table(String id, String result) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
                  <decision id="%s" name="%s"><decisionTable id="t">
                    <output id="o" name="result" typeRef="string" />
                    <rule id="r"><outputEntry id="e"><text>"%s"</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>
                """.formatted(id, id, result);
    }

    private static String form(String id, String label) {
        return """
                {"id": "%s", "type": "default", "schemaVersion": 16, "components": [{"type": "text", "text": "%s"}]}
                """.formatted(id, label);
    }
}
