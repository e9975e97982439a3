package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cases are found by, written with their journal or learnt from the history. */
@JournalTest
class CaseFactsTest {

    private static final String FACTS = "version, state, outcome, applicant, departments, overdue, revoked, manual, incidents";

    @Autowired
    Dossiers dossiers;

    @Autowired
    CaseFactsBackfill backfill;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void sitDown() {
        dossiers.sitDown();
    }

    @AfterEach
    void standUp() {
        dossiers.standUp();
    }

    @Test
    @DisplayName("以前开的案件，由引擎历史补记的与随记录写下的相同")
    void whatIsLearntLaterIsTheSame() {
        var running = dossiers.open("review", Map.of("said", "在办"));
        var ended = dossiers.open("review", Map.of("said", "办结"));
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(ended).singleResult().getId());
        var written = Map.of(running, facts(running), ended, facts(ended));
        assertThat(written.get(running)).containsEntry("state", "running").containsEntry("manual", false);
        assertThat(written.get(ended)).containsEntry("state", "completed").doesNotContainEntry("outcome", null);

        jdbc.sql("""
                        update case_record set version = null, state = 'running', outcome = null, ended_at = null, applicant = null,
                            departments = '', manual = true where case_number in (?, ?)""")
                .params(running, ended)
                .update();
        backfill.learn();

        assertThat(facts(running)).isEqualTo(written.get(running));
        assertThat(facts(ended)).isEqualTo(written.get(ended));
    }

    private Map<String, Object> facts(String number) {
        return jdbc.sql("select " + FACTS + " from case_record where case_number = ?").param(number).query().singleRow();
    }
}
