package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a clerk, an auditor and a designer see and do, in headless Chromium. */
@Walk
class PeopleInTheBrowserTest {

    private static final By REFUSAL = By.xpath("//h1[contains(.,'无权访问')]");

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        browser = Browser.open(port);
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @DisplayName("登录、看到本部门待办、认领、发放结果、案件办结，全程中文；别的部门看不到")
    void aClerkHandsTheResultsOver() {
        var office = new Office(port);
        var number = office.open("tianshui", Applications.plain());
        office.awaitStep(number, "userTask_handOverResults");
        var listed = By.xpath("//li[contains(@class,'task')][.//*[contains(text(),'" + number + "')]]");

        for (var stranger : List.of("tianshui.tax", "xianyang.hall")) {
            browser.signIn(stranger);
            browser.go("/camunda/app/tasklist/default/");
            browser.click(By.linkText("本部门待办"));
            browser.visible(By.cssSelector(".tasks-list"));
            assertThat(browser.shows(listed)).as(stranger).isFalse();
        }
        browser.signIn("tianshui.hall");
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.linkText("本部门待办"));
        browser.screenshot("tasks");
        browser.click(listed);
        browser.click(By.cssSelector(".claim"));
        var receivedBy = browser.visible(By.xpath("//label[contains(.,'签收人')]/following::input[1]"));
        browser.screenshot("task");
        assertThat(browser.text()).contains("窗口发放办理结果", "办理结果（只读）", "社会保险单位编号").doesNotContain("Complete", "Claim");

        receivedBy.sendKeys("赵磊");
        browser.click(By.xpath("//label[contains(.,'已核对身份并签收')]"));
        browser.click(By.xpath("//button[contains(.,'完成办理')]"));

