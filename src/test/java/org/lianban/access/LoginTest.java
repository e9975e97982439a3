package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccessTest
class LoginTest {

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Test
    @DisplayName("登录页不用脚本，列出演示账号")
    void thereIsOneLoginPage() {
        var page = Client.anonymous(port).get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("联办", "<label for=\"username\">账号", "tianshui.hall", "lang=\"zh-CN\"").doesNotContain("<script", "{{");
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString().contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    @DisplayName("登录后到工作台，只见本角色可用的功能")
    void theStartPageShowsWhatTheRoleMayOpen() {
        assertThat(Client.browser(port, "tianshui.hall").get("/").body())
                .contains("天水综合窗口", "/camunda/app/tasklist/")
                .doesNotContain("/camunda/app/cockpit/", "/camunda/app/admin/", "{{");
        assertThat(Client.browser(port, "operator").get("/").body()).contains("/camunda/app/cockpit/").doesNotContain("tasklist");
        assertThat(Client.browser(port, "admin").get("/").body()).contains("/camunda/app/admin/").doesNotContain("cockpit");
    }

    @Test
    @DisplayName("密码错误与账号不存在，回答一样")
    void aWrongPasswordAndAnUnknownAccountGetTheSameAnswer() {
        var wrong = Client.anonymous(port).signIn("tianshui.bank", "wrong");
        var unknown = Client.anonymous(port).signIn("nobody.at.all", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(302).isEqualTo(unknown.statusCode());
        assertThat(Client.location(wrong)).endsWith("/login?error").isEqualTo(Client.location(unknown));
        assertThat(Client.anonymous(port).get("/login?error").body()).contains("账号或密码不正确");
    }

    @Test
    @DisplayName("密码错误与账号不存在，用时相当")
    void aWrongPasswordAndAnUnknownAccountTakeTheSameTime() {
        millisToRefuse("tianshui.archives");
        millisToRefuse("nobody");
        var wrong = millisToRefuse("tianshui.archives");
        var unknown = millisToRefuse("nobody");
        assertThat(unknown).isBetween(wrong / 3, wrong * 3);
    }

    private long millisToRefuse(String account) {
        var fastest = Long.MAX_VALUE;
        for (var i = 0; i < 4; i++) {
            var start = System.nanoTime();
            assertThat(Client.program(port, account, "wrong" + i).get("/engine-rest/task").statusCode()).isEqualTo(401);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest / 1_000_000;
    }

    @Test
    @DisplayName("一次输错不会锁住账号")
    void oneWrongPasswordDoesNotLockTheAccount() {
        var browser = Client.anonymous(port);
        browser.signIn("tianshui.leader", "wrong");
        assertThat(Client.location(browser.signIn("tianshui.leader", DemoAccounts.PASSWORD))).endsWith("/");
    }

    @Test
    @DisplayName("登录和修改请求须有 CSRF 令牌")
    void changesNeedTheToken() {
        var stranger = Client.anonymous(port).form("/login", "username=tianshui.hall&password=" + DemoAccounts.PASSWORD);
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(Client.location(stranger)).endsWith("/login?expired");

        var browser = Client.browser(port, "tianshui.hall");
        assertThat(browser.form("/logout", "").statusCode()).isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.post("/api/cases/joint-work", "{}").statusCode()).isEqualTo(403);
        assertThat(browser.post("/camunda/api/engine/engine/default/task/x/claim", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("一次登录即可进入待办，退出后两边都已退出")
    void oneLoginOpensTasklistAndOneSignOutEndsBoth() {
        var browser = Client.browser(port, "tianshui.hall");
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.json("/camunda/api/admin/auth/user/default").path("userId").asText()).isEqualTo("tianshui.hall");

        var signOut = browser.post(
                "/camunda/api/admin/auth/user/default/logout", "{}", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));

        assertThat(signOut.statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(401);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("在工作台退出")
    void signOutFromTheStartPage() {
        var browser = Client.browser(port, "tianshui.hall");
        var answer = browser.form("/logout", "_csrf=" + Client.tokenOf(browser.get("/")));
        assertThat(Client.location(answer)).endsWith("/login?logout");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("换人登录后，待办中是新登录的人")
    void theNextPersonInTheSameBrowserIsNotTheLast() {
        var browser = Client.browser(port, "tianshui.hall");
        browser.get("/camunda/app/tasklist/default/");
        browser.signIn("xianyang.tax", DemoAccounts.PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.json("/camunda/api/admin/auth/user/default").path("userId").asText()).isEqualTo("xianyang.tax");
    }

    @Test
    @DisplayName("账号注销后，已登录的会话即失效")
    void aSessionEndsWithItsAccount() throws InterruptedException {
        var user = identities.newUser("leaving");
        user.setPassword("Going-soon-2026");
        identities.saveUser(user);
        identities.createMembership("leaving", "hall");
        var browser = Client.anonymous(port);
        assertThat(Client.location(browser.signIn("leaving", "Going-soon-2026"))).endsWith("/");
        browser.get("/camunda/app/tasklist/default/");

        identities.deleteUser("leaving");
        Thread.sleep(People.FRESHNESS.toMillis() + 200);

        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("不能删除自己的账号")
    void peopleCannotDeleteThemselves() {
        var answer = Client.program(port, "xian.hall").send("DELETE", "/engine-rest/user/xian.hall", null, null);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(identities.createUserQuery().userId("xian.hall").count()).isOne();
    }

    @Test
    @DisplayName("建立首个管理员的入口关闭")
    void theSetUpOfAdministratorsIsClosed() {
        var body = "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"m\",\"lastName\":\"m\"},\"credentials\":{\"password\":\"mallory-mallory\"}}";
        var path = "/camunda/api/admin/setup/default/user/create";
        assertThat(Client.anonymous(port).post(path, body).statusCode()).isEqualTo(401);
        assertThat(Client.anonymous(port).post(path + "/", body).statusCode()).isEqualTo(401);
        var admin = Client.browser(port, "admin");
        admin.get("/camunda/app/admin/default/");
        assertThat(admin.post(path, body, "X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN")).statusCode()).isEqualTo(403);
        var login = admin.send("POST", "/camunda/api/admin/auth/user/default/login/admin", "username=admin&password=lianban-demo",
                "application/x-www-form-urlencoded", "X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN"));
        assertThat(login.statusCode()).isEqualTo(403);
        assertThat(identities.createUserQuery().userId("mallory").count()).isZero();
    }

    @Test
    @DisplayName("同时打开的页面各有各的随机数")
    void pagesOpenedAtOnceHaveTheirOwnNonce() throws Exception {
        var browser = Client.browser(port, "tianshui.hall");
        browser.get("/camunda/app/tasklist/default/");
        var pool = Executors.newFixedThreadPool(8);
        try {
            var pages = IntStream.range(0, 200)
                    .mapToObj(i -> pool.submit(() -> browser.get("/camunda/app/tasklist/default/")))
                    .toList();
            for (var page : pages) {
                var answer = page.get();
                var policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
                var nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
                assertThat(nonce.find()).isTrue();
                assertThat(answer.body()).contains("nonce=\"" + nonce.group(1) + "\"");
            }
        } finally {
            pool.shutdown();
        }
    }
}
