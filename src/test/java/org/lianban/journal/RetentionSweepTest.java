package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
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

    @LocalServerPort
    int port;

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
    @DisplayName("引擎期满：证据包入档，引擎和记录表里的行离开；档案照样翻得开、核得过，再跑一次不多存")
    void aCaseThatTheEngineLetsGoIsReadFromItsPack() throws Exception {
        var over = ended();
        var kept = ended();
        var running = dossiers.open("review", Map.of("said", SAID));
        removeAt(over, Instant.now().minusSeconds(1));
        removeAt(kept, Instant.now().plusSeconds(3_600));
        var instance = dossiers.instance(over);
        var told = read(over, "journal");
        var replayed = read(over, "replay");
        var rows = journal.snapshot(over).rows();

        dossiers.standUp();
        retention.sweep();

        assertEngineKnowsNothingOf(instance);
        assertThat(jdbc.sql("select count(*) from case_journal where case_number = ? and seq <= ?").params(over, rows.size()).query(Long.class).single())
                .isZero();
        assertThat(journal.snapshot(over).rows().subList(0, rows.size())).usingRecursiveComparison()
                .withEqualsForType(OffsetDateTime::isEqual, OffsetDateTime.class).isEqualTo(rows);
        dossiers.assertUnbroken(over);
        assertThat(read(over, "verification").get("intact").asBoolean()).isTrue();
        assertThat(read(over, "journal").get("chain")).startsWith(told.get("chain").elements().next());
        assertThat(beginning(read(over, "journal"))).isEqualTo(beginning(told));
        var again = read(over, "replay");
        assertThat(beginning(again)).isNotEmpty().isEqualTo(beginning(replayed));
        assertThat(again.get("definitions")).isEqualTo(replayed.get("definitions"));
        assertThat(again.get("archivedAt").asText()).isNotEmpty();
        assertThat(replayed.has("archivedAt")).isFalse();
        assertThat(dossiers.events(over)).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("case.archived");
            assertThat(event.get("sha256").asText()).isEqualTo(pack(over, "sha256"));
            assertThat(event.get("rows").asLong()).isEqualTo(rows.size());
        });
        assertThat(dossiers.events(kept).toString()).contains(SAID);
        assertThat(dossiers.events(running).toString()).contains(SAID);

        var pieces = jdbc.sql("select count(*) from material_piece").query(Long.class).single();
        var length = journal.snapshot(over).rows().size();
        retention.sweep();
        assertThat(jdbc.sql("select count(*) from material_piece").query(Long.class).single()).isEqualTo(pieces);
        assertThat(journal.snapshot(over).rows()).hasSize(length);
    }

    @Test
    @DisplayName("再次导出的证据包离线核验通过；归档的包加密存放")
    void aPackIsTakenOutOfTheArchive() throws Exception {
        var over = archived();

        try (var zip = new ZipInputStream(new ByteArrayInputStream(send(over, "export?format=pack").body()))) {
            var names = new ArrayList<String>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
            assertThat(names).contains("journal.jsonl", "manifest.json").anyMatch(name -> name.endsWith(".bpmn"));
        }
        var stored = jdbc.sql("select bytes from material_piece where material_id = ?").param(pack(over, "id")).query(byte[].class).list();
        assertThat(stored).isNotEmpty().noneSatisfy(piece -> assertThat(new String(piece, StandardCharsets.ISO_8859_1)).contains("journal.jsonl"));
    }

    @Test
    @DisplayName("归档的包被改动或删去：核验指出，其余的行照样可读")
    void aDamagedPackIsNamed() throws Exception {
        var over = archived();
        var id = pack(over, "id");
        var whole = jdbc.sql("select bytes from material_piece where material_id = ? and position = 0").param(id).query(byte[].class).single();
        var changed = whole.clone();
        changed[changed.length / 2] ^= 1;

        for (var bytes : List.of(changed, new byte[0])) {
            jdbc.sql("update material_piece set bytes = ? where material_id = ? and position = 0").params(bytes, id).update();
            assertThat(read(over, "verification").get("findings").findValuesAsText("kind")).containsExactly("archiveDamaged");
            assertThat(read(over, "journal").get("events").findValuesAsText("kind")).contains("case.archived").doesNotContain("processInstance.start");
        }
        jdbc.sql("update material_piece set bytes = ? where material_id = ? and position = 0").params(whole, id).update();
        jdbc.sql("update case_archive set journal_hash = ? where case_number = ?").params(JournalHash.GENESIS, over).update();
        assertThat(read(over, "verification").get("intact").asBoolean()).as("the pack speaks for itself").isTrue();
        jdbc.sql("delete from case_archive where case_number = ?").param(over).update();
        assertThat(read(over, "verification").get("findings").findValuesAsText("kind")).contains("deleted");
    }

    @Test
    @DisplayName("存不进去，或者记录核验不通过：引擎的行原样留着，下次再试")
    void nothingLeavesWithoutItsPack() throws Exception {
        var over = ended();
        var forged = ended();
        var instance = dossiers.instance(over);
        removeAt(over, Instant.now().minusSeconds(1));
        removeAt(forged, Instant.now().minusSeconds(1));
        dossiers.standUp();
        var rows = journal.snapshot(over).rows().size();
        jdbc.sql("update case_journal set actor = 'nobody' where case_number = ? and seq = 1").param(forged).update();

        jdbc.sql("alter table material_piece rename to material_piece_away").update();
        try {
            retention.sweep();
        } finally {
            jdbc.sql("alter table material_piece_away rename to material_piece").update();
        }
        assertThat(jdbc.sql("select count(*) from act_hi_procinst where id_ = ?").param(instance).query(Long.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from case_archive where case_number = ?").param(over).query(Long.class).single()).isZero();
        assertThat(journal.snapshot(over).rows()).hasSize(rows);

        retention.sweep();
        assertEngineKnowsNothingOf(instance);
        assertThat(jdbc.sql("select count(*) from case_archive where case_number = ?").param(forged).query(Long.class).single()).isZero();
        assertThat(dossiers.instance(forged)).isNotEmpty();
        removeAt(forged, Instant.now().plusSeconds(3_600));
    }

    @Test
    @DisplayName("开始时还没有记录的案件留在引擎里：它的开头只有引擎知道")
    void aCaseFromBeforeTheJournalStays() {
        var number = dossiers.open("review", Map.of("said", SAID));
        jdbc.sql("delete from case_journal where case_number = ?").param(number).update();
        jdbc.sql("update case_record set journal_seq = 0, journal_hash = ? where case_number = ?").params(JournalHash.GENESIS, number).update();
        tasks.complete(dossiers.task(number).getId());
        removeAt(number, Instant.now().minusSeconds(1));
        dossiers.standUp();

        retention.sweep();

        assertThat(jdbc.sql("select count(*) from case_archive where case_number = ?").param(number).query(Long.class).single()).isZero();
        assertThat(dossiers.instance(number)).isNotEmpty();
        removeAt(number, Instant.now().plusSeconds(3_600));
    }

    @Test
    @DisplayName("保存期满：密钥忘掉、证据包删去；链首和封印还在，核验通过")
    void aCaseWhoseTimeIsOverIsForgotten() throws Exception {
        var over = archived();
        var last = journal.snapshot(over).rows().size();
        var id = pack(over, "id");
        jdbc.sql("update case_record set ended_at = ? where case_number = ?").params(OffsetDateTime.now().minusYears(20).plusDays(2), over).update();
        retention.sweep();
        assertThat(dossiers.events(over).toString()).as("two days too early").contains(SAID);

        jdbc.sql("update case_record set ended_at = ? where case_number = ?").params(OffsetDateTime.now().minusYears(20).minusDays(2), over).update();
        retention.sweep();

        assertThat(jdbc.sql("select count(*) from material_piece where material_id = ?").param(id).query(Long.class).single()).isZero();
        var rows = journal.snapshot(over).rows();
        var reading = journal.reading(over);
        assertThat(rows).last().satisfies(row -> {
            assertThat(row.seq()).isEqualTo(last + 1);
            assertThat(reading.events(row)).get().asString().contains("case.forgotten").doesNotContain(SAID);
        });
        assertThat(rows.subList(0, rows.size() - 1)).isNotEmpty().allSatisfy(row -> {
            assertThat(reading.events(row)).isEmpty();
            assertThat(reading.isForgotten(row)).isTrue();
        });
        assertThat(read(over, "verification").get("findings")).isEmpty();
        assertThat(read(over, "journal").get("events").findValuesAsText("kind")).contains("record.forgotten");
        assertThat(send(over, "export?format=pack").statusCode()).isEqualTo(200);
        jdbc.sql("update case_archive set journal_hash = ? where case_number = ?").params(JournalHash.GENESIS, over).update();
        assertThat(read(over, "verification").get("findings").findValuesAsText("kind")).contains("edited");

        retention.sweep();
        assertThat(journal.head(over).orElseThrow().seq()).as("two looks since").isEqualTo(last + 3);
    }

    private String archived() {
        var number = ended();
        removeAt(number, Instant.now().minusSeconds(1));
        dossiers.standUp();
        retention.sweep();
        return number;
    }

    private void assertEngineKnowsNothingOf(String instance) {
        for (var table : List.of("procinst", "actinst", "taskinst", "varinst", "detail", "decinst", "op_log", "identitylink", "comment")) {
            var column = table.equals("identitylink") || table.equals("comment") ? "root_proc_inst_id_" : "proc_inst_id_";
            assertThat(jdbc.sql("select count(*) from act_hi_%s where %s = ?".formatted(table, column)).param(instance).query(Long.class).single())
                    .as(table)
                    .isZero();
        }
    }

    private String pack(String number, String column) {
        return jdbc.sql("select " + column + " from case_archive where case_number = ?").param(number).query(String.class).single();
    }

    /** What happened until the case was archived, but for looks. */
    private static List<JsonNode> beginning(JsonNode answer) {
        var all = new ArrayList<JsonNode>();
        for (var one : answer.get("events")) {
            if (one.path("kind").asText().startsWith("record.") || one.path("kind").asText().equals("case.archived")) {
                break;
            }
            all.add(one);
        }
        return all;
    }

    private JsonNode read(String number, String what) throws Exception {
        var answer = send(number, what);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<byte[]> send(String number, String what) throws Exception {
        var basic = Base64.getEncoder().encodeToString("auditor:lianban-demo".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/audit/cases/%s/%s".formatted(port, number, what)))
                .header("Authorization", "Basic " + basic)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
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
