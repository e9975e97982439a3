package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lianban.procedure.enterpriseopening.Applications.aLimitedCompany;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.engine.Decisions;
import org.lianban.engine.Violation;
import org.lianban.form.FormContext;
import org.lianban.form.FormRejected;
import org.lianban.form.FormValidation;
import org.lianban.form.Forms;

@DisplayName("企业开办的申请表与决策表合在一起")
class ApplicationFormCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Path DECISIONS = Path.of("decisions/enterprise-opening");

    private static ProcessEngine engine;
    private static FormValidation validation;

    @BeforeAll
    static void deployDecisions() throws IOException {
        engine = new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:application-form;DB_CLOSE_DELAY=-1")
                .setProcessEngineName("application-form")
                .setJobExecutorActivate(false)
                .buildProcessEngine();
        var deployment = engine.getRepositoryService().createDeployment();
        for (var table : List.of("opening-members", "opening-parameters", "business-scope-item", "invoice-limits")) {
            deployment.addString(table + ".dmn", Files.readString(DECISIONS.resolve(table + ".dmn")));
        }
        deployment.deploy();
        var figures = new DecisionTableFigures(new Decisions(engine));
        validation = Forms.validation(
                new OpeningNameCheck(), new OpeningShareholdersCheck(), new OpeningCapitalCheck(), new OpeningLegalRepresentativeCheck(),
                new OpeningGovernanceCheck(), new OpeningScopeCheck(figures), new OpeningAddressCheck(figures), new OpeningPersonsCheck(),
                new OpeningHousingFundCheck(figures), new OpeningInvoiceCheck(figures), new OpeningRemoteCheck(figures),
                new OpeningBankCheck(figures), new OpeningCommitmentsCheck());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    @DisplayName("本目录的每张表单都能在服务器上校验")
    void everyFormOfTheProcedureIsSound() throws IOException {
        try (var forms = Files.list(Path.of("processes/enterprise-opening"))) {
            for (var form : forms.filter(path -> path.toString().endsWith(".form")).toList()) {
                assertThat(validation.problems(Files.readString(form))).as(form.toString()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("无误的申请被接受，未选办的事项不留数据")
    void aSoundApplicationIsAccepted() throws IOException {
        var accepted = accept("tianshui", application -> application.put("bankName", "兰州银行"));

        assertThat(accepted)
                .containsEntry("enterpriseName", "天水市秦州区华盛软件开发有限公司")
                .containsEntry("registeredCapitalYuan", 1000000.0)
                .containsEntry("licenceCopies", 1L)
                .containsEntry("remoteAcceptance", false)
                .doesNotContainKeys("bankName", "remoteHallName", "agentIdNumber", "businessTermUntil", "deliveryAddress", "processAgentName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xianyang", "taiyuan", "tianshui", "gangcheng", "xian"})
    @DisplayName("每个地区都有参数")
    void everyMunicipalityHasFigures(String municipality) throws IOException {
        accept(municipality, application -> application.put("housingFundRequested", false));
    }

    @Test
    @DisplayName("各地差别来自决策表")
    void policyComesFromTheTables() {
        assertThat(refuse("tianshui", application -> application.put("housingFundRatePercent", 13))).containsExactly("缴存比例（%）：本地区的缴存比例为 5% 至 12%");
        assertThat(refuse("taiyuan", application -> {})).containsExactly("开立住房公积金账户：本地区的企业开办不含住房公积金登记，请另行办理");
        assertThat(refuse("tianshui", application -> application.put("remoteAcceptance", true)))
                .containsExactly("代收的政务大厅：未填写", "异地受理（由外地政务大厅代收）：本地区不提供异地受理");
        assertThat(refuse("tianshui", application -> application.put("addressKind", "cluster"), application ->
                application.put("businessScope", List.of("catering-service")))).containsExactly("住所证明方式：经营范围含“餐饮服务”，不能使用集群注册地址");
        assertThat(refuse("tianshui", application -> application.put("taxpayerKind", "small-scale")))
                .containsExactly("单份最高开票限额（元）：没有缺省值，须自行填写", "月领用份数：没有缺省值，须自行填写");
    }

    @Test
    @DisplayName("读取参数不写决策操作日志")
    void readingFiguresLeavesNoOperation() throws IOException {
        engine.getIdentityService().setAuthenticatedUserId("tianshui.hall");
        try {
            accept("tianshui", application -> {});
        } finally {
            engine.getIdentityService().clearAuthentication();
        }

        assertThat(engine.getHistoryService().createUserOperationLogQuery().operationType("Evaluate").count()).isZero();
    }

    private static Map<String, Object> accept(String municipality, Consumer<Map<String, Object>> change) throws IOException {
        var application = aLimitedCompany();
        change.accept(application);
        return validation.accept(
                Files.readString(Path.of("processes/enterprise-opening/application.form")), application, FormContext.start(municipality, TODAY));
    }

    @SafeVarargs
    private static List<String> refuse(String municipality, Consumer<Map<String, Object>>... changes) {
        var rejected = catchThrowableOfType(FormRejected.class, () -> accept(municipality, application -> {
            for (var change : changes) {
                change.accept(application);
            }
        }));
        return rejected.violations().stream().map(Violation::sentence).toList();
    }
}
