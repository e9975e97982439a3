package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The desk and the applicant's pages without a mouse, and at 200 %; screenshots in {@code target/keyboard-and-zoom}. */
@Walk
class KeyboardAndZoomTest {

    private static final String REVIEW = "userTask_reviewApplication";
    private static final By HEADING = By.cssSelector(".task-card h2");
    private static final By DONE = By.xpath("//button[contains(.,'完成办理')]");

    /**
     * What does not fit, in the dialogue that is open or the whole: a page or a part that scrolls sideways, tables aside, and what can be operated but not be seen once it
     * is scrolled to.
     */
    private static final String MISFITS = """
            const misfits = [], name = e => e.outerHTML.slice(0, 140);
            const open = document.querySelector('.modal') ? '.modal ' : '';
            const ownScrolling = '.lianban-scroll, .fjs-table-middle-container, .diagram-pane';
            document.querySelectorAll('html, body, body *').forEach(e => {
              if (e.closest(ownScrolling) || !e.getClientRects().length) return;
              const style = getComputedStyle(e), scrolls = e === document.documentElement || /auto|scroll/.test(style.overflowX);
              if (scrolls && e.clientWidth && e.scrollWidth > e.clientWidth + 1) misfits.push('scrolls sideways: ' + name(e));
            });
            document.querySelectorAll(['a[href]', 'button', 'input', 'select', 'textarea', 'summary', '[tabindex="0"]'].map(e => open + e))
              .forEach(e => {
              if (e.closest(ownScrolling) || !e.getClientRects().length || getComputedStyle(e).visibility === 'hidden') return;
              e.scrollIntoView({block: 'center'});
              const box = e.getBoundingClientRect();
              if (!box.width || !box.height) return;
              if (box.left < -1 || box.right > innerWidth + 1) misfits.push('beyond the edge: ' + name(e));
              const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
              const y = Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 1), innerHeight - 1);
              const over = document.elementFromPoint(x, y);
              if (!over || !(e.contains(over) || over.contains(e) || over.closest('label')?.contains(e)))
                misfits.push('covered by ' + (over ? name(over).slice(0, 60) : 'nothing') + ': ' + name(e));
            });
            window.scrollTo(0, 0);
            document.querySelectorAll('.page-wrap, .content').forEach(e => e.scrollTo(0, 0));
            return misfits;
            """;

    @LocalServerPort
    private int port;

