package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Designer and operator in front of headless Chromium: what was deployed, and a case that moves over. */
@Walk
class DesignerInTheBrowserTest {

    private static final String PROCEDURE = "enterprise-opening";
    private static final By STATUS = By.cssSelector("[role=status]");

    @LocalServerPort
    private int port;

    private Office office;
    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        office = new Office(port);
        browser = Browser.open(port);
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @DisplayName("设计人员在图上看改了什么，用键盘逐处查看；试算并提出迁移，看不到案件；运行维护看到案件并执行")
    void aChangeIsLookedAtAndACaseMovesOver() throws IOException {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, "userTask_reviewApplication");
        var diagram = Files.readString(Path.of("processes/enterprise-opening/enterprise-opening.bpmn"));
        new Modeler(port, "designer").deployed(PROCEDURE, "enterprise-opening.bpmn", diagram.replace("name=\"审查登记申请\"", "name=\"审核登记申请\""), Map.of());

        browser.signIn("designer");
        browser.click(By.linkText("部署历史"));
        browser.click(By.cssSelector("tbody tr:first-child th a"));
        browser.drawn(By.cssSelector(".djs-shape.is-changed[data-element-id=userTask_reviewApplication]"));
        browser.visible(By.xpath("//del[.='审查登记申请']/following::ins[.='审核登记申请']"));
        browser.visible(By.xpath("//*[@role='status'][contains(.,'改动 用户任务 审核登记申请')]"));
        browser.tabTo(By.xpath("//button[contains(.,'下一处')]"));
        browser.press(Keys.ENTER);
        assertThat(browser.visible(STATUS).getText()).startsWith("第 1 处，共 1 处");
        browser.screenshot("deployment");

        asks();
        browser.visible(By.xpath("//h2[.='1 件在办，1 件可以迁移']"));
        browser.visible(By.xpath("//li[.='审查登记申请 → 审核登记申请']"));
        assertThat(browser.text()).as("a designer sees no case").doesNotContain(number);
        browser.visible(By.name("reason")).sendKeys("名称统一");
        browser.click(By.xpath("//button[.='提出迁移']"));
        browser.visible(By.xpath("//*[contains(@class,'good')][contains(.,'已提出')]"));

        browser.signIn("operator");
        asks();
        browser.visible(By.xpath("//th[.='" + number + "']"));
        browser.visible(By.xpath("//td[contains(.,'计时照旧：')]"));
        browser.visible(By.xpath("//section[contains(@class,'file')]//input[@name='reason']")).sendKeys("同意");
        browser.click(By.xpath("//button[.='执行']"));
        browser.visible(By.xpath("//dd[contains(.,'同意')]"));
        browser.await("moved", () -> {
            browser.go("/designer/?" + System.nanoTime() + "#/migrations");
            return browser.visible(By.tagName("main")).getText().contains("已迁移 1 件");
        });
        browser.screenshot("migration");
    }

    @Test
    @DisplayName("其他人打不开设计页面")
    void othersStayOutside() {
        browser.signIn("tianshui.hall");
        assertThat(browser.text()).doesNotContain("部署历史");
        browser.go("/designer/");
        assertThat(browser.shows(By.id("app"))).isFalse();
    }

    private void asks() {
        browser.go("/designer/#/migrations");
        browser.visible(By.name("procedure")).sendKeys(PROCEDURE, Keys.ENTER);
        browser.choose(By.name("from"), "第 1 版，在办 1 件");
        browser.choose(By.name("to"), "第 2 版，在办 0 件");
        browser.click(By.xpath("//button[.='试算']"));
    }
}
