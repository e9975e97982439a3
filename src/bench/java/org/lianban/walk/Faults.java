package org.lianban.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Does to an installation under load what happens to installations, one fault after the other, and says of each what became of
 * the cases. The table is printed, and written to {@code target/faults.md}. Every fault by default, or those that are named:
 * {@code ./mvnw -Pbench test-compile exec:java -Dexec.mainClass=org.lianban.walk.Faults -Dexec.args="kill-during skew"}
 */
public final class Faults {

    private static final int USERS = 6;
    private static final Duration CALM = Duration.ofSeconds(8);
    private static final Duration FAULT = Duration.ofSeconds(12);
    private static final Duration TO_THE_END = Duration.ofMinutes(4);

    /** What is done to the installation; when it returns, the fault is over. */
    private interface Inflicted {
        void on(Trial trial);
    }

    /** @param everyTaskTwice whether the load completes each task at both nodes at the same moment */
    private record Fault(String words, boolean everyTaskTwice, Inflicted inflicted) {}

    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final List<String> table = new ArrayList<>();

    private Faults() {
        declare("none", "nothing", trial -> Pause.of(FAULT));
        declare("kill-before", "kill -9 of a node, its calls not yet with the departments", trial -> {
            trial.installation.departments.hold();
            Pause.of(Duration.ofSeconds(3));
            trial.installation.kill("a");
            trial.installation.departments.cut();
            trial.installation.departments.goOn();
            trial.installation.start("a");
        });
        declare("kill-during", "kill -9 of a node while departments work", trial -> {
            trial.installation.departmentsAre("slow", Duration.ofSeconds(3));
            Pause.of(Duration.ofSeconds(4));
            trial.installation.kill("a");
            trial.installation.departmentsAre("normal", null);
            trial.installation.start("a");
        });
        declare("kill-after", "kill -9 of a node between the departments' answers and the commit", trial -> {
            trial.installation.databaseLine("a").hold();
            Pause.of(Duration.ofSeconds(3));
            trial.installation.kill("a");
            trial.installation.databaseLine("a").cut();
            trial.installation.databaseLine("a").goOn();
            trial.installation.start("a");
        });
        declare("kill-database", "kill -9 of the database, started again after 5 s", trial -> {
            trial.installation.killDatabase();
            Pause.of(Duration.ofSeconds(5));
            trial.installation.startDatabaseAgain();
        });
        declare("cut", "all connections to the database cut, eight times", trial -> {
            for (var time = 0; time < 8; time++) {
                Installation.NODES.forEach(node -> trial.installation.databaseLine(node).cut());
                Pause.of(Duration.ofMillis(1500));
            }
        });
        declare("hang", "the lines to the database hang for 20 s; nobody is told", trial -> {
            Installation.NODES.forEach(node -> trial.installation.databaseLine(node).hold());
            Pause.of(Duration.ofSeconds(20));
            Installation.NODES.forEach(node -> trial.installation.databaseLine(node).goOn());
        });
        departments("slow", "departments take 5 s", "slow", Duration.ofSeconds(5));
        departments("down", "departments answer 503", "down", null);
        departments("twice", "departments give their later answers twice", "answer-twice", null);
        departments("late", "departments answer 15 s later", "answer-later", Duration.ofSeconds(15));
        departments("early", "departments answer before the step that asked has committed", "answer-later", Duration.ZERO);
        departments("garbage", "departments do it and answer with garbage", "garbage", null);
        departments("incomplete", "departments do it and leave half of the answer out", "incomplete", null);
        declare("unreachable", "departments cannot be reached", trial -> {
            trial.installation.departments.refuse();
            Pause.of(FAULT);
            trial.installation.departments.goOn();
        });
        declare("long", "departments take 6 s, jobs are leased for 2 s: nodes race for one job", trial -> {
            restarted(trial, "camunda.bpm.job-execution.lock-time-in-millis=2000");
            trial.installation.departmentsAre("slow", Duration.ofSeconds(6));
            Pause.of(Duration.ofSeconds(20));
            trial.installation.departmentsAre("normal", null);
            Pause.of(Duration.ofSeconds(5));
            restarted(trial);
        });
        faults.put("race", new Fault("every task is completed at both nodes at the same moment", true, trial -> Pause.of(FAULT)));
        declare("skew", "one node's clock is an hour fast, then an hour slow", new Inflictions.Skew()::on);
        declare("disk-full", "the database's disk is full for 12 s", new Inflictions.DiskFull()::on);
        declare("poison", "one case that a department never understands; signed nonsense as answers", new Inflictions.Poison()::on);
        declare("huge", "applications of 60 MB, of 20,000 shareholders, of 900 levels", new Inflictions.HugeForms()::on);
        declare("rounds", "a step of 500 rounds; one of 50,000", new Inflictions.HugeRounds()::on);
        declare("malformed", "broken, huge and forbidden deployments, one after the other", new Inflictions.MalformedDeployments()::on);
        declare("pool", "five connections per node, departments take 2 s", trial -> {
            restarted(trial, "spring.datasource.hikari.maximum-pool-size=5", "spring.datasource.hikari.minimum-idle=5");
            trial.installation.departmentsAre("slow", Duration.ofSeconds(2));
            Pause.of(FAULT);
            trial.installation.departmentsAre("normal", null);
            restarted(trial);
        });
        declare("rolling", "both nodes restarted one after the other, the entry not told", Faults::restarted);
    }

    public static void main(String[] names) throws IOException {
        new Faults().run(List.of(names));
        // the threads of clients and of embedded databases are nobody's to wait for
        System.exit(0);
    }

