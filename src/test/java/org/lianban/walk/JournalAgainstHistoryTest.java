package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.journal.JournalRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over a hundred mixed cases: what the journal and the engine's history each have that the other lacks. */
@Walk
class JournalAgainstHistoryTest {

    private static final Logger LOG = LoggerFactory.getLogger(JournalAgainstHistoryTest.class);
    private static final int TELLINGS = 5;

    /** Kinds of events, and the table of the engine's history that keeps one row for each id. */
    private static final Map<String, String> HISTORY = Map.of(
            "processInstance.", "act_hi_procinst",
            "activity.", "act_hi_actinst",
            "task.", "act_hi_taskinst",
            "variable.", "act_hi_detail",
            "decision.", "act_hi_decinst",
            "incident.", "act_hi_incident",
            "job.", "act_hi_job_log",
            "identityLink.", "act_hi_identitylink",
            "operation.", "act_hi_op_log");

    /** What only the journal tells, and why. */
    private static final Map<String, String> ONLY_IN_JOURNAL = Map.of(
            "flow.", "the engine keeps no sequence flows",
            "message.", "the engine keeps neither name nor sender of a message",
            "department.", "calls to departments and their answers are ours",
            "answer.", "answers that came later are ours",
            "clock.", "clocks are ours",
            "notice.", "notices are ours",
            "supervision.", "that one case started another",
            "attempt.", "what was rolled back leaves nothing else",
            "store.", "writes of the engine that it does not report");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JournalRows journal;

    @Autowired
    private ObjectMapper json;

    @Test
    @DisplayName("一百零五件案件：记录与引擎历史逐条对照，没有说不清的差别")
    void nothingIsUnexplained() {
        var office = new Office(port);
        var stories = new Stories(engine);
        var cases = Stories.work(office, IntStream.range(0, TELLINGS).mapToObj(turn -> stories.tell()).flatMap(List::stream).toList());

        var broken = brokenDownAndMended(office);
        cases.put(broken, null);

        var onlyInHistory = new TreeMap<String, Integer>();
        var onlyInJournal = new TreeMap<String, Integer>();
        var both = new TreeMap<String, Integer>();
        var unexplained = new ArrayList<String>();
        for (var number : cases.keySet()) {
            var events = events(number);
            HISTORY.forEach((kind, table) -> {
                var told = ids(events, kind);
                var kept = ids(number, table);
                both.merge(table, (int) kept.stream().filter(told::contains).count(), Integer::sum);
                kept.stream().filter(id -> !told.contains(id)).forEach(id -> {
                    onlyInHistory.merge(table, 1, Integer::sum);
                    unexplained.add("%s: %s %s is not in the journal".formatted(number, table, id));
                });
                told.stream().filter(id -> !kept.contains(id)).forEach(id -> {
                    onlyInJournal.merge(kind + " without a row in " + table, 1, Integer::sum);
                    unexplained.add("%s: %s%s is not in %s".formatted(number, kind, id, table));
                });
            });
            events.stream().map(event -> event.get("kind").asText()).forEach(kind -> {
                var prefix = kind.substring(0, kind.indexOf('.') + 1);
                if (ONLY_IN_JOURNAL.containsKey(prefix)) {
                    onlyInJournal.merge(kind + " (" + ONLY_IN_JOURNAL.get(prefix) + ")", 1, Integer::sum);
                } else if (!HISTORY.containsKey(prefix)) {
                    unexplained.add("%s: unknown kind %s".formatted(number, kind));
                }
            });
            endings(number, events, unexplained);
        }

        LOG.info("in both, by table: {}", both);
        LOG.info("only in history: {}", onlyInHistory);
        onlyInJournal.forEach((kind, count) -> LOG.info("only in the journal: {} {}", count, kind));
        assertThat(cases).hasSizeGreaterThan(100);
        assertThat(both.values()).as(both.toString()).allMatch(count -> count > 0);
        assertThat(unexplained).isEmpty();
    }

    /** One whose department is down until an operator has seen the incident. */
    private static String brokenDownAndMended(Office office) {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, "userTask_reviewApplication");
        office.make("tax", "down", number);
        office.complete("tianshui.registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));
        office.await(number, "an incident", view -> view.get("state").asText().equals("incident"));
        office.make("tax", "normal", number);
        office.retry(number, "serviceTask_confirmTaxpayer");
        office.handOverResults("tianshui", number);
        return number;
    }

    /** Every activity and task that history says has ended ended in the journal too, and the other way round. */
    private void endings(String number, List<JsonNode> events, List<String> unexplained) {
        var ended = ids(events, "activity.end");
        var kept = new HashSet<>(jdbc.sql("""
                        select a.id_ from act_hi_actinst a join case_record c on a.root_proc_inst_id_ = c.process_instance_id
                        where c.case_number = ? and a.end_time_ is not null""")
                .param(number)
                .query(String.class)
                .list());
        if (!ended.equals(kept)) {
            unexplained.add("%s: %d activities ended in the journal, %d in history".formatted(number, ended.size(), kept.size()));
        }
    }

    private List<JsonNode> events(String number) {
        var events = new ArrayList<JsonNode>();
        var reading = journal.reading(number);
        for (var row : journal.snapshot(number).rows()) {
            try {
                json.readTree(reading.events(row).orElseThrow()).forEach(events::add);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return events;
    }

    private static Set<String> ids(List<JsonNode> events, String kind) {
        var ids = new HashSet<String>();
        events.stream().filter(event -> event.get("kind").asText().startsWith(kind)).forEach(event -> ids.add(event.get("id").asText()));
        return ids;
    }

    private Set<String> ids(String number, String table) {
        return new HashSet<>(jdbc.sql("""
                        select t.id_ from %s t join case_record c on t.root_proc_inst_id_ = c.process_instance_id
                        where c.case_number = ?""".formatted(table))
                .param(number)
                .query(String.class)
                .list());
    }
}
