package org.lianban.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Somebody at the other end of the wire: a browser with cookies, a program with Basic credentials, or nobody in particular. */
public class Client {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private final String authorization;

    private Client(int port, String authorization) {
        this.base = "http://localhost:" + port;
        this.authorization = authorization;
    }

    static Client anonymous(int port) {
        return new Client(port, null);
    }

    /** A program that sends the demo account's credentials with each call. */
    static Client program(int port, String account) {
        return program(port, account, DemoAccounts.PASSWORD);
    }

    static Client program(int port, String account, String password) {
        var credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Client(port, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** A browser in which the demo account has signed in. */
    public static Client browser(int port, String account) {
        var browser = anonymous(port);
        var answer = browser.signIn(account, DemoAccounts.PASSWORD);
        if (answer.statusCode() != 302 || location(answer).contains("error")) {
            throw new AssertionError("cannot sign in as " + account + ": " + answer);
        }
        return browser;
    }

    HttpResponse<String> signIn(String account, String password) {
        var token = tokenOf(get("/login"));
        return form("/login", "username=" + encode(account) + "&password=" + encode(password) + "&_csrf=" + encode(token));
    }

    public static String tokenOf(HttpResponse<String> page) {
        var matcher = TOKEN.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no CSRF token in " + page.uri());
        }
        return matcher.group(1);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> form(String path, String body, String... headers) {
        return send("POST", path, body, "application/x-www-form-urlencoded", headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, "application/json", headers);
    }

    /** As the Modeler deploys. */
    HttpResponse<String> deploy(String file, String content) {
        var parts = """
                --boundary\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                %1$s\r
                --boundary\r
                Content-Disposition: form-data; name="data"; filename="%1$s"\r
                \r
                %2$s\r
                --boundary--\r
                """.formatted(file, content);
        return send("POST", "/engine-rest/deployment/create", parts, "multipart/form-data; boundary=boundary");
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<String> send(String method, String path, String body, String type, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http:") ? path : base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
