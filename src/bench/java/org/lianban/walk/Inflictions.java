package org.lianban.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What {@link Faults} does to an installation, where that takes more than a few lines. */
final class Inflictions {

    private static final Duration WHILE = Duration.ofSeconds(12);

    private Inflictions() {}

    /** The machine's clock as a process sees it, by libfaketime; what Debian's package {@code faketime} does not bring is not tried. */
    static final class Skew {

        void on(Trial trial) {
            var library = library();
            if (library.isEmpty()) {
                trial.say("not tried: libfaketimeMT.so.1 is not installed (Debian: apt-get install faketime)");
                return;
            }
            for (var hours : List.of(1, -1)) {
                trial.installation.stop("b");
                trial.installation.startWithAnotherClock("b", library.get(), Duration.ofHours(hours));
                trial.installation.departmentsAre("slow", Duration.ofSeconds(2));
                Pause.of(WHILE);
                trial.installation.departmentsAre("down", null);
                Pause.of(Duration.ofSeconds(2));
                trial.installation.departmentsAre("normal", null);
            }
            trial.installation.stop("b");
            trial.installation.start("b");
        }

        private static Optional<Path> library() {
            try (var found = Files.find(Path.of("/usr/lib"), 4, (path, file) -> path.endsWith("libfaketimeMT.so.1"))) {
                return found.findFirst();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /** A disk of 600 MB, which only root can make, is filled to its last block. */
    static final class DiskFull {

        private static final int MEGABYTES = 600;

        static void onADiskOfItsOwn(Path folder, Consumer<Path> trial) {
            var disk = folder.resolve("disk");
            try {
                Files.createDirectories(disk);
                if (run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m,mode=1777", "lianban-faults", disk.toString()) != 0) {
                    System.out.println("disk-full is not tried: only root can make a disk for it");
                    return;
                }
                trial.accept(Files.createDirectory(disk.resolve("data")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                run("umount", "-l", disk.toString());
            }
        }

        void on(Trial trial) {
            var ballast = trial.installation.data().resolveSibling("ballast");
            try {
                try (var out = Files.newOutputStream(ballast)) {
                    var block = new byte[64 * 1024];
                    while (true) {
                        out.write(block);
                    }
                } catch (IOException full) {
                    trial.say("filled with " + Files.size(ballast) / 1024 / 1024 + " MB");
                }
                Pause.of(WHILE);
                Files.delete(ballast);
                Pause.of(Duration.ofSeconds(2));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (!trial.installation.databaseLives()) {
                trial.say("the database had stopped itself and was started again");
                trial.installation.startDatabaseAgain();
            }
        }

        private static int run(String... command) {
            try {
                return new ProcessBuilder(command).inheritIO().start().waitFor();
            } catch (IOException e) {
                return -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
    }

    /** A case that cannot go on becomes an incident and goes on once the operator has had it mended; nobody else notices. */
    static final class Poison {

        void on(Trial trial) {
            var office = trial.installation.office();
            var number = office.open("xianyang", Applications.plain());
            trial.ours.add(number);
            trial.installation.departmentsOffice().make("tax", "garbage", number);
            for (var nonsense : List.of("", "{}", "[[[[", "{\"caseNumber\":\"" + number + "\"}", "x".repeat(300_000))) {
                var answer = office.send("Bearer nobody", "POST", "/api/departments/bank/answers", nonsense);
                trial.say("signed by nobody, " + nonsense.length() + " characters: " + answer.statusCode());
            }
            var since = Instant.now();
            while (!Verdict.withIncident(trial.installation.database()).contains(number)
                    && Instant.now().isBefore(since.plus(Duration.ofMinutes(2)))) {
                Pause.of(Duration.ofSeconds(1));
            }
            trial.say("an incident after " + Duration.between(since, Instant.now()).toSeconds() + " s");
            trial.installation.departmentsOffice().make("tax", "normal", number);
            office.retry(number, "serviceTask_confirmTaxpayer");
            office.handOverResults("xianyang", number);
            trial.say("mended by the operator and ended");
        }
    }

    /** Applications no one would write by hand. */
    static final class HugeForms {

        private static final int LEVELS = 900;

        void on(Trial trial) {
            var office = trial.installation.office();
            trial.sent("60 MB in one field", () -> office.submit("xianyang", Applications.with(Map.of("tradeName", "甲".repeat(20_000_000)))));
            var shareholders = Collections.nCopies(20_000, ((List<?>) Applications.plain().get("shareholders")).get(0));
            trial.sent("20,000 shareholders", () -> office.submit("xianyang", Applications.with(Map.of("shareholders", shareholders))));
            var nested = Stream.<Object>iterate("deep", List::of).skip(LEVELS).findFirst().orElseThrow();
            trial.sent(LEVELS + " levels", () -> office.submit("xianyang", Applications.with(Map.of("tradeName", nested))));
            Pause.of(WHILE);
        }
    }

    /** Sent as the Modeler sends them, with the designer's rights. */
    static final class MalformedDeployments {

        void on(Trial trial) {
            var bodies = new LinkedHashMap<String, String>();
            try {
                var good = Files.readString(Path.of("processes/enterprise-opening/enterprise-opening.bpmn"));
                bodies.put("cut off in the middle", good.substring(0, good.length() / 2));
                bodies.put("not XML", "PK".repeat(1000));
                bodies.put("empty", "");
                bodies.put("an unknown delegate", good.replaceFirst("delegateExpression=\"[^\"]*\"", "delegateExpression=\"\\${nobody}\""));
                bodies.put("20 MB of comment", good.replace("</bpmn:definitions>", "<!--" + "x".repeat(20_000_000) + "--></bpmn:definitions>"));
                bodies.put("100,000 levels", "<a>".repeat(100_000) + "</a>".repeat(100_000));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var modeler = new Modeler(trial.installation.entry.port(), "designer");
            var before = deployed(trial);
            bodies.forEach((what, body) -> trial.sent(
                    what, () -> modeler.deploy("enterprise-opening", "enterprise-opening.bpmn", body, Map.of())));
            trial.say("deployed of all that: " + (deployed(trial) - before));
            Pause.of(WHILE);
        }

        private static long deployed(Trial trial) {
            return trial.installation.database().sql("select count(*) from act_re_deployment").query(Long.class).single();
        }
    }

    /**
     * A step that a careless designer repeats hundreds of times: as often as is allowed, one case has 500 open tasks, which are all
     * worked off; oftener, the case is refused and nothing of it is stored.
     */
    static final class HugeRounds {

        private static final int MOST = 500;
        private static final String STEP = "userTask_verifyRating";
        private static final String CLERK = "tianshui.hall";

        void on(Trial trial) {
            var office = trial.installation.office();
            repeat(trial, MOST);
            var number = rate(trial, "a case with a step of " + MOST + " rounds", opening(trial));
            var tasks = Office.list(office.tasks(CLERK, number.orElseThrow(), STEP));
            var begun = Instant.now();
            for (var task : tasks) {
                var finding = Map.<String, Object>of("contactNote", "已联系", "verificationFinding", "属实", "findingKind", "mistaken");
                var id = task.get("id").asText();
                Office.expect(204, office.send(CLERK, "POST", "/engine-rest/task/" + id + "/claim", Map.of("userId", CLERK)));
                Office.expect(204, office.submitForm(CLERK, id, finding));
            }
            trial.say("%d tasks worked off in %d s".formatted(tasks.size(), Duration.between(begun, Instant.now()).toSeconds()));
            office.complete("tianshui.oversight", number.get(), "userTask_reviewAppeal", Map.of("appealDecision", "upheld", "appealOpinion", "属实"));
            office.awaitEnd(number.get());
            trial.say("and the case has ended");

            repeat(trial, 100 * MOST);
            var before = ratings(trial);
            rate(trial, "a case with a step of " + 100 * MOST + " rounds", opening(trial));
            trial.say("left behind by it: " + (ratings(trial) - before));
            deploy(trial, model());
        }

        private static JsonNode opening(Trial trial) {
            var office = trial.installation.office();
            var opened = Office.read(office.submit("tianshui", Applications.plain()));
            var number = opened.get("caseNumber").asText();
            trial.ours.add(number);
            office.handOverResults("tianshui", number);
            return opened;
        }

        /** @return the number of the rating's own case, if it was taken */
        private static Optional<String> rate(Trial trial, String what, JsonNode rated) {
            var path = "/api/progress/%s/rating?code=%s".formatted(rated.get("caseNumber").asText(), rated.get("queryCode").asText());
            var answer = trial.sent(what, () -> trial.installation.office().send(null, "POST", path, Map.of("grade", "dissatisfied")));
            return answer.filter(sent -> sent.statusCode() == 201).map(sent -> Office.read(sent).get("caseNumber").asText());
        }

        private static void repeat(Trial trial, int times) {
            deploy(trial, model().replaceFirst(
                    "(?s)(<bpmn:userTask id=\"" + STEP + "\".*?)(</bpmn:userTask>)",
                    "$1<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>" + times
                            + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>$2"));
        }

        private static void deploy(Trial trial, String model) {
            new Modeler(trial.installation.entry.port(), "designer").deployed("service-rating", "service-rating.bpmn", model, Map.of());
        }

        private static String model() {
            try {
                return Files.readString(Path.of("processes/service-rating/service-rating.bpmn"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long ratings(Trial trial) {
            return trial.installation.database()
                    .sql("select count(*) from case_record where procedure_key = 'service-rating'").query(Long.class).single();
        }
    }
}
