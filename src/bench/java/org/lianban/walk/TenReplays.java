package org.lianban.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.lianban.Lianban;
import org.lianban.engine.OfficialTime;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks cases of all procedures, chooses the ten whose journals together hold most kinds of events, and opens each kind once in
 * headless Chromium as the auditor: pictures for somebody to look at, and a table which kind is seen where. Arguments: the
 * folder within {@code target} for the pictures (ten-replays).
 */
public final class TenReplays {

    private static final int CASES = 10;
    private static final String REVIEW = "userTask_reviewApplication";

    private TenReplays() {}

    public static void main(String[] arguments) throws IOException {
        var folder = arguments.length == 0 ? "ten-replays" : arguments[0];
        // projects are visited on the day that it is; promises are kept or broken from March on
        var clock = new MovableClock(LocalDate.now(OfficialTime.ZONE) + "T10:00:00");
        try (var application = new SpringApplicationBuilder(Lianban.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("movableClock", MovableClock.class, () -> clock, definition -> definition.setPrimary(true)))
                .run("--spring.datasource.url=jdbc:h2:mem:ten;DB_CLOSE_DELAY=-1", "--lianban.deadline.sweep-delay=PT0.5S", "--server.port=0")) {
            var port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
            var office = new Office(port);
            var engine = application.getBean(ProcessEngine.class);
            var numbers = new ArrayList<String>();
            var going = Executors.newSingleThreadScheduledExecutor();
            try {
                // departments that answer later do so after some minutes of this clock
                going.scheduleAtFixedRate(() -> later(clock, 5), 1, 1, TimeUnit.SECONDS);
                Stories.work(office, new ProjectStories(engine).tell().subList(9, 12)).keySet().forEach(numbers::add);
                clock.moveTo("2026-03-02T10:00:00");
                numbers.add(mendedAndHandedOn(office, clock));
                numbers.add(commentedOn(office));
                numbers.add(moved(office, port));
                Stories.work(office, new Stories(engine).tell().subList(8, 17)).keySet().forEach(numbers::add);
            } finally {
                going.shutdownNow();
            }
            new PromiseAffairs(office, clock, engine, application.getBean(JdbcClient.class)).work().values().forEach(numbers::addAll);
            Office.read(office.send("auditor", "GET", "/api/audit/cases?size=200&procedure=overdue-supervision", null))
                    .get("cases").findValuesAsText("caseNumber").stream().limit(3).forEach(numbers::add);
            show(port, folder, choose(office, numbers));
        }
    }

