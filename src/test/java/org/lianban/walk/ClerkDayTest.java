package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A day at the desk in headless Chromium, with what the applicant does meanwhile; screenshots in {@code target/clerk-day}. */
@Walk
class ClerkDayTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String REGISTRAR = "tianshui.registrar";
    private static final String LEAD = "tianshui.registrar.lead";
    private static final String HALL = "tianshui.hall";
    private static final String REVIEW = "userTask_reviewApplication";
    private static final String SUPPLEMENT = "userTask_supplementMaterials";
    private static final By DONE = By.xpath("//button[contains(.,'完成办理')]");

    @TestConfiguration(proxyBeanMethods = false)
    static class Today {

        @Bean
        @Primary
        AdvancingClock advancingClock() {
            return new AdvancingClock();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private AdvancingClock clock;

    @TempDir
    private Path files;

    private Office office;
    private Browser browser;

    @BeforeEach
    void comeIn() {
        clock.setAhead(Duration.ZERO);
        office = new Office(port);
        browser = Browser.open(port);
    }

    @AfterEach
    void goHome() {
        browser.close();
        office.send(REGISTRAR, "DELETE", "/api/absences", null);
    }

    @AfterAll
    static void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("一件案子：按编号查到、认领、看办件、一次性告知补正、申请人补交、再审查、补充材料、准予、发放，申请人看到办结")
    void oneCaseFromReviewToHandingOver() throws IOException {
        var opened = forReview();
        var number = number(opened);
        forReview();

        signIn(REGISTRAR, "01-workbench");
        openList("企业开办一件事");
        assertThat(browser.text()).containsPattern("企业开办一件事\\s*[2-9]\\d*").contains("接收时间").doesNotContainPattern("[A-Z]{4,}_[A-Z]+");
        look("02-lists");
        search(number, 1);
        look("03-found-by-number");
        search("天水市秦州区", 2);
        search("没有这家", 0);
        look("04-nothing-found");
        search(number, 1);
        open(number);
        browser.visible(By.cssSelector(".claim"));
        look("05-task");
        assertThat(browser.visible(By.cssSelector(".task-details .time-left")).getText())
                .isEqualTo(browser.visible(By.cssSelector(".tasks-list .time-left")).getText())
                .matches("剩 \\d+ 个工作日|今日到期");
        assertThat(browser.visible(By.cssSelector(".task-card header")).getText()).contains("经办部门：登记机关").doesNotContain("天后", "跟进");
        claim();
        desk("06-desk");
        assertThat(browser.text()).contains(number, "申请内容", "本步骤决定什么，依据什么", "移交给同事", "发给申请人的文书", "办理经过");

        form();
        browser.click(By.xpath("//label[contains(.,'一次性告知补正')]"));
        browser.click(By.xpath("//summary[contains(.,'常用意见')]"));
        look("07-opinions");
        browser.click(By.xpath("//details[contains(@class,'lianban-opinions')]//button[1]"));
        assertThat(browser.visible(By.tagName("textarea")).getDomProperty("value")).startsWith("住所");
        look("08-supplement-asked");
        browser.click(DONE);
        office.awaitStep(number, SUPPLEMENT);

        progress(opened);
        look("09-progress-supplement");
        browser.attach(By.id("file"), pdf("住所证明.pdf"));
        browser.choose(By.id("material"), entryOf("material", "住所"));
        browser.click(By.cssSelector(".upload button"));
        browser.visible(By.linkText("住所证明.pdf"));
        look("10-progress-handed-in");

        signIn(HALL, null);
        openList("等待申请人");
        look("11-waiting-for-the-applicant");
        open(number);
        claim();
        browser.fill(Map.of("补正情况", "申请人已网上补交住所证明"));
        look("12-supplemented");
        browser.click(DONE);
        office.awaitStep(number, REVIEW);

        signIn(REGISTRAR, null);
        openList("企业开办一件事");
        search(number, 1);
        open(number);
        claimIfFree();
        desk(null);
        browser.choose(By.id("lianban-material"), entryOf("lianban-material", "任职文件"));
        browser.attach(By.id("lianban-file"), pdf("任职文件.pdf"));
        browser.click(By.xpath("//form[.//*[@id='lianban-file']]//button[contains(.,'上传')]"));
        browser.visible(By.linkText("任职文件.pdf"));
        browser.run("[...document.querySelectorAll('h4')].find(title => title.textContent === '材料').scrollIntoView()");
        look("13-material-added");
        assertThat(browser.text()).contains("住所证明.pdf", "申请人网上提交");
        form();
        browser.click(By.xpath("//label[normalize-space(.)='准予登记']"));
        look("14-approved");
        browser.click(DONE);
        office.awaitStep(number, "userTask_handOverResults");

        var creditCode = Office.output(office.view(number), "unifiedSocialCreditCode");
        signIn(HALL, null);
        openList("企业开办一件事");
        search(creditCode.toLowerCase(), 1);
        look("15-found-by-credit-code");
        open(number);
        claim();
        browser.fill(Map.of("签收人", "赵磊"));
        browser.click(By.xpath("//label[contains(.,'已核对身份并签收')]"));
        look("16-handed-over");
        browser.click(DONE);
        assertThat(Office.reached(office.awaitEnd(number))).contains("endEvent_opened");
        browser.await("the list without the task", () -> !browser.shows(listed(number)));
        look("17-done");
        progress(opened);
        browser.visible(By.xpath("//h2[contains(.,'评价')]"));
        look("18-progress-ended");
    }

    @Test
    @DisplayName("过了期限的在“已超期”，列表和任务上都写逾期几个工作日")
    void whatIsOverdue() {
        var number = number(forReview("xianyang"));
        clock.setAhead(Duration.ofDays(20));

        signIn("xianyang.registrar", null);
        openList("已超期");
        browser.visible(By.xpath(row(number) + "//*[contains(@class,'time-red')]"));
        look("20-overdue");
        open(number);
        assertThat(browser.visible(By.cssSelector(".task-details .time-left")).getText()).matches("(已)?(逾期|超期) \\d+ 个工作日");
        desk("21-overdue-desk");
        assertThat(browser.visible(By.cssSelector(".lianban-desk")).getText()).containsPattern("(逾期|超期) \\d+ 个工作日");
    }

    @Test
    @DisplayName("批量认领、移交；外出由同事代办，案件里记着代谁办理")
    void workChangesHands() {
        var first = number(forReview());
        var second = number(forReview());

        signIn(REGISTRAR, null);
        openList("本部门待办");
        browser.click(By.xpath(row(first) + "//input[@type='checkbox']"));
        browser.click(By.xpath(row(second) + "//input[@type='checkbox']"));
        look("30-picked");
        browser.click(By.xpath("//button[contains(.,'认领选中的 2 项')]"));
        browser.visible(By.xpath("//*[contains(text(),'已认领 2 项')]"));
        look("31-claimed");

        openList("我的待办");
        open(first);
        desk(null);
        browser.choose(By.xpath("//form[.//button[.='移交']]//select"), colleague());
        browser.fill(Map.of("理由", "由负责人审查"));
        look("32-handing-over");
        browser.click(By.xpath("//form[.//button[.='移交']]//button"));
        browser.await("the task in other hands", () -> holder(first).equals(LEAD));
        browser.visible(By.xpath("//*[contains(@class,'lianban-facts')]//dd[contains(.,'" + LEAD + "')]"));
        look("33-handed-over");

        browser.go("/absences");
        browser.choose(By.id("substitute"), colleague());
        var today = LocalDate.now(ZONE);
        browser.run("from.value = '%s'; until.value = '%s'".formatted(today, today.plusDays(2)));
        browser.click(By.cssSelector("#absence button[type=submit]"));
        browser.visible(By.xpath("//li[contains(.,'正在代办')]"));
        look("34-absence");

        signIn(LEAD, null);
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.partialLinkText("代 "));
        look("35-list-of-the-absent");
        open(second);
        desk(null);
        browser.click(By.xpath("//button[.='代办接手']"));
        browser.visible(By.xpath("//dd[contains(.,'代 ') and contains(.,'办理')]"));
        look("36-taken-over");
        form();
        browser.click(By.xpath("//label[normalize-space(.)='准予登记']"));
        browser.click(DONE);
        office.awaitStep(second, "userTask_handOverResults");
        assertThat(office.send("auditor", "GET", "/api/audit/cases/" + second + "/journal", null).body())
                .contains("task.takenOver", "task.substituted", "\"absent\":\"" + REGISTRAR + "\"");
        openList("我的待办");
        open(first);
        desk("37-told-who-stood-in");
    }

    @Test
    @DisplayName("申请人给差评：窗口核实、整改，督查回访，评价人查得到处理结果")
    void aBadRatingIsWorkedOff() {
        var application = Applications.deferredMaterials();
        application.put("mainMaterialsComplete", false);
        var opened = Office.read(office.submit("deferred-materials", "tianshui", application));
        office.awaitEnd(number(opened));

        progress(opened);
        browser.choose(By.id("grade"), "不满意");
        browser.visible(By.id("ratingComment")).sendKeys("窗口等了两个小时");
        look("40-rating");
        browser.click(By.xpath("//button[.='提交评价']"));
        var thanks = browser.visible(By.xpath("//p[contains(.,'谢谢评价')]")).getText();
        look("41-rated");
        var rating = thanks.replaceAll("(?s).*编号 (\\S+?)，.*", "$1");
        var code = thanks.replaceAll("(?s).*查询码 (\\w+).*", "$1");

        signIn(HALL, null);
        work(rating, Map.of("联系评价人的情况", "没有留联系方式", "核实情况", "当日只开一个窗口"), "可以立即整改", "42-verify");
        work(rating, Map.of("整改情况", "已增开窗口"), null, "43-rectify");
        signIn("tianshui.oversight", null);
        work(rating, Map.of("回访记录", "没有联系方式"), "无法联系", "44-call-back");

        office.awaitEnd(rating);
        progress(rating, code);
        browser.visible(By.xpath("//li[contains(.,'办结')]"));
        assertThat(browser.text()).contains("不能评价").doesNotContain("提交评价");
        look("45-rating-closed");
    }

    private void work(String number, Map<String, String> words, String conclusion, String name) {
        openList("政务服务好差评");
        open(number);
        claim();
        browser.fill(words);
        if (conclusion != null) {
            browser.click(By.xpath("//label[contains(.,'" + conclusion + "')]"));
        }
        look(name);
        browser.click(DONE);
        browser.await("the list without the task", () -> !browser.shows(By.xpath(row(number) + "[contains(@class,'active')]")));
    }

    private JsonNode forReview() {
        return forReview("tianshui");
    }

    private JsonNode forReview(String municipality) {
        var opened = Office.read(office.submit(municipality, Applications.forReview(Applications.plain())));
        office.awaitStep(number(opened), REVIEW);
        return opened;
    }

    private void signIn(String account, String name) {
        browser.signIn(account);
        if (name != null) {
            look(name);
        }
        browser.go("/camunda/app/tasklist/default/");
    }

    private void openList(String name) {
        browser.click(By.linkText(name));
        browser.visible(By.xpath("//*[contains(@class,'task-filter') and contains(@class,'active')]//a[contains(.,'" + name + "')]"));
        browser.visible(By.id("lianban-find"));
    }

    private void search(String text, int found) {
        var box = browser.visible(By.id("lianban-find"));
        box.clear();
        box.sendKeys(text);
        browser.click(By.xpath("//form[@role='search']//button[@type='submit']"));
        browser.visible(By.xpath("//*[@role='status'][contains(.,'“" + text + "”：" + (found > 1 ? "" : found + " 项") + "')]"));
    }

    private void open(String number) {
        browser.click(By.xpath(row(number) + "//h4/a"));
        browser.visible(By.xpath(row(number) + "[contains(@class,'active')]"));
        browser.visible(By.cssSelector(".task-card h2"));
    }

    private void claim() {
        browser.click(By.cssSelector(".claim"));
        browser.visible(By.cssSelector(".unclaim"));
        browser.await("a task of one's own is counted", () -> browser.text().matches("(?s).*我的待办\\s+[1-9].*"));
    }

    /** Whoever reviewed before may find the task to be his again. */
    private void claimIfFree() {
        browser.visible(By.cssSelector(".claim, .unclaim"));
        if (browser.shows(By.cssSelector(".claim"))) {
            claim();
        }
    }

    private void desk(String name) {
        browser.click(By.linkText("办件"));
        browser.visible(By.xpath("//h4[contains(.,'办理经过')]"));
        if (name != null) {
            look(name);
        }
    }

    private void form() {
        browser.click(By.linkText("表单"));
        browser.visible(By.cssSelector(".fjs-form"));
    }

    private void progress(JsonNode opened) {
        progress(number(opened), opened.get("queryCode").asText());
    }

    private void progress(String number, String code) {
        browser.go("/progress/");
        browser.visible(By.id("number")).sendKeys(number);
        browser.visible(By.id("code")).sendKeys(code);
        browser.click(By.cssSelector("#ask button"));
        browser.visible(By.xpath("//h2[contains(.,'办理经过')]"));
    }

    private String entryOf(String list, String material) {
        return browser.visible(By.xpath("//select[@id='" + list + "']/option[contains(.,'" + material + "')]")).getText();
    }

    private String colleague() {
        return browser.visible(By.xpath("//option[@value='" + LEAD + "']")).getText();
    }

    private String holder(String number) {
        return office.tasks(LEAD, number, REVIEW).get(0).get("assignee").asText();
    }

    private void look(String name) {
        browser.screenshot("clerk-day", name);
    }

    private Path pdf(String name) throws IOException {
        var content = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
        return Files.write(files.resolve(name), content.getBytes(StandardCharsets.US_ASCII));
    }

    private static By listed(String number) {
        return By.xpath(row(number));
    }

    private static String row(String number) {
        return "//li[contains(@class,'task')][.//*[contains(text(),'" + number + "')]]";
    }

    private static String number(JsonNode opened) {
        return opened.get("caseNumber").asText();
    }
}
