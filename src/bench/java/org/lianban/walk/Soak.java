package org.lianban.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Hours of load on two nodes: what grows. Every few minutes one line with the cases ended, the latency of requests, the memory of
 * each node after a full collection and the size of the database with its largest tables; at the end what became of all cases.
 * Arguments: minutes (240) and virtual users (6). Written to {@code target/soak.md}.
 * {@code ./mvnw -Pbench test-compile exec:java -Dexec.mainClass=org.lianban.walk.Soak -Dexec.args="240 6"}
 */
public final class Soak {

    private static final int LINES = 24;
    private static final Duration TO_THE_END = Duration.ofMinutes(5);

    private final List<String> table = new ArrayList<>();

    private Soak() {}

    public static void main(String[] arguments) throws IOException {
        var minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 240;
        var users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
        new Soak().run(Duration.ofMinutes(minutes), users);
        System.exit(0);
    }

    private void run(Duration length, int users) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "faults").toAbsolutePath());
        try (var installation = new Installation(folder, Files.createTempDirectory("lianban-soak"));
                var load = new Load(installation.office(), List.of(), users)) {
            say("| minute | cases ended | a minute | p50/p95/p99 ms | failed | heap in use MB, a/b | resident MB, a/b | threads a/b | connections | database MB | largest tables |");
            say("|---|---|---|---|---|---|---|---|---|---|---|");
            var begun = Instant.now();
            var interval = length.dividedBy(LINES);
            for (var line = 1; line <= LINES; line++) {
                var from = Instant.now();
                Pause.of(interval);
                line(installation, load, begun, from);
                Files.write(folder.resolveSibling("soak.md"), table);
            }
            load.finish(TO_THE_END);
            var verdict = Verdict.of(installation, load, List.of(), Duration.between(begun, Instant.now()).plusSeconds(5));
            say("");
            say("submitted %d = running %d + ended %d + incident %d; lost %d, surplus %d, effects twice %d, audit differs %d, broken %d".formatted(
                    verdict.submitted(), verdict.running(), verdict.ended(), verdict.incidents(), verdict.lost(), verdict.surplus(),
                    verdict.effectsTwice(), verdict.disagreements(), verdict.broken()));
            verdict.details().stream().limit(10).forEach(this::say);
        }
        Files.write(folder.resolveSibling("soak.md"), table);
    }

    private void line(Installation installation, Load load, Instant begun, Instant from) {
        var lately = load.sent().stream().filter(sent -> !sent.at().isBefore(from)).toList();
        var took = lately.stream().map(sent -> sent.took().toMillis()).sorted().toList();
        var ended = load.cases().stream().filter(walked -> walked.ended != null).toList();
        var endedLately = ended.stream().filter(walked -> !walked.ended.isBefore(from)).count();
        var processes = Installation.NODES.stream().map(installation::process).toList();
        say("| %d | %d | %.0f | %s | %d of %d | %s | %s | %s | %d | %d | %s |".formatted(
                Duration.between(begun, Instant.now()).toMinutes(),
                ended.size(),
                endedLately * 60.0 / Math.max(1, Duration.between(from, Instant.now()).toSeconds()),
                took.isEmpty() ? "–" : at(took, 50) + "/" + at(took, 95) + "/" + at(took, 99),
                lately.stream().filter(Load.Sent::failed).count(),
                lately.size(),
                processes.stream().map(Soak::heapInUse).collect(Collectors.joining("/")),
                processes.stream().map(process -> status(process, "VmRSS", 1024)).collect(Collectors.joining("/")),
                processes.stream().map(process -> status(process, "Threads", 1)).collect(Collectors.joining("/")),
                number(installation, "select count(*) from pg_stat_activity where backend_type = 'client backend'"),
                number(installation, "select pg_database_size(current_database()) / 1024 / 1024"),
                String.join(", ", installation.database().sql("""
                        select relname || ' ' || pg_total_relation_size(relid) / 1024 / 1024 from pg_stat_user_tables
                        order by pg_total_relation_size(relid) desc limit 5""").query(String.class).list())));
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.get(sorted.size() * percent / 100);
    }

    private static long number(Installation installation, String query) {
        return Objects.requireNonNull(installation.database().sql(query).query(Long.class).single());
    }

    /** What is still referred to: the JVM is asked to collect first. */
    private static String heapInUse(ProcessHandle process) {
        try {
            Installation.askJvm(process, "GC.run");
            var used = Installation.askJvm(process, "GC.heap_info").lines()
                    .filter(line -> line.contains("total") && line.contains("used") && !line.contains("Metaspace") && !line.contains("class space"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")))
                    .sum();
            return String.valueOf(used / 1024);
        } catch (IOException e) {
            return "?";
        }
    }

    /** A line of Linux' own account of the process. */
    private static String status(ProcessHandle process, String what, int unit) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(what + ":"))
                    .map(line -> String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) / unit))
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }

    private void say(String line) {
        table.add(line);
        System.out.println(line);
    }
}
