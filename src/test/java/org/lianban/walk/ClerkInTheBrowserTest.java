package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a clerk of the 天水 hall sees and does, in headless Chromium. */
@Walk
class ClerkInTheBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    private ChromeDriver browser;
    private WebDriverWait wait;

    @BeforeEach
    void openTheBrowser() throws IOException {
        var options = new ChromeOptions();
        options.setBinary(Requirements.chromium().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN",
                "--window-size=1500,1000",
                "--user-data-dir=" + Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium").toAbsolutePath());
        var driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(Requirements.chromeDriver().toFile())
                .usingAnyFreePort()
                .build();
        browser = new ChromeDriver(driver, options);
        wait = new WebDriverWait(browser, PATIENCE);
        Files.createDirectories(SCREENSHOTS);
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    @DisplayName("登录、看到本部门待办、认领、发放结果、案件办结，全程中文")
    void handsTheResultsOver() throws IOException {
        var office = new Office(port);
        var number = office.open("tianshui", Applications.plain());
        office.awaitStep(number, "userTask_handOverResults");

        signIn("tianshui.hall");
        browser.get(base() + "/camunda/app/tasklist/default/");
        click(By.linkText("本部门待办"));
        screenshot("tasks");
        click(By.xpath("//li[contains(@class,'task')][.//*[contains(text(),'" + number + "')]]"));
        click(By.cssSelector(".claim"));
        var receivedBy = visible(By.xpath("//label[contains(.,'签收人')]/following::input[1]"));
        screenshot("task");
        assertThat(text()).contains("窗口发放办理结果", "办理结果（只读）", "社会保险单位编号").doesNotContain("Complete", "Claim");

        receivedBy.sendKeys("赵磊");
        click(By.xpath("//label[contains(.,'已核对身份并签收')]"));
        click(By.xpath("//button[contains(.,'完成办理')]"));

        assertThat(Office.reached(office.awaitEnd(number))).contains("endEvent_opened");
        screenshot("completed");
    }

    @Test
    @DisplayName("发起表单是中文的，缺项在提交前指出")
    void opensTheStartForm() throws IOException {
        signIn("tianshui.hall");
        browser.get(base() + "/camunda/app/tasklist/default/");
        click(By.partialLinkText("发起流程"));
        click(By.partialLinkText("企业开办一件事"));
        visible(By.xpath("//label[contains(.,'字号')]"));
        screenshot("start-form");
        var form = visible(By.cssSelector(".fjs-form")).getText();
        assertThat(form).contains("一、企业名称", "五、股东（发起人）", "十四、领取结果").doesNotContain("Add new", "Select");
        assertThat(browser.findElements(By.partialLinkText("撤销企业设立登记"))).isEmpty();
    }

    @Test
    @DisplayName("密码不对：中文提示，不说明是账号还是密码错")
    void wrongPassword() {
        browser.get(base() + "/");
        visible(By.name("username")).sendKeys("tianshui.archives");
        browser.findElement(By.name("password")).sendKeys("wrong");
        browser.findElement(By.cssSelector("button[type=submit]")).click();

        assertThat(visible(By.cssSelector("[role=alert]")).getText()).contains("账号或密码");
    }

    private void signIn(String account) {
        browser.get(base() + "/");
        visible(By.name("username")).sendKeys(account);
        browser.findElement(By.name("password")).sendKeys("lianban-demo");
        click(By.cssSelector("button[type=submit]"));
        visible(By.linkText("待办"));
    }

    private WebElement visible(By what) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    private void click(By what) {
        wait.until(ExpectedConditions.elementToBeClickable(what)).click();
    }

    private String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private void screenshot(String name) throws IOException {
        Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
