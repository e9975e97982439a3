package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.journal.JournalRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@AccessTest
@Import(DoorsCase.class)
@TestPropertySource(
        properties = {
            "lianban.models=classpath*:doors/",
            "spring.datasource.url=jdbc:h2:mem:doors;DB_CLOSE_DELAY=-1",
            "logging.level.org.camunda.bpm=OFF"
        })
class DoorsTest {

    private static final String ENGINE = "/engine-rest";
    private static final String NOBODYS = "7cee0b13-ffff-11f1-8c1d-02fc00000001";

    @LocalServerPort
    int port;

    @Autowired
    DoorsCase theCase;

    @Autowired
    JournalRows journal;

    @Autowired
    TaskService tasks;

    @Autowired
    AuthorizationService authorisations;

    @Autowired
    AccessSetUp setUp;

    @Autowired
    ObjectProvider<RequestMappingInfoHandlerMapping> controllers;

    Doors doors;
    JournalRows.Head before;

    @BeforeEach
    void theHallOfTianshuiOpensACase() {
        theCase.open();
        doors = new Doors(theCase);
        before = recorded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xianyang.hall", "xianyang.registrar", "xianyang.auditor", "xianyang.operator", "xianyang.leader",
            "tianshui.planning", "designer", "admin"})
    @DisplayName("知道全部编号的外人，在引擎接口的任何一扇门前都看不到、动不了这一案件")
    void strangersFindNothing(String stranger) {
        var client = Client.program(port, stranger);
        var wrong = new ArrayList<String>();
        for (var route : Routes.ofEngine()) {
            for (var knock : doors.at(route)) {
                var answer = client.send(route.method(), knock.path(), knock.body(), knock.type());
                if (answer.statusCode() >= 500) {
                    wrong.add(answer.statusCode() + " " + route + " " + answer.body());
                } else if (!doors.shown(knock, answer.body()).isEmpty()) {
                    wrong.add("shown " + answer.statusCode() + " " + route + " " + answer.body());
                } else if (doors.leadsToTheCase(route) && !route.method().equals("OPTIONS") && !isRefused(answer)) {
                    wrong.add(answer.statusCode() + " " + route + " " + answer.body());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(recorded()).isEqualTo(before);
    }

    /** A question that is wrong in itself is answered before anybody looks for the thing. */
    private static boolean isRefused(HttpResponse<String> answer) {
        return List.of(400, 403, 404, 405, 415).contains(answer.statusCode())
                || List.of("", "[]", "{\"count\":0}").contains(answer.body().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xianyang.hall", "xianyang.auditor", "xianyang.operator", "tianshui.planning", "admin"})
    @DisplayName("别人的编号与没有的编号，回答一字不差")
    void anIdOfSomebodyElseReadsLikeOneThatNobodyHas(String stranger) {
        var client = Client.program(port, stranger);
        var different = new ArrayList<String>();
        for (var route : Routes.ofEngine()) {
            if (route.method().equals("GET") && doors.leadsToTheCase(route)) {
                var path = doors.at(route).get(0).path();
                var unknown = path;
                for (var trace : theCase.traces()) {
                    unknown = unknown.replace(trace, NOBODYS);
                }
                var foreign = client.get(path);
                var none = client.get(unknown);
                if (foreign.statusCode() != none.statusCode() || !withoutTimeAndPath(foreign).equals(withoutTimeAndPath(none))) {
                    different.add("%s %d %s, but of no one's %d %s"
                            .formatted(route, foreign.statusCode(), foreign.body(), none.statusCode(), none.body()));
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static String withoutTimeAndPath(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"(timestamp|path)\":\"[^\"]*\"", "");
    }

    @Test
    @DisplayName("不能借自己的任务把备注写进别人的案件")
    void aCommentGoesToTheCaseOfItsTask() {
        var task = theCase.id("userTask_accept");
        var path = ENGINE + "/task/" + task + "/comment/create";
        var hall = Client.program(port, "tianshui.hall");
        var other = "{\"message\":\"forged\",\"processInstanceId\":\"%s\"}".formatted(NOBODYS);
        assertThat(hall.post(path, other).statusCode()).isEqualTo(403);
        assertThat(tasks.getTaskComments(task)).noneMatch(comment -> comment.getFullMessage().equals("forged"));
        var own = "{\"message\":\"own\",\"processInstanceId\":\"%s\"}".formatted(theCase.instance());
        assertThat(hall.post(path, own).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("升级前建立的任务，经办部门升级后仍看得到其内容")
    void tasksOfAnEarlierVersionShowTheirVariables() {
        var task = theCase.id("userTask_accept");
        var grant = authorisations.createAuthorizationQuery().groupIdIn("hall").resourceType(Resources.TASK).resourceId(task).singleResult();
        grant.setPermissions(new Permission[] {Permissions.READ, Permissions.TASK_WORK});
        authorisations.saveAuthorization(grant);

        setUp.setUp();

        var now = authorisations.createAuthorizationQuery().authorizationId(grant.getId()).singleResult();
        assertThat(now.isPermissionGranted(TaskPermissions.READ_VARIABLE)).isTrue();
        assertThat(now.isPermissionGranted(Permissions.TASK_WORK)).isTrue();
        assertThat(now.isPermissionGranted(Permissions.DELETE)).isFalse();
    }

    @Test
    @DisplayName("按编号看别人的案件，回答是没有：404，正文不含编号")
    void whatBelongsToOthersIsNotThere() {
        for (var stranger : List.of("xianyang.hall", "xianyang.auditor", "tianshui.planning", "admin")) {
            var client = Client.program(port, stranger);
            for (var path : List.of("/task/" + theCase.id("userTask_accept"), "/task/" + theCase.id("userTask_accept") + "/variables",
                    "/process-instance/" + theCase.instance(), "/process-instance/" + theCase.instance() + "/variables",
                    "/process-instance/" + theCase.instance() + "/variables/applicantName", "/execution/" + theCase.id("execution"),
                    "/variable-instance/" + theCase.id("variable"), "/job/" + theCase.id("job"), "/incident/" + theCase.id("incident"),
                    "/external-task/" + theCase.id("externalTask") + "/errorDetails", "/history/process-instance/" + theCase.instance(),
                    "/history/variable-instance/" + theCase.id("variable"), "/history/detail/" + theCase.id("detail"),
                    "/history/decision-instance/" + theCase.id("decision"), "/history/activity-instance/" + theCase.id("activity"),
                    "/history/job-log/" + theCase.id("jobLog"),
                    "/task/" + theCase.id("userTask_accept") + "/comment/" + theCase.id("comment"))) {
                var answer = client.get(ENGINE + path);
                assertThat(answer.statusCode()).as(stranger + " " + path + " " + answer.body()).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("xianyang", "ENGINE-", "does not have");
            }
        }
    }

    @Test
    @DisplayName("消息、信号、条件、修改、迁移、批量、作业执行、外部任务等后门对所有人关闭")
    void nobodyActsThroughTheBackDoors() {
        var closed = Routes.ofEngine().stream()
                .filter(route -> !List.of("GET", "OPTIONS").contains(route.method()))
                .filter(route -> route.path().matches("/engine-rest/(message|signal|condition|modification.*|migration.*|batch.*"
                        + "|process-instance/.*(modification|suspended|delete|variables|retries|message-async).*"
                        + "|process-definition/.*(restart|suspended|history-time-to-live|delete).*|external-task/.+|execution/\\{.*"
                        + "|job/\\{id}/(?!retries).*|job/(suspended|retries)|history/(?!.*(count|instance|detail|task|log)$).*|telemetry/.*"
                        + "|metrics.*|schema.*|identity/verify|case-.*|incident/.*|decision-definition/.*|task/create|task/\\{id}/attachment.*)"))
                .filter(route -> !route.path().equals("/engine-rest/external-task/count"))
                .toList();
        assertThat(closed).hasSizeGreaterThan(90);
        for (var person : List.of("tianshui.hall", "tianshui.leader", "tianshui.auditor", "operator", "designer", "admin")) {
            var client = Client.program(port, person);
            assertThat(answers(client, closed, answer -> answer.statusCode() != 403)).as(person).isEmpty();
        }
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("运维人员看到作业、异常并可重试，看不到任何业务数据")
    void operatorsSeeNoBusinessData() {
        var operator = Client.program(port, "operator");
        assertThat(operator.json(ENGINE + "/incident?processInstanceId=" + theCase.instance())).hasSize(1);
        assertThat(operator.get(ENGINE + "/job/" + theCase.id("job") + "/stacktrace").statusCode()).isEqualTo(200);
        assertThat(answers(operator, Routes.ofEngine(), answer -> answer.statusCode() >= 500 || answer.body().contains(DoorsCase.SECRET)))
                .isEmpty();
        assertThat(operator.get("/api/cases/" + theCase.caseNumber()).statusCode()).isEqualTo(404);
        assertThat(retry(operator)).isEqualTo(204);
    }

    @Test
    @DisplayName("别的地区的运维人员不能重试，也耗不掉重试次数")
    void retriesStayInTheirMunicipality() {
        var stranger = Client.program(port, "xianyang.operator");
        assertThat(retry(stranger)).isEqualTo(404);
        assertThat(stranger.post(ENGINE + "/job/" + theCase.id("job") + "/execute", "{}").statusCode()).isEqualTo(403);
        assertThat(stranger.send("PUT", ENGINE + "/job-definition/" + theCase.id("jobDefinition") + "/retries", "{\"retries\":3}",
                "application/json").statusCode()).isEqualTo(403);
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("审计人员读得到，做不了任何事")
    void auditorsReadAndDoNotAct() {
        var auditor = Client.program(port, "tianshui.auditor");
        assertThat(auditor.get(ENGINE + "/history/variable-instance?processInstanceId=" + theCase.instance()).body())
                .contains(DoorsCase.SECRET);
        assertThat(auditor.get(ENGINE + "/history/decision-instance/" + theCase.id("decision")).statusCode()).isEqualTo(200);
        assertThat(answers(auditor, Routes.ofEngine(), answer -> answer.statusCode() >= 500)).isEmpty();
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("审计页面只对审计人员打开，所需的一切都在本站")
    void theAuditPagesOpenForAuditorsOnly() {
        var auditor = Client.browser(port, "tianshui.auditor");
        var page = auditor.get("/audit/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"app\"").doesNotContain("://");
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString().startsWith("default-src 'self'");
        var script = Pattern.compile("src=\"\\.(/assets/[^\"]+\\.js)\"").matcher(page.body());
        assertThat(script.find()).isTrue();
        var asset = "/audit" + script.group(1);
        assertThat(auditor.get(asset).statusCode()).isEqualTo(200);
        for (var other : List.of("tianshui.hall", "operator", "designer", "admin")) {
            var client = Client.browser(port, other);
            assertThat(List.of(client.get("/audit/").statusCode(), client.get("/audit/index.html").statusCode(), client.get(asset).statusCode()))
                    .as(other).containsOnly(403);
            assertThat(client.get("/").body()).as(other).doesNotContain("/audit/");
        }
        assertThat(Client.anonymous(port).get(asset).statusCode()).isEqualTo(302);
        assertThat(auditor.json("/api/audit/municipalities").findValuesAsText("id")).containsExactly("tianshui");
        assertThat(auditor.json("/api/audit/definitions").findValuesAsText("key")).contains(DoorsCase.PROCEDURE);
        assertThat(Client.browser(port, "tianshui.hall").get("/api/audit/municipalities").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("参与的部门只见自己的任务；任务的历史不带出案件的数据")
    void aDepartmentSeesItsTask() {
        var tax = Client.program(port, "tianshui.tax");
        assertThat(tax.get(ENGINE + "/task/" + theCase.id("userTask_assessTax") + "/variables").body()).contains(DoorsCase.SECRET);
        assertThat(tax.get(ENGINE + "/task/" + theCase.id("userTask_accept") + "/variables").statusCode()).isEqualTo(404);
        assertThat(tax.json(ENGINE + "/history/task?processInstanceId=" + theCase.instance())).hasSize(1);
        assertThat(tax.get(ENGINE + "/history/variable-instance").body()).doesNotContain(DoorsCase.SECRET);
        assertThat(tax.get(ENGINE + "/history/detail").body()).doesNotContain(DoorsCase.SECRET);
        assertThat(tax.json(ENGINE + "/user")).hasSize(1);
        assertThat(tax.json(ENGINE + "/group")).hasSize(1);
        assertThat(tax.json(ENGINE + "/tenant")).hasSize(1);
    }

    @Test
    @DisplayName("备注只由办理该任务的人写，谁都不能删改")
    void commentsArePartOfTheRecord() {
        var path = ENGINE + "/task/" + theCase.id("userTask_accept") + "/comment";
        assertThat(Client.program(port, "tianshui.hall").get(path).body()).contains(DoorsCase.SECRET);
        for (var other : List.of("tianshui.auditor", "operator", "tianshui.tax", "xianyang.hall")) {
            assertThat(Client.program(port, other).post(path + "/create", "{\"message\":\"forged\"}").statusCode()).as(other).isIn(400, 403, 404);
        }
        var hall = Client.program(port, "tianshui.hall");
        var ofTax = ENGINE + "/task/" + theCase.id("userTask_assessTax") + "/comment/create";
        assertThat(hall.post(ofTax, "{\"message\":\"forged\"}").statusCode()).isEqualTo(403);
        assertThat(hall.send("DELETE", path + "/" + theCase.id("comment"), null, null).statusCode()).isEqualTo(403);
        assertThat(hall.send("DELETE", path, null, null).statusCode()).isEqualTo(403);
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("引擎对历史的统计不分地区，只给不限地区的账号；在办的统计各看各的")
    void countsOverAllMunicipalities() {
        var paths = Routes.ofEngine().stream().filter(route -> route.path().matches(".*/history/.*(statistics(/count)?|report(/count)?)"))
                .filter(route -> !route.path().contains("/case-"))
                .toList();
        assertThat(paths).hasSizeGreaterThan(6);
        assertThat(answers(Client.program(port, "xianyang.auditor"), paths, answer -> answer.statusCode() != 403)).isEmpty();
        assertThat(answers(Client.program(port, "tianshui.hall"), paths, answer -> answer.statusCode() != 403)).isEmpty();
        var past = ENGINE + "/history/process-definition/" + theCase.id("definition") + "/statistics";
        assertThat(Client.program(port, "auditor").get(past).statusCode()).isEqualTo(200);
        var running = ENGINE + "/process-definition/" + theCase.id("definition") + "/statistics";
        assertThat(Client.program(port, "operator").json(running).size()).isGreaterThan(5);
        assertThat(Client.program(port, "taiyuan.operator").json(running)).isEmpty();
    }

    @Test
    @DisplayName("我们自己的接口：别的地区、别的部门和无关角色都查不到这一案件")
    void ourOwnApiKeepsTheSameLimits() {
        for (var stranger : List.of("xianyang.hall", "xianyang.auditor", "xianyang.leader", "tianshui.planning", "operator", "designer", "admin")) {
            var client = Client.program(port, stranger);
            var ofCase = Routes.ofApi(controllers.stream()).stream().filter(route -> route.path().contains("{caseNumber}")).toList();
            assertThat(ofCase).hasSizeGreaterThan(6);
            for (var route : ofCase) {
                var knock = doors.at(route).get(0);
                var answer = client.send(route.method(), knock.path(), knock.body(), knock.type());
                assertThat(answer.statusCode()).as(stranger + " " + route + " " + answer.body()).isIn(403, 404, 422);
                assertThat(doors.shown(knock, answer.body())).as(stranger + " " + route).isEmpty();
            }
        }
        assertThat(Client.program(port, "xianyang.auditor").get("/api/audit/cases/" + theCase.caseNumber() + "/journal").statusCode())
                .isEqualTo(404);
        assertThat(Client.program(port, "xianyang.auditor").get("/api/audit/installation/journal").statusCode()).isEqualTo(403);
        assertThat(Client.program(port, "auditor").get("/api/audit/installation/journal").statusCode()).isEqualTo(200);
        assertThat(recorded()).isEqualTo(before);
        assertThat(Client.program(port, "tianshui.auditor").get("/api/audit/cases/" + theCase.caseNumber() + "/journal").statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Cockpit 的查询和网页应用的接口守同样的界限")
    void cockpitKeepsTheSameLimits() {
        var cockpit = Routes.ofCockpit();
        assertThat(cockpit).hasSizeGreaterThan(8);
        for (var stranger : List.of("xianyang.operator", "xianyang.auditor")) {
            var browser = Client.browser(port, stranger);
            browser.get("/camunda/app/cockpit/default/");
            var token = browser.cookie("XSRF-TOKEN");
            var answered = new ArrayList<Integer>();
            for (var route : cockpit) {
                for (var knock : doors.at(route)) {
                    var answer = browser.send(route.method(), knock.path(), knock.body(), knock.type(), "X-XSRF-TOKEN", token);
                    answered.add(answer.statusCode());
                    assertThat(answer.statusCode()).as(stranger + " " + route + answer.body()).isLessThan(500).isNotEqualTo(401);
                    assertThat(doors.shown(knock, answer.body())).as(stranger + " " + route).isEmpty();
                }
            }
            assertThat(answered).contains(200);
            var engine = "/camunda/api/engine/engine/default";
            assertThat(browser.get(engine + "/task/" + theCase.id("userTask_accept") + "/variables").statusCode()).isEqualTo(404);
            assertThat(browser.post(engine + "/message", "{}", "X-XSRF-TOKEN", token).statusCode()).isEqualTo(403);
        }
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("启动时收回表中不再列出的授权，在办任务的授权保留")
    void whatTheTableNoLongerDeclaresIsRevoked() {
        var outdated = grant("operator", Resources.BATCH, Authorization.ANY);
        var everyProcess = grant("hall", Resources.PROCESS_DEFINITION, Authorization.ANY);
        var ofTask = grants("hall", Resources.TASK, theCase.id("userTask_accept"));
        assertThat(ofTask).isOne();

        setUp.setUp();

        assertThat(authorisations.createAuthorizationQuery().authorizationId(outdated).count()).isZero();
        assertThat(authorisations.createAuthorizationQuery().authorizationId(everyProcess).count()).isZero();
        assertThat(grants("hall", Resources.TASK, theCase.id("userTask_accept"))).isOne();
        assertThat(grants("hall", Resources.PROCESS_DEFINITION, DoorsCase.PROCEDURE)).isOne();
        assertThat(tasks.createTaskQuery().taskId(theCase.id("userTask_accept")).count()).isOne();
    }

    private String grant(String group, Resource resource, String id) {
        var grant = authorisations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(Permissions.READ);
        return authorisations.saveAuthorization(grant).getId();
    }

    private long grants(String group, Resource resource, String id) {
        return authorisations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id).count();
    }

    private int retry(Client client) {
        return client.send("PUT", ENGINE + "/job/" + theCase.id("job") + "/retries", "{\"retries\":1}", "application/json").statusCode();
    }

    /** The answers that should not be, leaving out the retries, which an operator may set. */
    private List<String> answers(Client client, Collection<Routes.Route> routes, Predicate<HttpResponse<String>> wrong) {
        var found = new ArrayList<String>();
        for (var route : routes) {
            for (var knock : doors.at(route)) {
                var answer = client.send(route.method(), knock.path(), knock.body(), knock.type());
                if (wrong.test(answer)) {
                    found.add(answer.statusCode() + " " + route + " " + answer.body());
                }
            }
        }
        return found;
    }

    private JournalRows.Head recorded() {
        return journal.head(theCase.caseNumber()).orElseThrow();
    }
}
