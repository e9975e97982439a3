package org.lianban.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.lianban.access.ChromiumDriver;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody in front of headless Chromium. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final ChromeDriver chromium;
    private final WebDriverWait wait;

    private Browser(String base, ChromeDriver chromium) {
        this.base = base;
        this.chromium = chromium;
        this.wait = new WebDriverWait(chromium, PATIENCE);
        wait.ignoring(StaleElementReferenceException.class);
    }

    static Browser open(int port) {
        try {
            return new Browser("http://localhost:" + port, ChromiumDriver.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs in with the demo account and waits for the start page. */
    void signIn(String account) {
        chromium.manage().deleteAllCookies();
        go("/");
        enter(account, "lianban-demo");
        visible(By.xpath("//h1[contains(.,'工作台')]"));
    }

    void enter(String account, String password) {
        visible(By.name("username")).sendKeys(account);
        chromium.findElement(By.name("password")).sendKeys(password);
        click(By.cssSelector("button[type=submit]"));
    }

    void go(String path) {
        chromium.get(base + path);
    }

    WebElement visible(By what) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /** What is drawn in SVG counts as visible only by luck. */
    void drawn(By what) {
        wait.until(ExpectedConditions.presenceOfElementLocated(what));
    }

    void click(By what) {
        wait.until(ExpectedConditions.elementToBeClickable(what)).click();
    }

    /** Wherever the focus is. */
    void press(CharSequence key) {
        chromium.switchTo().activeElement().sendKeys(key);
    }

    String address() {
        return chromium.getCurrentUrl();
    }

    /** Types into the fields of a form until a look finds all as they should be: Tasklist draws a form anew when it is claimed. */
    void fill(Map<String, String> valuesByLabel) {
        wait.until(driver -> valuesByLabel.entrySet().stream().filter(entry -> type(entry.getKey(), entry.getValue())).count() == 0);
    }

    /** @return whether it was not there yet */
    private boolean type(String label, String value) {
        var field = visible(By.xpath("//label[contains(.,'" + label + "')]/following::input[1]"));
        if (value.equals(field.getDomProperty("value"))) {
            return false;
        }
        field.clear();
        field.sendKeys(value);
        return true;
    }

    boolean shows(By what) {
        return !chromium.findElements(what).isEmpty();
    }

    String text() {
        return chromium.findElement(By.tagName("body")).getText();
    }

    /** Into {@code target/screenshots}, for whoever wants to look. */
    void screenshot(String name) {
        try {
            ChromiumDriver.screenshot(chromium, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