        assertThat(Office.reached(office.awaitEnd(number))).contains("endEvent_opened");
        browser.screenshot("completed");
    }

    @Test
    @DisplayName("任务列表说剩几个工作日，办件页有申请内容、依据、办理经过；选一条常用意见，写进意见栏；批量认领")
    void aClerkHasEverythingOnTheDesk() {
        var office = new Office(port);
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, "userTask_reviewApplication");
        var listed = "//li[contains(@class,'task')][.//*[contains(text(),'" + number + "')]]";

        browser.signIn("tianshui.registrar");
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.linkText("本部门待办"));
        assertThat(browser.visible(By.xpath(listed + "//*[contains(@class,'time-left')]")).getText()).matches("剩 \\d+ 个工作日|今日到期");
        browser.click(By.xpath(listed + "//input[@type='checkbox']"));
        browser.click(By.xpath("//button[contains(.,'认领选中的 1 项')]"));
        browser.visible(By.xpath("//*[contains(text(),'已认领 1 项')]"));
        browser.click(By.linkText("我的待办"));
        browser.click(By.xpath(listed));
        browser.click(By.xpath("//label[contains(.,'补正')]"));
        browser.click(By.xpath("//summary[contains(.,'常用意见')]"));
        browser.click(By.xpath("//details[contains(@class,'lianban-opinions')]//button[1]"));
        assertThat(browser.visible(By.tagName("textarea")).getAttribute("value")).startsWith("住所");
        browser.screenshot("opinions");
        browser.click(By.linkText("办件"));
        browser.visible(By.xpath("//h4[contains(.,'办理经过')]"));
        browser.screenshot("desk");
        assertThat(browser.text()).contains(number, "申请内容", "法定代表人", "本步骤决定什么，依据什么", "移交给同事", "提交申请");
    }

    @Test
    @DisplayName("查验人员在待办里看到工程情况，填写意见，这一家即告通过；别的部门看不到这项任务")
    void anInspectorGivesAnOpinion() {
        var office = new Office(port);
        var number = onSite(office, "高新光电厂房");
        var listed = By.xpath("//li[contains(@class,'task')][.//*[contains(text(),'验收工程档案')]]");

        browser.signIn("xian.planning");
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.linkText("本部门待办"));
        browser.visible(By.cssSelector(".tasks-list"));
        assertThat(browser.shows(listed)).isFalse();
        browser.signIn("xian.archives");
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.linkText("本部门待办"));
        browser.click(listed);
        browser.click(By.cssSelector(".claim"));
        browser.fill(Map.of("应归档卷数", "36", "已归档卷数", "36", "查验人员", "陈刚、周敏"));
        assertThat(browser.text()).contains("高新光电厂房", "工程情况（只读）", "应归档卷数").doesNotContain("Complete", "Claim");
        browser.click(By.xpath("//label[normalize-space(.)='通过']"));
        browser.screenshot("inspection");
        browser.click(By.xpath("//button[contains(.,'完成办理')]"));

        office.await(number, "archives accepted", view -> !Office.openSteps(view).contains("userTask_inspectArchives"));
        assertThat(office.tasks("xian.quality-supervision", number, "userTask_superviseQuality")).as("其余各家不受影响").hasSize(1);
    }

    @Test
    @DisplayName("发起表单是中文的，缺项在提交前指出")
    void aClerkOpensTheStartForm() {
        browser.signIn("tianshui.hall");
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.partialLinkText("发起流程"));
        browser.click(By.xpath("//*[contains(@class,'modal-content')]//a[contains(.,'企业开办一件事')]"));
        browser.visible(By.xpath("//label[contains(.,'字号')]"));
        browser.screenshot("start-form");
        var form = browser.visible(By.cssSelector(".fjs-form")).getText();
        assertThat(form).contains("一、企业名称", "五、股东（发起人）", "十四、领取结果").doesNotContain("Add new", "Select");
        assertThat(browser.shows(By.partialLinkText("撤销企业设立登记"))).isFalse();
    }

    @Test
    @DisplayName("窗口只有待办，进不了运行监控和管理")
    void aClerkHasTheTaskListOnly() {
        browser.signIn("tianshui.hall");
        assertThat(browser.text()).contains("天水综合窗口", "待办").doesNotContain("运行监控", "接口文档");
        refusedAt("/camunda/app/cockpit/default/", "/camunda/app/admin/default/", "/api/audit/installation/journal");
        browser.screenshot("clerk-refused");
    }

    @Test
    @DisplayName("审计看得到流程和案件记录，证件号码遮蔽，写明理由才显示；不能办理")
    void anAuditorReadsAndDoesNotAct() {
        var office = new Office(port);
        var number = office.open("tianshui", Applications.plain());
        office.awaitStep(number, "userTask_handOverResults");

        browser.signIn("auditor");
        browser.screenshot("auditor");
        browser.go("/camunda/app/cockpit/default/#/processes");
        browser.visible(By.linkText("企业开办一件事"));
        browser.screenshot("auditor-cockpit");
        refusedAt("/camunda/app/tasklist/default/", "/camunda/app/admin/default/");

        var identityNumber = "620502";
        browser.go("/api/audit/cases/" + number + "/journal?kind=variable");
        assertThat(browser.text()).contains(number, identityNumber).doesNotContainPattern("6205021[0-9]{10}[0-9X]").containsPattern("620502\\*+");
        browser.screenshot("auditor-masked");
        browser.go("/api/audit/cases/" + number + "/journal?kind=variable&personal=true");
        assertThat(browser.text()).contains("reason").doesNotContainPattern("6205021[0-9]{10}[0-9X]");
        browser.go("/api/audit/cases/" + number + "/journal?kind=variable&personal=true&reason=%E6%A0%B8%E5%AF%B9%E6%8A%95%E8%AF%89%E4%BA%BA%E8%BA%AB%E4%BB%BD");
        assertThat(browser.text()).containsPattern("6205021[0-9]{10}[0-9X]");
        browser.go("/api/audit/cases/" + number + "/journal?kind=record.viewed");
        assertThat(browser.text()).contains("核对投诉人身份");
    }

    @Test
    @DisplayName("流程设计人员看不到任何案件，工作台写明部署地址")
    void aDesignerSeesNoCase() {
        var office = new Office(port);
        var number = office.open("tianshui", Applications.plain());

        browser.signIn("designer");
        browser.screenshot("designer");
        assertThat(browser.text()).contains("/engine-rest", "接口文档").doesNotContain("待办", "运行监控");
        refusedAt("/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/api/audit/cases/" + number + "/journal");
        browser.go("/api/cases/" + number);
        assertThat(browser.text()).contains("404");
    }

    @Test
    @DisplayName("密码不对：中文提示，不说明是账号还是密码错")
    void wrongPassword() {
        browser.go("/");
        browser.enter("tianshui.archives", "wrong");

        assertThat(browser.visible(By.cssSelector("[role=alert]")).getText()).contains("账号或密码");
    }

    /** A project whose inspectors are on site today. */
    private static String onSite(Office office, String name) {
        var story = ProjectStories.inspected(name, "xian", Projects.factory(name));
        var number = office.opened(office.submit(story.procedure, story.municipality, story.application));
        for (var step : List.of("userTask_acceptApplication", "userTask_confirmPlan", "userTask_verifyPlanning", "userTask_scheduleVisit")) {
            var department = step.equals("userTask_verifyPlanning") ? "xian.planning" : "xian.construction";
            story.next(step).at(office, department, number, step);
        }
        office.awaitStep(number, "userTask_inspectArchives");
        return number;
    }

    private void refusedAt(String... paths) {
        for (var path : paths) {
            browser.go(path);
            assertThat(browser.shows(REFUSAL) || browser.text().contains("403")).as(path + browser.text()).isTrue();
        }
    }
}
