package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A city's unified identity: the certified provider of {@code src/test/identity} in a process of its own, on loopback. */
final class IdentityProvider implements AutoCloseable {

    private static final Path HOME = Path.of("src/test/identity");
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final Process process;
    private final String issuer;

    private IdentityProvider(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    static IdentityProvider start() throws IOException, InterruptedException {
        var install = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(install.waitFor()).as(output).isZero();
        var process = new ProcessBuilder("node", "provider.mjs")
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).startsWith("issuer ");
        return new IdentityProvider(process, line.substring("issuer ".length()));
    }

    String issuer() {
        return issuer;
    }

    /** The next id token is another than the provider meant; the kinds stand in {@code provider.mjs}. */
    void tamperOnce(String kind) {
        assertThat(Client.anonymous(0).send("POST", issuer + "/tamper?kind=" + kind, null, null).statusCode()).isEqualTo(204);
    }

    /** Starts at Lianban's button and stops before the provider's answer is handed to Lianban. */
    String answerFor(Client browser, String login) {
        var page = follow(browser, browser.get("/oauth2/authorization/city"));
        return submit(browser, page, "prompt=login&login=" + login + "&password=any");
    }

    /** Submits the page's form and returns the address at which the provider sends the browser back. */
    static String submit(Client browser, HttpResponse<String> page, String fields) {
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        var answer = follow(browser, browser.form(page.uri().resolve(form.group(1)).toString(), fields));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(301, 303);
        return Client.location(answer);
    }

    /** Goes where the provider sends, as long as it is its own. */
    static HttpResponse<String> follow(Client browser, HttpResponse<String> answer) {
        var here = answer;
        while (here.statusCode() >= 300 && here.statusCode() < 400) {
            var next = here.uri().resolve(URI.create(Client.location(here)));
            if ("localhost".equals(next.getHost())) {
                return here;
            }
            here = browser.get(next.toString());
        }
        return here;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
