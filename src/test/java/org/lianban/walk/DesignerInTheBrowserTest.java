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

/** Designer, operator and clerk in front of headless Chromium: what was deployed, a case that moves over, what rests on which clause. */
@Walk
class DesignerInTheBrowserTest {

    private static final String PROCEDURE = "enterprise-opening";
    private static final String IN_THE_MIDDLE = """
            const shape = document.querySelector('[data-element-id=userTask_verifyRating]').getBoundingClientRect();
            const picture = document.querySelector('.picture').getBoundingClientRect();
            return Math.abs(shape.x + shape.width / 2 - picture.x - picture.width / 2) < picture.width / 8
                && Math.abs(shape.y + shape.height / 2 - picture.y - picture.height / 2) < picture.height / 8;
            """;
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
    @DisplayName("条款对照：窗口人员由条款打开流程图上的环节，返回后打开决策表中的规则，用键盘；再由环节回到条款")
    void fromClauseToElementAndRuleAndBack() {
        browser.signIn("tianshui.hall");
        browser.click(By.linkText("条款对照"));
        browser.visible(By.xpath("//dl//div[dt='全部条款'][dd='215']"));
        browser.choose(By.name("document"), "天水 2023");
        browser.choose(By.name("state"), "已落实");
        browser.visible(By.name("text")).sendKeys("好差评", Keys.ENTER);
        browser.visible(By.xpath("//*[@role='status'][.='共 1 条']"));
        assertThat(browser.address()).contains("document=tianshui-2023", "state=realised", "text=");
        browser.tabTo(By.linkText("天水 2023 第 20 条"));
        browser.press(Keys.ENTER);

        browser.visible(By.xpath("//li[a='联系评价人并核实']//summary[starts-with(.,'测试')]")).click();
        browser.visible(By.xpath("//li[a='联系评价人并核实']//code[.='ServiceRatingProcessTest']"));
        browser.screenshot("policy-clause");
        browser.click(By.linkText("联系评价人并核实"));
        browser.drawn(By.cssSelector(".djs-overlay .ring.selected"));
        assertThat(browser.address()).endsWith("#/policy/model/service-rating?element=userTask_verifyRating");
        browser.visible(By.xpath("//*[@role='status'][starts-with(.,'“联系评价人并核实”依据：天水 2023 第 20 条')]"));
        browser.await("in the middle of the picture", () -> (Boolean) browser.run(IN_THE_MIDDLE));
        browser.screenshot("policy-element");

        browser.run("history.back()");
        browser.click(By.xpath("//section[h2/a='办理时限']//li[1]/a"));
        browser.visible(By.cssSelector("td.lit[data-row-id]"));
        browser.visible(By.xpath("//li[@aria-current='true']//a[.='天水 2023 第 20 条']"));
        browser.screenshot("policy-rule");
        browser.click(By.xpath("//li[@aria-current='true']//a[.='天水 2023 第 20 条']"));
        browser.visible(By.xpath("//h1[starts-with(.,'天水 2023 第 20 条')]"));
    }

    @Test
    @DisplayName("条款对照也在设计和审计页面的栏目中；没有落实的写明原因，英文一样")
    void theOthersHaveItAmongTheirs() {
        browser.signIn("designer");
        browser.go("/designer/");
        browser.click(By.cssSelector("nav a[href*=policy]"));
        browser.visible(By.xpath("//dl//div[dt='不能执行'][dd='44']"));
        browser.signIn("auditor");
        browser.go("/audit/#/policy/xianyang-2022/2?lang=en");
        browser.visible(By.xpath("//p[contains(.,'B-34, approval tells supervision and hears back, has no model yet')]"));
        assertThat(browser.shows(By.xpath("//nav//a[@aria-current='page'][.='Policy map']"))).isTrue();
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
