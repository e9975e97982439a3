package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** The auditor in front of headless Chromium: from the start page to a moment of a case. */
@Walk
class ReplayInTheBrowserTest {

    private static final By TOKEN = By.cssSelector(".djs-overlay .token.going");
    private static final By VISITED = By.cssSelector(".djs-shape.is-visited");

    @LocalServerPort
    private int port;

    private Office office;
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

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
    @DisplayName("审计：从工作台找到案件，在图上回放；每一刻有自己的地址；当时的待办、判定、表单、依据俱在；英文一键可换")
    void theAuditorReplaysACase() {
        var number = completed();
        browser.signIn("tianshui.auditor");
        browser.click(By.linkText("审计"));
        browser.visible(By.name("text")).sendKeys(number);
        browser.click(By.xpath("//button[.='查找']"));
        browser.click(By.linkText(number));

        browser.drawn(VISITED);
        assertThat(browser.shows(TOKEN)).as("办结以后").isFalse();
        browser.press(Keys.HOME);
        browser.visible(By.xpath("//*[contains(@class,'when')][.='尚未开始']"));
        assertThat(browser.shows(VISITED)).as("开始以前").isFalse();
        assertThat(browser.address()).endsWith("at=start");

        browser.click(told("产生任务“窗口发放办理结果”"));
        browser.visible(TOKEN);
        browser.click(By.id("tab-state"));
        browser.visible(By.xpath("//*[@id='panel-state']//li[contains(.,'窗口发放办理结果')][contains(.,'待认领（综合窗口）')]"));
        browser.screenshot("replay");
        var moment = browser.address();

        browser.go("/");
        browser.go(moment.substring(moment.indexOf("/audit/")));
        browser.visible(By.xpath("//*[@id='panel-state']//li[contains(.,'待认领（综合窗口）')]"));
        browser.visible(TOKEN);

        browser.click(By.id("tab-events"));
        browser.click(told("判定“判定参办事项”"));
        browser.click(By.id("tab-element"));
        browser.visible(By.xpath("//*[@id='panel-element']//h2[.='判定参办事项']"));
        browser.visible(By.xpath("//*[@id='panel-element']//code[contains(.,'tianshui-2023/')]"));
        browser.click(By.xpath("//*[@id='panel-element']//button[contains(.,'命中 1 条规则')]"));
        browser.visible(By.cssSelector("dialog td.lit"));
        browser.visible(By.xpath("//dialog//*[contains(.,'复算一致')]"));
        browser.screenshot("replay-decision");
        browser.click(By.xpath("//dialog//button[.='关闭']"));

        browser.click(By.linkText("English"));
        browser.visible(By.xpath("//button[@role='tab'][.='Now']"));
        assertThat(browser.address()).contains("lang=en");
    }

    @Test
    @DisplayName("引擎已经放手的案件：标明已归档和日期，照样在图上回放、复算判定、看当时的表单、核验")
    void theAuditorReplaysACaseOfTheArchive() {
        var number = completed();
        jdbc.sql("update act_hi_procinst set removal_time_ = ? where business_key_ = ?").params(Timestamp.from(Instant.now().minusSeconds(60)), number).update();
        ReflectionTestUtils.invokeMethod(context.getBean("retentionSweep"), "sweep");
        assertThat(jdbc.sql("select count(*) from act_hi_actinst a join case_record c on c.process_instance_id = a.root_proc_inst_id_ where c.case_number = ?")
                .param(number).query(Long.class).single()).isZero();

        browser.signIn("tianshui.auditor");
        browser.click(By.linkText("审计"));
        browser.visible(By.name("text")).sendKeys(number);
        browser.click(By.xpath("//button[.='查找']"));
        browser.visible(By.xpath("//span[contains(@class,'archived')][starts-with(.,'已归档 20')]"));
        browser.click(By.linkText(number));

        browser.drawn(VISITED);
        browser.visible(By.xpath("//p[@class='facts']/span[starts-with(.,'已归档 20')]"));
        browser.screenshot("replay-archived");
        browser.click(told("判定“判定参办事项”"));
        browser.click(By.id("tab-element"));
        browser.click(By.xpath("//*[@id='panel-element']//button[contains(.,'命中 1 条规则')]"));
        browser.visible(By.xpath("//dialog//*[contains(.,'复算一致')]"));
        browser.click(By.xpath("//dialog//button[.='关闭']"));
        browser.click(By.linkText("核验记录"));
        browser.visible(By.xpath("//p[contains(@class,'verdict') and contains(@class,'good')]"));
    }

    @Test
    @DisplayName("其他人打不开审计页面")
    void othersStayOutside() {
        browser.signIn("tianshui.hall");
        assertThat(browser.text()).doesNotContain("审计");
        browser.go("/audit/");
        assertThat(browser.shows(By.id("app"))).isFalse();
    }

    private static By told(String what) {
        return By.xpath("//li[contains(@class,'event')]/button[contains(.,'" + what + "')]");
    }

    private String completed() {
        var number = office.open("tianshui", Applications.plain());
        office.handOverResults("tianshui", number);
        return number;
    }
}