    private void run(List<String> names) throws IOException {
        var unknown = names.stream().filter(Predicate.not(faults::containsKey)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such faults: " + unknown + "; there are " + faults.keySet());
        }
        var folder = Files.createDirectories(Path.of("target", "faults").toAbsolutePath());
        say("| fault | incidents, steps the operator let run again | submitted = running + ended + incident | lost, surplus | effects twice | audit differs, broken | first answer, all done after | calm p50/p95 ms | fault p50/p95/max ms | requests failed |");
        say("|---|---|---|---|---|---|---|---|---|---|");
        var wanted = names.isEmpty() ? new ArrayList<>(faults.keySet()) : new ArrayList<>(names);
        if (wanted.remove("disk-full")) {
            Inflictions.DiskFull.onADiskOfItsOwn(folder, data -> tried(folder, data, List.of("disk-full")));
        }
        if (!wanted.isEmpty()) {
            tried(folder, Files.createTempDirectory("lianban-faults"), wanted);
        }
        Files.write(folder.resolveSibling("faults.md"), table);
    }

    private void tried(Path folder, Path data, List<String> names) {
        try (var installation = new Installation(folder, data)) {
            warmUp(installation);
            for (var name : names) {
                tried(name, faults.get(name), new Trial(installation));
            }
        }
    }

    private static void warmUp(Installation installation) {
        try (var load = new Load(installation.office(), List.of(), USERS)) {
            Pause.of(Duration.ofSeconds(20));
            load.finish(TO_THE_END);
        }
    }

    private void tried(String name, Fault fault, Trial trial) {
        var begun = Instant.now();
        var atOnce = fault.everyTaskTwice() ? Installation.NODES.stream().map(trial.installation::office).toList() : List.<Office>of();
        try (var load = new Load(trial.installation.office(), atOnce, USERS)) {
            Pause.of(CALM);
            var inflicted = Instant.now();
            fault.inflicted().on(trial);
            var lifted = Instant.now();
            Pause.of(CALM);
            var incidents = Verdict.withIncident(trial.installation.database()).size();
            var mended = load.finish(TO_THE_END);
            var verdict = Verdict.of(trial.installation, load, trial.ours, Duration.between(begun, Instant.now()).plusSeconds(1));
            if (verdict.running() > 0) {
                trial.installation.dumpThreads(name);
            }
            row(name, fault, load, inflicted, lifted, incidents, mended, verdict);
            trial.notes.forEach(note -> say("<!-- " + name + ": " + note + " -->"));
        }
    }

    private void row(String name, Fault fault, Load load, Instant inflicted, Instant lifted, int incidents, int mended, Verdict verdict) {
        var calm = load.sent().stream().filter(sent -> sent.at().isBefore(inflicted)).toList();
        var during = load.sent().stream().filter(sent -> !sent.at().isBefore(inflicted) && sent.at().isBefore(lifted)).toList();
        say("| %s%s: %s | %d, %d | %d = %d + %d + %d | %d, %d | %d | %d, %d | %s, %s | %s | %s/%d | %d of %d |".formatted(
                verdict.holds() && load.surprises().isEmpty() ? "" : "**!** ",
                name,
                fault.words(),
                incidents,
                mended,
                verdict.submitted(),
                verdict.running(),
                verdict.ended(),
                verdict.incidents(),
                verdict.lost(),
                verdict.surplus(),
                verdict.effectsTwice(),
                verdict.disagreements(),
                verdict.broken(),
                seconds(lifted, firstAnswer(load, lifted)),
                seconds(lifted, lastEnd(load, lifted)),
                spread(calm),
                spread(during),
                during.stream().mapToLong(sent -> sent.took().toMillis()).max().orElse(0),
                load.sent().stream().filter(Load.Sent::failed).count(),
                load.sent().size()));
        verdict.details().stream().limit(10).forEach(detail -> say("<!-- " + detail + " -->"));
    }

    private static Instant firstAnswer(Load load, Instant lifted) {
        return load.sent().stream()
                .filter(sent -> !sent.failed())
                .map(sent -> sent.at().plus(sent.took()))
                .filter(lifted::isBefore)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When the last of the cases that were under way when the fault was over had ended. */
    private static Instant lastEnd(Load load, Instant lifted) {
        return load.cases().stream()
                .filter(walked -> walked.begun.isBefore(lifted) && walked.ended != null)
                .map(walked -> walked.ended)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static String seconds(Instant from, Instant to) {
        return to == null ? "never" : "%.1f s".formatted(Math.max(0, Duration.between(from, to).toMillis()) / 1000.0);
    }

    private static String spread(List<Load.Sent> sent) {
        var took = new ArrayList<>(sent.stream().map(each -> each.took().toMillis()).toList());
        if (took.isEmpty()) {
            return "–";
        }
        Collections.sort(took);
        return took.get(took.size() / 2) + "/" + took.get(took.size() * 95 / 100);
    }

    private void declare(String name, String words, Inflicted inflicted) {
        faults.put(name, new Fault(words, false, inflicted));
    }

    private void departments(String name, String words, String mode, Duration delay) {
        declare(name, words, trial -> {
            trial.installation.departmentsAre(mode, delay);
            Pause.of(FAULT);
            trial.installation.departmentsAre("normal", null);
        });
    }

    private static void restarted(Trial trial, String... settings) {
        for (var node : Installation.NODES) {
            trial.installation.stop(node);
            trial.installation.start(node, settings);
        }
    }

    private void say(String line) {
        table.add(line);
        System.out.println(line);
    }
}
