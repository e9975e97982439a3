package org.lianban.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lianban.journal.CaseForgotten;
import org.lianban.journal.CaseRow;
import org.lianban.journal.Journal;
import org.lianban.privacy.Sha256;
import org.lianban.privacy.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices that were sent. Changes join the engine's transaction. */
@Component
class IssuedNotices {

    /** Without characters that are mistaken for one another on paper. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int CODE_LENGTH = 16;
    private static final String COLUMNS = "number, kind, title, issued_at, sha256, verification_code, content, data_key";

    /**
     * A notice on record.
     *
     * @param content null once the case is forgotten
     */
    record Issued(
            String number,
            String kind,
            String title,
            OffsetDateTime issuedAt,
            String sha256,
            String verificationCode,
            String content,
            String dataKey) {}

    private final JdbcClient jdbc;
    private final CaseRow row;
    private final Vault vault;
    private final Journal journal;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IssuedNotices(JdbcClient jdbc, CaseRow row, Vault vault, Journal journal, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.row = row;
        this.vault = vault;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** @param written makes the notice, given its number */
    void issue(String caseNumber, String municipality, String kind, Function<String, Notice> written) {
        row.lock(caseNumber);
        var ordinal = jdbc.sql("select coalesce(max(ordinal), 0) + 1 from case_notice where case_number = ?")
                .param(caseNumber)
                .query(Integer.class)
                .single();
        var notice = written.apply(caseNumber + "-T" + ordinal);
        var key = vault.newKey();
        var hash = Sha256.hexOf(notice.words());
        jdbc.sql("insert into case_notice (case_number, ordinal, municipality, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        ordinal,
                        municipality,
                        notice.number(),
                        kind,
                        notice.title(),
                        OffsetDateTime.now(clock),
                        hash,
                        code(),
                        vault.seal(key, notice.number(), write(notice)),
                        key)
                .update();
        journal.record(caseNumber, "notice.issued", Map.of("number", notice.number(), "noticeKind", kind, "title", notice.title(), "sha256", hash));
    }

    List<Issued> of(String caseNumber) {
        return jdbc.sql("select " + COLUMNS + " from case_notice where case_number = ? order by ordinal")
                .param(caseNumber)
                .query(IssuedNotices::read)
                .list();
    }

    Optional<Issued> find(String number) {
        return jdbc.sql("select " + COLUMNS + " from case_notice where number = ?").param(number).query(IssuedNotices::read).optional();
    }

    /** Empty once the case is forgotten, and where the content is not what was sent. */
    Optional<Notice> open(Issued issued) {
        return Optional.ofNullable(issued.content())
                .flatMap(sealed -> vault.open(issued.dataKey(), issued.number(), sealed))
                .map(this::parse)
                .filter(notice -> Sha256.hexOf(notice.words()).equals(issued.sha256()));
    }

    @EventListener
    void forget(CaseForgotten forgotten) {
        jdbc.sql("update case_notice set content = null, data_key = null where case_number = ?")
                .param(forgotten.caseNumber())
                .update();
    }

    private String code() {
        return random.ints(CODE_LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private String write(Notice notice) {
        try {
            return json.writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Notice parse(String text) {
        try {
            return json.readValue(text, Notice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Issued read(ResultSet row, int number) throws SQLException {
        return new Issued(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