    private Office office;
    private Browser browser;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
        browser = Browser.open(port);
    }

    @AfterEach
    void goHome() {
        browser.close();
    }

    @Test
    @DisplayName("只用键盘：登录、选列表、打开任务、认领、看办件、填表、完成；焦点处处看得见")
    void withoutAMouse() {
        var number = number(forReview());

        browser.go("/");
        browser.tabOrStayAt(By.name("username"));
        browser.press("tianshui.registrar");
        browser.tabTo(By.name("password"));
        browser.press("lianban-demo", Keys.ENTER);
        browser.tabTo(By.partialLinkText("待办"));
        browser.press(Keys.ENTER);

        browser.visible(By.linkText("企业开办一件事"));
        browser.tabTo(By.linkText("企业开办一件事"));
        look("01-list");
        browser.press(Keys.ENTER);
        browser.tabTo(By.id("lianban-find"));
        browser.press(number, Keys.ENTER);
        browser.visible(By.xpath("//*[@role='status'][contains(.,'1 项')]"));
        browser.tabTo(By.xpath("//li[contains(@class,'task')][.//*[contains(text(),'" + number + "')]]//h4/a"));
        look("02-task-in-list");
        browser.press(Keys.ENTER);
        browser.await("the heading of the task has the focus", () -> browser.isFocused(HEADING));
        browser.tabTo(By.cssSelector(".claim"));
        look("03-claim");
        browser.press(Keys.SPACE);
        browser.await("the focus stays at the task", () -> browser.isFocused(By.cssSelector(".unclaim")));

        browser.tabTo(By.linkText("办件"));
        browser.press(Keys.ENTER);
        browser.visible(By.xpath("//h4[contains(.,'办理经过')]"));
        browser.tabTo(By.xpath("//summary[contains(.,'查看全案')]"));
        look("04-desk");
        browser.press(Keys.SPACE);
        browser.visible(By.xpath("//dt[.='正在办理']"));
        browser.backTo(By.linkText("表单"));
        browser.press(Keys.ENTER);
        browser.tabTo(By.cssSelector(".fjs-form input[type=radio]"));
        browser.press(Keys.SPACE);
        look("05-form");
        browser.tabTo(DONE);
        look("06-complete");
        browser.press(Keys.ENTER);

        office.awaitStep(number, "userTask_handOverResults");
        browser.await("the focus goes on at the list", () -> browser.isFocused(By.id("lianban-find")));
        browser.tabTo(By.xpath("//button[.='显示全部']"));
        browser.press(Keys.ENTER);
        browser.await("the list without the task", () -> !browser.text().contains(number));
        look("07-done");
    }

    @Test
    @DisplayName("任务列表里上下键换任务；整页按 Tab 走一圈，焦点处处看得见")
    void arrowsAndAllStops() {
        number(forReview());
        number(forReview());
        browser.signIn("tianshui.registrar");
        browser.go("/camunda/app/tasklist/default/");
        browser.tabTo(By.linkText("企业开办一件事"));
        browser.press(Keys.ENTER);
        browser.tabTo(By.cssSelector(".tasks-list li.task h4 a"));
        browser.press(Keys.ENTER);
        browser.await("the first task", () -> browser.shows(By.cssSelector(".tasks-list li.task:nth-of-type(1).active")));
        browser.backTo(By.cssSelector(".tasks-list li.task.active h4 a"));
        browser.press(Keys.ARROW_DOWN);
        browser.await("the second task", () -> browser.shows(By.cssSelector(".tasks-list li.task:nth-of-type(2).active")));
        browser.press(Keys.ARROW_UP);
        browser.await("the first task again", () -> browser.shows(By.cssSelector(".tasks-list li.task:nth-of-type(1).active")));
        browser.visible(By.cssSelector(".claim"));

        assertThat(browser.tabAround()).as("stops").isGreaterThan(15);
    }

    @Test
    @DisplayName("200%：待办列表、任务、办件、办理记录、发起流程，没有横向滚动，没有够不着的")
    void theDeskEnlarged() {
        var number = number(forReview());
        browser.enlarge();
        browser.go("/");
        fits("10-login");
        browser.signIn("tianshui.registrar");
        fits("11-workbench");
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.linkText("企业开办一件事"));
        browser.visible(By.cssSelector(".tasks-list li.task .time-left"));
        fits("12-lists");
        browser.click(By.xpath("//li[contains(@class,'task')][.//*[contains(text(),'" + number + "')]]//h4/a"));
        browser.await("the heading of the task has the focus", () -> browser.isFocused(HEADING));
        fits("13-task");
        browser.click(By.cssSelector(".claim"));
        browser.visible(By.cssSelector(".unclaim"));
        browser.click(By.xpath("//label[contains(.,'一次性告知补正')]"));
        browser.click(By.xpath("//summary[contains(.,'常用意见')]"));
        fits("14-form");
        browser.visible(By.tagName("textarea"));
        look("15-opinions");
        browser.click(By.linkText("办件"));
        browser.visible(By.xpath("//h4[contains(.,'办理经过')]"));
        fits("16-desk");
        browser.run("[...document.querySelectorAll('h4')].find(title => title.textContent === '材料').scrollIntoView()");
        look("17-desk-materials");
        for (var tab : List.of("办理记录", "流程图", "说明")) {
            browser.click(By.linkText(tab));
            browser.visible(By.cssSelector(".tab-content .well:not(.ng-hide), .tab-content .diagram-pane, .tab-content .instant"));
            fits("18-" + tab);
        }
        browser.click(By.cssSelector(".lianban-back"));
        browser.visible(By.id("lianban-find"));
        look("19-back");
        browser.go("/absences");
        browser.visible(By.xpath("//li[contains(.,'没有设定')]"));
        fits("20-absences");

        browser.signIn("tianshui.hall");
        browser.go("/camunda/app/tasklist/default/");
        browser.click(By.cssSelector(".navbar-toggle"));
        look("21-menu");
        browser.click(By.partialLinkText("发起流程"));
        var rating = By.xpath("//*[contains(@class,'modal-content')]//a[contains(.,'政务服务好差评')]");
        browser.visible(rating);
        browser.tabTo(rating);
        browser.press(Keys.ENTER);
        browser.visible(By.cssSelector(".fjs-form"));
        fits("22-start-form");
    }

    @Test
    @DisplayName("申请人的页面：只用键盘，200%，查进度、看文书、评价")
    void theApplicantsPages() {
        var application = Applications.deferredMaterials();
        application.put("mainMaterialsComplete", false);
        var opened = Office.read(office.submit("deferred-materials", "tianshui", application));
        office.awaitEnd(number(opened));
        browser.enlarge();

        browser.go("/progress/");
        browser.tabTo(By.id("number"));
        browser.press(number(opened));
        browser.tabTo(By.id("code"));
        browser.press(opened.get("queryCode").asText(), Keys.ENTER);
        browser.visible(By.xpath("//h2[contains(.,'办理经过')]"));
        fits("30-progress");
        browser.tabTo(By.id("grade"));
        browser.press(Keys.ARROW_DOWN);
        look("31-rating");
        browser.tabTo(By.xpath("//button[.='提交评价']"));
        browser.press(Keys.ENTER);
        browser.visible(By.xpath("//p[contains(.,'谢谢评价')]"));
        browser.tabTo(By.xpath("//ul[contains(@class,'list')]//a"));
        browser.press(Keys.ENTER);
        browser.visible(By.cssSelector(".paper h1"));
        fits("32-notice");
        browser.go("/progress/verify.html");
        fits("33-verify");

        var running = forReview();
        browser.go("/progress/");
        browser.fill(Map.of("案件编号", number(running), "查询码", running.get("queryCode").asText()));
        browser.press(Keys.ENTER);
        browser.visible(By.id("file"));
        fits("34-progress-running");
    }

    private void fits(String name) {
        look(name);
        assertThat((List<?>) browser.run(MISFITS)).as(name).isEmpty();
    }

    private JsonNode forReview() {
        var opened = Office.read(office.submit("tianshui", Applications.forReview(Applications.plain())));
        office.awaitStep(number(opened), REVIEW);
        return opened;
    }

    private void look(String name) {
        browser.screenshot("keyboard-and-zoom", name);
    }

    private static String number(JsonNode opened) {
        return opened.get("caseNumber").asText();
    }
}
