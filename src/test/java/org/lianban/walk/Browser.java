package org.lianban.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.lianban.access.ChromiumDriver;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody in front of headless Chromium. */
final class Browser implements AutoCloseable {

    private static final int MOST_STOPS = 150;
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

    String address() {
        return chromium.getCurrentUrl();
    }

    /** Types into the fields of a form until a look finds all as they should be: Tasklist draws a form anew when it is claimed. */
    void fill(Map<String, String> valuesByLabel) {
        wait.until(driver -> valuesByLabel.entrySet().stream().filter(entry -> type(entry.getKey(), entry.getValue())).count() == 0);
    }

    /** @return whether it was not there yet */
    private boolean type(String label, String value) {
        var field = visible(By.xpath("//label[contains(.,'" + label + "')]/following::*[self::input or self::textarea][1]"));
        if (value.equals(field.getDomProperty("value"))) {
            return false;
        }
        field.clear();
        field.sendKeys(value);
        return true;
    }

    /** Picks an entry of a drop-down list by what it says. */
    void choose(By list, String entry) {
        new Select(visible(list)).selectByVisibleText(entry);
    }

    void attach(By field, Path file) {
        visible(field).sendKeys(file.toAbsolutePath().toString());
    }

    void await(String description, BooleanSupplier reached) {
        new WebDriverWait(chromium, PATIENCE).withMessage(description).until(driver -> reached.getAsBoolean());
    }

    /** What a wide screen of 1280 × 800 shows at 200 %. */
    void enlarge() {
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride", Map.of("width", 640, "height", 400, "deviceScaleFactor", 2, "mobile", false));
    }

    Object run(String script) {
        return chromium.executeScript(script);
    }

    /** Wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(chromium).sendKeys(keys).perform();
    }

    /** Goes on with the Tab key to the one that is meant, seeing at each stop where it is. */
    void tabTo(By what) {
        visible(what);
        step(what, Keys.TAB);
    }

    void backTo(By what) {
        visible(what);
        step(what, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    /** A page may put the focus where one begins. */
    void tabOrStayAt(By what) {
        visible(what);
        if (!isFocused(what)) {
            tabTo(what);
        }
    }

    /** @return how many stops there are until the Tab key comes to where it began */
    int tabAround() {
        var first = chromium.switchTo().activeElement();
        for (var stops = 1; stops < MOST_STOPS; stops++) {
            press(Keys.TAB);
            requireVisibleFocus();
            if (chromium.switchTo().activeElement().equals(first)) {
                return stops;
            }
        }
        throw new AssertionError("the Tab key does not come around");
    }

    private void step(By what, CharSequence key) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            press(key);
            requireVisibleFocus();
            if (isFocused(what)) {
                return;
            }
        }
        throw new AssertionError("not reached with the keyboard: " + what);
    }

    private void requireVisibleFocus() {
        var problem = run(Focus.PROBLEM);
        if (problem != null) {
            throw new AssertionError(problem);
        }
    }

    boolean isFocused(By what) {
        return chromium.findElements(what).contains(chromium.switchTo().activeElement());
    }

    boolean shows(By what) {
        return !chromium.findElements(what).isEmpty();
    }

    String text() {
        return chromium.findElement(By.tagName("body")).getText();
    }

    /** Into {@code target/screenshots}, for whoever wants to look. */
    void screenshot(String name) {
        screenshot("screenshots", name);
    }

    /** @param folder within {@code target} */
    void screenshot(String folder, String name) {
        try {
            ChromiumDriver.screenshot(chromium, folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
