package org.lianban.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the cases of a load, asked from the database, the departments' books and the auditor's view of each.
 *
 * @param submitted applications that were acknowledged
 * @param lost acknowledged, and not there
 * @param surplus cases that nobody's acknowledgement speaks of: an application that became two
 * @param effectsTwice orders that a department carried out more than once
 * @param disagreements what a department did and the case does not say, or the other way round
 * @param broken cases whose chain does not verify
 */
record Verdict(
        int submitted, int running, int ended, int incidents, int lost, int surplus, int effectsTwice, int disagreements, int broken,
        List<String> details) {

    boolean holds() {
        return lost == 0 && surplus == 0 && effectsTwice == 0 && disagreements == 0 && broken == 0 && submitted == running + ended + incidents;
    }

    /**
     * @param others cases that were opened meanwhile, but not by the load
     * @param since cases that were opened later than this, in seconds before now, are this load's
     */
    static Verdict of(Installation installation, Load load, List<String> others, Duration since) {
        var details = new ArrayList<String>();
        var database = installation.database();
        var numbers = load.cases().stream().map(walked -> walked.number).filter(Objects::nonNull).toList();
        var opened = opened(database, since);
        var lost = numbers.stream().filter(number -> !opened.contains(number)).toList();
        var surplus = opened.stream().filter(number -> !numbers.contains(number) && !others.contains(number)).toList();
        lost.forEach(number -> details.add(number + " is lost"));
        surplus.forEach(number -> details.add(number + " is known to nobody"));
        var incidents = among(numbers, withIncident(database));
        var over = among(numbers, ended(database));
        var effectsTwice = 0;
        var disagreements = 0;
        var broken = 0;
        for (var number : numbers) {
            var book = book(installation, number);
            var journal = events(installation, number);
            effectsTwice += repeated(book);
            var differences = differences(number, book, journal, over.contains(number));
            disagreements += differences.size();
            details.addAll(differences);
            var verification = Office.read(installation.office().send("auditor", "GET", "/api/audit/cases/" + number + "/verification", null));
            if (!verification.path("intact").asBoolean()) {
                broken++;
                details.add(number + " does not verify: " + verification);
            }
        }
        details.addAll(load.surprises());
        return new Verdict(
                numbers.size(),
                (int) numbers.stream().filter(number -> !over.contains(number) && !incidents.contains(number) && opened.contains(number)).count(),
                over.size(),
                incidents.size(),
                lost.size(),
                surplus.size(),
                effectsTwice,
                disagreements,
                broken,
                details);
    }

    private static Set<String> opened(JdbcClient database, Duration since) {
        return strings(database, """
                select case_number from case_record where procedure_key = 'enterprise-opening'
                and opened_at >= now() - interval '%d seconds'""".formatted(since.toSeconds()));
    }

    static Set<String> withIncident(JdbcClient database) {
        return strings(database, """
                select distinct c.case_number from act_ru_incident i
                join act_ru_execution e on e.proc_inst_id_ = i.proc_inst_id_ and e.id_ = e.proc_inst_id_
                join case_record c on c.process_instance_id = e.root_proc_inst_id_""");
    }

    private static Set<String> ended(JdbcClient database) {
        return strings(database, """
                select c.case_number from case_record c join act_hi_procinst p on p.id_ = c.process_instance_id
                where p.end_time_ is not null""");
    }

    private static List<JsonNode> book(Installation installation, String number) {
        return Installation.DEPARTMENTS.stream()
                .flatMap(role -> Office.list(installation.departmentsOffice().calls(role, number)).stream())
                .toList();
    }

    private static List<JsonNode> events(Installation installation, String number) {
        var journal = Office.read(installation.office()
                .send("auditor", "GET", "/api/audit/cases/" + number + "/journal?kind=department.", null));
        return Office.list(journal.path("events"));
    }

    /** More than one effect under one key, or a step done under two. */
    private static int repeated(List<JsonNode> book) {
        var done = book.stream().filter(call -> call.get("effects").asInt() > 0).toList();
        var underOneKey = done.stream().filter(call -> call.get("effects").asInt() > 1).count();
        // <case number>/<activity>/<job>
        var steps = done.stream().map(call -> call.get("idempotencyKey").asText().split("/")[1]).collect(Collectors.toSet());
        return (int) underOneKey + done.size() - steps.size();
    }

    private static List<String> differences(String number, List<JsonNode> book, List<JsonNode> journal, boolean ended) {
        var differences = new ArrayList<String>();
        var done = keys(book, call -> call.get("effects").asInt() > 0);
        var known = keys(book, call -> true);
        var answered = keys(journal, event -> event.get("kind").asText().equals("department.answered"));
        if (ended) {
            done.stream().filter(key -> !answered.contains(key)).forEach(key -> differences.add(number + " does not tell of " + key));
        }
        answered.stream().filter(key -> !known.contains(key)).forEach(key -> differences.add(number + " tells of " + key + ", its department does not"));
        return differences;
    }

    private static Set<String> keys(List<JsonNode> entries, Predicate<JsonNode> which) {
        return entries.stream()
                .filter(which)
                .map(entry -> entry.path("idempotencyKey").asText(entry.path("details").path("idempotencyKey").asText("")))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> among(List<String> numbers, Set<String> some) {
        return numbers.stream().filter(some::contains).collect(Collectors.toSet());
    }

    private static Set<String> strings(JdbcClient database, String query) {
        return new HashSet<>(database.sql(query).query(String.class).list());
    }
}
