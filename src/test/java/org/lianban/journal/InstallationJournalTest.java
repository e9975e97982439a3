package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lianban.journal.Dossiers.INSTALLATION;
import static org.lianban.journal.Dossiers.event;
import static org.lianban.journal.Dossiers.kinds;
import static org.lianban.journal.Dossiers.write;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.ProceduresDeployed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@JournalTest
class InstallationJournalTest {

    @Autowired
    Dossiers dossiers;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorisations;

    @Autowired
    RepositoryService repository;

    @Autowired
    FilterService filters;

    @Autowired
    Journal journal;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    @DisplayName("启动时的设置以 system:setup 之名，部署、角色、账号、授权一项不少")
    void whatTheNodeSetsUpIsRecordedWithoutALogin() {
        var rows = dossiers.rows(INSTALLATION);

        assertThat(rows.get(0).actor()).isEqualTo("system:setup");
        var written = dossiers.events(INSTALLATION).stream().filter(event -> event.get("kind").asText().equals("store.insert")).toList();
        assertThat(written.stream().map(event -> event.get("entity").asText()).distinct())
                .contains("Deployment", "ProcessDefinition", "DecisionDefinition", "Group", "Tenant", "User", "Membership", "TenantMembership",
                        "Authorization", "Filter");
        assertThat(written).anySatisfy(event -> {
            assertThat(event.get("entity").asText()).isEqualTo("Membership");
            assertThat(event.get("userId").asText()).isEqualTo("tianshui.hall");
            assertThat(event.get("groupId").asText()).isEqualTo("hall");
        });
        assertThat(rows.toString()).doesNotContain("lianban-demo");
    }

    @Test
    @DisplayName("再启动一次，没有改动的角色、地区、授权不再写")
    void settingUpAgainChangesNothingAndTellsNothing() {
        var rows = dossiers.rowsOf(INSTALLATION, () -> events.publishEvent(new ProceduresDeployed()));

        assertThat(rows.stream().flatMap(row -> Dossiers.events(row).stream()).map(event -> event.path("entity").asText()))
                .doesNotContain("Group", "Tenant", "Authorization", "User", "Membership");
    }

    @Test
    @DisplayName("没有登录时建的账号、组、授权照样有记录，密码与盐从不写下")
    void accountsMadeWithoutALoginAreRecordedWithoutTheirPassword() {
        var created = dossiers.onlyRowOf(INSTALLATION, () -> {
            var user = identities.newUser("wang.wu");
            user.setFirstName("五");
            user.setPassword("tiger-7-horse");
            identities.saveUser(user);
        });
        assertThat(created.actor()).isEqualTo("system");
        assertThat(created.command()).isEqualTo("saveUser");
        var told = write(created, "store.insert", "User");
        assertThat(told.get("id").asText()).isEqualTo("wang.wu");
        assertThat(told.get("firstName").asText()).isEqualTo("五");
        assertThat(created.events()).doesNotContain("tiger-7-horse").doesNotContain("password").doesNotContain("salt").doesNotContain("{SHA");

        var joined = dossiers.onlyRowOf(INSTALLATION, () -> identities.createMembership("wang.wu", "hall"));
        assertThat(write(joined, "store.insert", "Membership").get("groupId").asText()).isEqualTo("hall");
        var left = dossiers.onlyRowOf(INSTALLATION, () -> identities.deleteMembership("wang.wu", "hall"));
        assertThat(event(left, "store.bulk").get("statements").get(0).get("userId").asText()).isEqualTo("wang.wu");

        var granted = dossiers.onlyRowOf(INSTALLATION, () -> {
            var grant = authorisations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setUserId("wang.wu");
            grant.setResource(Resources.FILTER);
            grant.setResourceId("*");
            grant.addPermission(Permissions.READ);
            authorisations.saveAuthorization(grant);
        });
        assertThat(write(granted, "store.insert", "Authorization").get("resource").asText()).isEqualTo("Filter");

        var filtered = dossiers.onlyRowOf(INSTALLATION, () -> filters.saveFilter(filters.newTaskFilter("我的")));
        assertThat(write(filtered, "store.insert", "Filter").get("name").asText()).isEqualTo("我的");

        var gone = dossiers.onlyRowOf(INSTALLATION, () -> identities.deleteUser("wang.wu"));
        assertThat(write(gone, "store.delete", "User").get("id").asText()).isEqualTo("wang.wu");
    }

    @Test
    @DisplayName("密码输错也留痕，不写密码")
    void aWrongPasswordLeavesATrace() {
        var row = dossiers.onlyRowOf(INSTALLATION, () -> identities.checkPassword("tianshui.tax", "guess-42"));

        assertThat(event(row, "store.update").get("entity").asText()).isEqualTo("User");
        assertThat(event(row, "store.update").get("id").asText()).isEqualTo("tianshui.tax");
        assertThat(row.events()).doesNotContain("guess-42").doesNotContain("password");
    }

    @Test
    @DisplayName("停用一个流程、删除一次部署都有记录")
    void whatHappensToDefinitionsIsRecorded() {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey("dossier-part").latestVersion().singleResult().getId();
        var suspended = dossiers.onlyRowOf(INSTALLATION, () -> repository.suspendProcessDefinitionById(definition));
        assertThat(kinds(suspended)).contains("store.bulk");
        repository.activateProcessDefinitionById(definition);

        var deployment = repository.createDeployment().name("一次").addClasspathResource("journal/decisions/dossier/dossier-grade.dmn").deploy();
        var deleted = dossiers.onlyRowOf(INSTALLATION, () -> repository.deleteDeployment(deployment.getId(), true));
        assertThat(deleted.command()).isEqualTo("deleteDeployment");
        assertThat(deleted.events()).contains(deployment.getId());
    }

    @Test
    @DisplayName("不属于任何案件的事件进平台自己的记录；号码不对的也不丢")
    void whatBelongsToNoCaseGoesToTheInstallation() {
        var row = dossiers.onlyRowOf(INSTALLATION, () -> journal.recordInstallation("calendar.imported", Map.of("version", "2027")));
        assertThat(event(row, "calendar.imported").get("version").asText()).isEqualTo("2027");

        var unknown = dossiers.onlyRowOf(INSTALLATION, () -> journal.record("620500-CSAJ-19990101-000001", "answer.received", Map.of()));
        assertThat(kinds(unknown)).containsExactly("answer.received");
        dossiers.assertUnbroken(INSTALLATION);
    }

    @Test
    @DisplayName("没有开成的案件记在平台")
    void aCaseThatNeverOpenedIsToldByTheInstallation() {
        dossiers.sitDown();
        try {
            var row = dossiers.onlyRowOf(INSTALLATION, () ->
                    assertThatThrownBy(() -> dossiers.open("nowhere")).hasMessageContaining("gateway_path"));

            var failed = event(row, "attempt.failed");
            assertThat(row.actor()).isEqualTo(Dossiers.CLERK);
            assertThat(row.command()).isEqualTo("startProcessInstance");
            assertThat(failed.get("optimistic").asBoolean()).isFalse();
            assertThat(failed.get("reason").asText()).contains("gateway_path");
            assertThat(failed.get("events").findValuesAsText("kind")).contains("processInstance.start", "flow.taken", "variable.create");
        } finally {
            dossiers.standUp();
        }
    }
}
