package org.lianban.walk;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lianban.Lianban;
import org.lianban.audit.export.OcelLog;
import org.lianban.audit.export.XesLog;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * Exports cases as XES, OCEL and CSV over HTTP, reads the XES by a library that is not ours and compares it, trace by trace
 * and event by event, with the table, which is written and read by other code. Arguments: number of cases (1000), folder in
 * which the files stay (target/export).
 */
public final class ExportRoundTrip {

    private static final String REVIEW = "userTask_reviewApplication";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final Map<String, String> COLUMNS = Map.of(
            "concept:name", "步骤",
            "org:role", "承办部门",
            "lianban:element", "环节编号",
            "lianban:type", "类型",
            "lianban:process", "流程",
            "lianban:basis", "依据",
            "lianban:decisions", "决策",
            "lianban:rules", "命中规则",
            "lianban:detail", "说明");

    private ExportRoundTrip() {}

    public static void main(String[] arguments) throws Exception {
        var cases = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        var folder = Files.createDirectories(Path.of(arguments.length < 2 ? "target/export" : arguments[1]));
        try (var application = new SpringApplicationBuilder(Lianban.class).run(
                "--spring.datasource.url=" + System.getProperty("bench.url", "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1"),
                "--spring.profiles.active=demo",
                "--lianban.sandbox.answer-delay=200ms",
                "--server.port=0")) {
            var port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
            open(new Office(port), cases);
            for (var format : List.of("xes", "ocel", "csv")) {
                export(port, format, folder.resolve("cases." + format));
            }
            compare(folder);
            OcelLog.read(Files.readAllBytes(folder.resolve("cases.ocel")));
            System.out.println("OCEL is valid");
        }
    }

    /** A third each: handed over, refused, waiting for the review. */
    private static void open(Office office, int cases) throws InterruptedException, ExecutionException {
        var workers = Executors.newFixedThreadPool(4);
        var opened = new ArrayList<Future<?>>();
        for (var number = 0; number < cases; number++) {
            var kind = number % 3;
            opened.add(workers.submit(() -> walk(office, kind)));
        }
        for (var one : opened) {
            one.get();
        }
        workers.shutdown();
    }

    private static void walk(Office office, int kind) {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        if (kind == 0) {
            office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "approve"));
            office.complete("tianshui.hall", number, "userTask_handOverResults", Map.of("receivedBy", "赵磊", "receiptSigned", true));
            office.awaitEnd(number);
        } else if (kind == 1) {
            office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "refuse", "refusalReason", "住所不存在"));
            office.awaitEnd(number);
        } else {
            office.awaitStep(number, REVIEW);
        }
    }

    private static void export(int port, String format, Path file) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/audit/export?format=" + format))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("auditor:lianban-demo".getBytes(StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofFile(file));
        System.out.printf("%s: %d, %.1f s, %.1f MB%n", format, answer.statusCode(), (System.nanoTime() - began) / 1e9, Files.size(file) / 1e6);
    }

    private static void compare(Path folder) throws IOException {
        var rows = new HashMap<String, List<Map<String, String>>>();
        var text = Files.readString(folder.resolve("cases.csv")).substring(1);
        new CsvMapper().readerForMapOf(String.class).with(new CsvMapper().schemaWithHeader()).with(CsvParser.Feature.EMPTY_STRING_AS_NULL)
                .<Map<String, String>>readValues(text)
                .readAll()
                .forEach(row -> rows.computeIfAbsent(row.get("案件编号"), number -> new ArrayList<>()).add(row));
        var traces = XesLog.read(Files.readAllBytes(folder.resolve("cases.xes"))).traces();
        var events = 0;
        var attributes = 0;
        require(traces.size() == rows.size(), "traces");
        for (var trace : traces) {
            var expected = rows.get(trace.attributes().get("concept:name"));
            require(expected != null && expected.size() == trace.events().size(), "events of " + trace.attributes());
            for (var place = 0; place < expected.size(); place++) {
                compare(trace.events().get(place), expected.get(place));
                events++;
                attributes += trace.events().get(place).size();
            }
        }
        System.out.printf("equal: %d traces, %d events with %d attributes%n", traces.size(), events, attributes);
    }

    private static void compare(Map<String, Object> read, Map<String, String> row) {
        COLUMNS.forEach((key, column) -> require(Objects.equals(read.get(key), row.get(column)), key + " of " + read + " is not that of " + row));
        require(row.get("行号").equals(read.get("lianban:seq").toString()) && row.get("序号").equals(read.get("lianban:index").toString()), "place");
        require(Objects.requireNonNullElse(row.get("办理人"), "unknown").equals(read.get("org:resource")), "resource");
        require(
                LocalDateTime.parse(row.get("时间"), MOMENT).atZone(ZoneId.of("Asia/Shanghai")).toInstant().equals(read.get("time:timestamp")),
                "time");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
