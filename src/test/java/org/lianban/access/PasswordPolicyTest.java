package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccessTest
class PasswordPolicyTest {

    private static final String ACCOUNT =
            "{\"profile\":{\"id\":\"%s\",\"firstName\":\"建国\",\"lastName\":\"王\"},\"credentials\":{\"password\":\"%s\"}}";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Test
    @DisplayName("管理员不能为账号设置弱密码，提示写明要求")
    void aWeakPasswordIsRefusedWithThePolicy() {
        var admin = Client.program(port, "admin");
        var answer = admin.post("/engine-rest/user/create", ACCOUNT.formatted("w.wang", "w.wang-2026-Aa"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).path("message").asText())
                .contains("密码不符合要求", "至少 10 个字符", "至少有三种", "不得包含账号、姓名", "公开的演示密码");
        assertThat(identities.createUserQuery().userId("w.wang").count()).isZero();
    }

    @Test
    @DisplayName("改密码时同样要求，演示账号也不例外；合格的可用来登录")
    void aChangeIsHeldToThePolicyToo() {
        var admin = Client.program(port, "admin");
        var created = admin.post("/engine-rest/user/create", ACCOUNT.formatted("j.wang", "Lianhu-2026"));
        assertThat(created.statusCode()).isEqualTo(204);
        assertThat(Client.program(port, "j.wang", "Lianhu-2026").get("/engine-rest/task").statusCode()).isEqualTo(200);

        assertThat(change("j.wang", "Lianhu-2026", "Lianban-Demo-1")).isEqualTo(400);
        assertThat(change("j.wang", "Lianhu-2026", "Lianhu-2027")).isEqualTo(204);
        assertThat(change("xian.tax", DemoAccounts.PASSWORD, "short")).isEqualTo(400);
        identities.deleteUser("j.wang");
    }

    @Test
    @DisplayName("管理页面能逐项说明要求")
    void thePolicyCanBeAskedFor() {
        var rules = Client.program(port, "admin").json("/engine-rest/identity/password-policy").path("rules");
        assertThat(rules).hasSize(PasswordRule.values().length);
        assertThat(rules.get(0).path("parameter").path("minLength").asText()).isEqualTo("10");
    }

    @Test
    @DisplayName("在浏览器中：管理页面逐项用中文说明还缺什么")
    void adminTellsWhatIsMissing() throws IOException {
        var browser = ChromiumDriver.open();
        try {
            var wait = new WebDriverWait(browser, Duration.ofSeconds(30));
            browser.get("http://localhost:" + port + "/");
            browser.findElement(By.name("username")).sendKeys("admin");
            browser.findElement(By.name("password")).sendKeys(DemoAccounts.PASSWORD + Keys.ENTER);
            wait.until(ExpectedConditions.elementToBeClickable(By.linkText("管理")));
            browser.get("http://localhost:" + port + "/camunda/app/admin/default/#/user-create");
            wait.until(ExpectedConditions.elementToBeClickable(By.id("inputPassword"))).sendKeys("lianban-demo");
            var hint = wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".popover")));
            wait.until(ExpectedConditions.textToBePresentInElement(hint, "尚未满足"));
            ChromiumDriver.screenshot(browser, "password-policy");
            assertThat(hint.getText()).contains("其他字符至少有三种", "公开的演示密码").doesNotContain("PASSWORD_POLICY", "至少 10");
        } finally {
            browser.quit();
        }
    }

    private int change(String account, String old, String fresh) {
        var body = "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(fresh, old);
        return Client.program(port, account, old)
                .send("PUT", "/engine-rest/user/" + account + "/credentials", body, "application/json")
                .statusCode();
    }
}
