package org.lianban.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.lianban.walk.Requirements;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium that knows no host but this one. */
public final class ChromiumDriver {

    private ChromiumDriver() {}

    public static ChromeDriver open() throws IOException {
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
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--lang=zh-CN",
                "--window-size=1500,1000",
                "--user-data-dir=" + Files.createTempDirectory(target("."), "chromium").toAbsolutePath());
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Requirements.chromeDriver().toFile())
                .usingAnyFreePort()
                // where officials are
                .withEnvironment(Map.of("TZ", "Asia/Shanghai"))
                .build();
        return new ChromeDriver(service, options);
    }

    public static void screenshot(ChromeDriver browser, String name) throws IOException {
        screenshot(browser, "screenshots", name);
    }

    /** @param folder within {@code target} */
    public static void screenshot(ChromeDriver browser, String folder, String name) throws IOException {
        Files.write(target(folder).resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static Path target(String folder) throws IOException {
        return Files.createDirectories(Path.of("target", folder));
    }
}
