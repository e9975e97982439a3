package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JournalTest
class RetentionSweepTest {

    private static final String SAID = "张三，身份证号 620502199003074012";

    @Autowired
    Dossiers dossiers;

    @Autowired
    RetentionSweep retention;

    @Autowired
    JournalRows journal;

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
    @DisplayName("案件库里没有明文：整行加密")
    void nothingOfWhatWasSaidStandsInTheJournalInClear() {
        var number = ended();
        assertThat(dossiers.events(number).toString()).contains(SAID);
        assertThat(jdbc.sql("select events from case_journal where case_number = ?").param(number).query(String.class).list())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith("v1.").doesNotContain("6205", "张三", "kind"));
    }

    @Test
    @DisplayName("期满即忘：历史清除，记录不可读，链条仍可核验；未到期的和在办的不动")
    void aCaseWhoseTimeIsOverIsForgotten() {
        var over = ended();
        var kept = ended();
        var running = dossiers.open("review", Map.of("said", SAID));
        removeAt(over, Instant.now().minusSeconds(1));
        removeAt(kept, Instant.now().plusSeconds(3_600));
        var before = journal.snapshot(over).rows().size();
        var instance = dossiers.instance(over);

        dossiers.standUp();
        retention.sweep();

        for (var table : List.of("procinst", "actinst", "taskinst", "varinst", "detail", "decinst", "op_log", "identitylink", "comment")) {
            var column = table.equals("identitylink") || table.equals("comment") ? "root_proc_inst_id_" : "proc_inst_id_";
            assertThat(jdbc.sql("select count(*) from act_hi_%s where %s = ?".formatted(table, column)).param(instance).query(Long.class).single())
                    .as(table)
                    .isZero();
        }
        var rows = journal.snapshot(over).rows();
        var reading = journal.reading(over);
        assertThat(rows.size()).isGreaterThan(before);
        assertThat(rows.subList(0, before)).allSatisfy(row -> {
            assertThat(reading.events(row)).isEmpty();
            assertThat(reading.isForgotten(row)).isTrue();
        });
        assertThat(rows.subList(before, rows.size())).allSatisfy(row -> {
            assertThat(reading.isForgotten(row)).isFalse();
            assertThat(reading.events(row)).get().asString().doesNotContain(SAID);
            assertThat(row.actor()).isEqualTo("system:retention");
        });
        assertThat(reading.events(rows.get(rows.size() - 1))).get().asString().contains("case.forgotten");
        dossiers.assertUnbroken(over);
        assertThat(dossiers.events(kept).toString()).contains(SAID);
        assertThat(dossiers.events(running).toString()).contains(SAID);

        retention.sweep();
        assertThat(journal.snapshot(over).rows()).hasSameSizeAs(rows);
    }

    private String ended() {
        var number = dossiers.open("review", Map.of("said", SAID));
        tasks.complete(dossiers.task(number).getId());
        return number;
    }

    private void removeAt(String number, Instant moment) {
        assertThat(jdbc.sql("update act_hi_procinst set removal_time_ = ? where business_key_ = ?").params(Timestamp.from(moment), number).update())
                .isPositive();
    }
}
