package org.lianban.walk;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Somebody who has signed in on the login page: what Tasklist and Cockpit ask in the background. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    private Browser(int port) {
        this.base = "http://localhost:" + port;
    }

    static Browser signedIn(int port, String account) {
        var browser = new Browser(port);
        var page = TOKEN.matcher(browser.get("/login").body());
        if (!page.find()) {
            throw new AssertionError("no token on the login page");
        }
        browser.send(HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + account + "&password=lianban-demo&_csrf=" + page.group(1))), "/login");
        // sets Camunda's own token
        browser.get("/camunda/app/cockpit/default/");
        return browser;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder().header("Accept", "application/json, text/html, */*"), path);
    }

    HttpResponse<String> post(String path, Object body) {
        var token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        try {
            return send(
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/json")
                            .header("X-XSRF-TOKEN", token)
                            .POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body))),
                    path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) {
        try {
            return http.send(request.uri(URI.create(base + path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