    /** A department is down, the operator retries; a clerk claims, hands over, is stood in for; a clock pauses. */
    private static String mendedAndHandedOn(Office office, MovableClock clock) {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        var task = office.tasks("tianshui.registrar", number, REVIEW).get(0).get("id").asText();
        var path = "/api/tasks/" + task;
        Office.expect(204, office.send("tianshui.registrar", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "tianshui.registrar")));
        Office.expect(204, office.send("tianshui.registrar", "POST", path + "/handover", Map.of("userId", "tianshui.registrar.lead", "reason", "外出开会")));
        Office.expect(204, office.send("tianshui.registrar.lead", "POST", path + "/handover", Map.of("userId", "tianshui.registrar", "reason", "会议改期")));
        var today = LocalDate.of(2026, 3, 2);
        Office.expect(204, office.send("tianshui.registrar", "PUT", "/api/absences",
                Map.of("substitute", "tianshui.registrar.lead", "from", today.toString(), "until", today.plusDays(1).toString())));
        Office.expect(204, office.send("tianshui.registrar.lead", "POST", path + "/substitution", null));
        Office.expect(200, office.send("tianshui.hall", "POST", "/api/cases/" + number + "/clocks/case/pauses", Map.of("reason", "等待专家评审", "basis", "行政许可法/45")));
        Office.expect(200, office.send("tianshui.hall", "POST", "/api/cases/" + number + "/clocks/case/resumptions", Map.of("reason", "评审已结束")));
        office.make("tax", "down", number);
        Office.expect(204, office.submitForm("tianshui.registrar.lead", task, Map.of("reviewOutcome", "approve")));
        office.send("tianshui.registrar", "DELETE", "/api/absences", null);
        office.await(number, "an incident", view -> {
            later(clock, 30);
            return view.get("state").asText().equals("incident");
        });
        office.make("tax", "normal", number);
        office.retry(number, "serviceTask_confirmTaxpayer");
        later(clock, 400);
        office.handOverResults("tianshui", number);
        return number;
    }

    /** The waits between the attempts are those of this clock. */
    private static void later(MovableClock clock, int minutes) {
        clock.moveTo(clock.instant().atZone(clock.getZone()).toLocalDateTime().plusMinutes(minutes).toString());
    }

    private static String commentedOn(Office office) {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        var task = office.tasks("tianshui.registrar", number, REVIEW).get(0).get("id").asText();
        Office.expect(204, office.send("tianshui.registrar", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "tianshui.registrar")));
        Office.expect(200, office.send("tianshui.registrar", "POST", "/engine-rest/task/" + task + "/comment/create", Map.of("message", "已电话核实住所")));
        Office.expect(204, office.submitForm("tianshui.registrar", task, Map.of("reviewOutcome", "approve")));
        office.handOverResults("tianshui", number);
        office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal?personal=true&reason=" + "audit-check", null);
        office.send("auditor", "GET", "/api/audit/cases/" + number + "/export?format=xes", null);
        return number;
    }

    /** The designer names a step anew, and an operator moves a case that waits before it. */
    private static String moved(Office office, int port) throws IOException {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        var diagram = Files.readString(Path.of("processes/enterprise-opening/enterprise-opening.bpmn"));
        new Modeler(port, "designer").deployed(
                "enterprise-opening", "enterprise-opening.bpmn", diagram.replace("name=\"窗口发放办理结果\"", "name=\"窗口当面发放办理结果\""), Map.of());
        var proposed = office.send("designer", "POST", "/api/migrations",
                Map.of("procedure", "enterprise-opening", "fromVersion", 1, "toVersion", 2, "reason", "环节改了名称"));
        Office.expect(201, proposed);
        Office.expect(202, office.send("operator", "POST", "/api/migrations/" + Office.read(proposed).get("id").asText() + "/execution",
                Map.of("reason", "按新版办理", "cases", List.of(number))));
        office.await(number, "moved", view -> office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null).body().contains("operation.Migrate"));
        office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "approve"));
        office.handOverResults("tianshui", number);
        return number;
    }

    /** By case, the kinds that it is the first to show, each with the moment of its first event. */
    private static Map<String, Map<String, JsonNode>> choose(Office office, List<String> numbers) {
        var found = new LinkedHashMap<String, Map<String, JsonNode>>();
        for (var number : new LinkedHashSet<>(numbers)) {
            var kinds = new TreeMap<String, JsonNode>();
            Office.list(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/replay", null)).get("events"))
                    .forEach(event -> kinds.putIfAbsent(event.get("kind").asText(), event));
            found.put(number, kinds);
        }
        Set<String> all = new TreeSet<>();
        found.values().forEach(kinds -> all.addAll(kinds.keySet()));
        var chosen = new LinkedHashMap<String, Map<String, JsonNode>>();
        var seen = new TreeSet<String>();
        while (chosen.size() < CASES) {
            var best = found.entrySet().stream()
                    .filter(one -> !chosen.containsKey(one.getKey()))
                    .max(Comparator.comparingLong(one -> one.getValue().keySet().stream().filter(kind -> !seen.contains(kind)).count()))
                    .orElseThrow();
            var news = new TreeMap<>(best.getValue());
            news.keySet().removeAll(seen);
            seen.addAll(news.keySet());
            chosen.put(best.getKey(), news);
        }
        all.removeAll(seen);
        System.out.printf("%d kinds in %d cases; not in the ten: %s%n", seen.size() + all.size(), found.size(), all);
        return chosen;
    }

    private static void show(int port, String folder, Map<String, Map<String, JsonNode>> chosen) throws IOException {
        var table = new StringBuilder("| case | kind | picture |\n|---|---|---|\n");
        try (var browser = Browser.open(port)) {
            browser.signIn("auditor");
            for (var one : chosen.entrySet()) {
                browser.go("/audit/#/cases/" + one.getKey());
                browser.await("the replay", () -> browser.text().contains(one.getKey()) && browser.text().contains("1×"));
                picture(browser, folder, one.getKey() + "-end");
                for (var kind : one.getValue().entrySet()) {
                    var picture = one.getKey() + "-" + kind.getKey();
                    browser.go("/audit/#/cases/%s?at=%s.%s".formatted(one.getKey(), kind.getValue().get("seq"), kind.getValue().get("index")));
                    picture(browser, folder, picture);
                    table.append("| %s | %s | %s.png |\n".formatted(one.getKey(), kind.getKey(), picture));
                }
            }
            others(browser, folder, List.copyOf(chosen.keySet()));
        }
        Files.writeString(Path.of("target", folder, "index.md"), table);
        System.out.println(table);
    }

    /** The other pages, with these cases in them. */
    private static void others(Browser browser, String folder, List<String> numbers) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("find", "cases");
        pages.put("find-en", "cases?lang=en");
        pages.put("replay-en", "cases/" + numbers.get(0) + "?lang=en");
        pages.put("now", "cases/" + numbers.get(0) + "?tab=now&at=14.0");
        pages.put("compare", "compare?a=%s&b=%s".formatted(numbers.get(0), numbers.get(1)));
        pages.put("findings", "findings");
        pages.put("finding", "findings/beforeAcceptance");
        pages.put("off-catalogue", "findings/offCatalogue");
        pages.put("oversight", "oversight?from=2026-03-01&to=2026-12-31");
        pages.put("seals", "seals");
        pages.put("verification", "cases/" + numbers.get(0) + "/verification");
        pages.forEach((name, path) -> {
            browser.go("/audit/#/" + path);
            picture(browser, folder, "page-" + name);
        });
        browser.enlarge();
        pages.forEach((name, path) -> {
            browser.go("/audit/#/" + path);
            picture(browser, folder, "narrow-" + name);
        });
    }

    private static void picture(Browser browser, String folder, String name) {
        try {
            Thread.sleep(1_200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        browser.screenshot(folder, name);
    }
}
