package org.lianban.procedure.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.OfficialTime;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("信用记录")
class CreditBookTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static DataSource database;

    private final String subject = UUID.randomUUID().toString();
    private final String caseNumber = "370117-SHHC-" + UUID.randomUUID().toString().substring(0, 8);
    private final CreditBook book = on(TODAY);

    @BeforeAll
    static void migrate() {
        var h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:credit-book;DB_CLOSE_DELAY=-1");
        database = h2;
        Flyway.configure().dataSource(h2).locations("classpath:db/migration").load().migrate();
    }

    private static CreditBook on(LocalDate day) {
        Instant instant = day.atTime(10, 0).atZone(OfficialTime.ZONE).toInstant();
        return new CreditBook(JdbcClient.create(database), Clock.fixed(instant, OfficialTime.ZONE));
    }

    @Test
    @DisplayName("没有记录、履行了承诺：信用良好")
    void whoKeepsPromisesIsInGoodStanding() {
        assertThat(standing(book)).isEqualTo(new CreditStanding(false, false));
        enter(CreditEntryKind.KEPT, null);

        assertThat(standing(book)).isEqualTo(new CreditStanding(false, false));
    }

    @Test
    @DisplayName("未履行：限制到期的最后一天仍受限，次日恢复")
    void aRestrictionEndsAfterItsLastDay() {
        enter(CreditEntryKind.UNFULFILLED, TODAY.plusDays(30));

        assertThat(standing(on(TODAY.plusDays(30)))).isEqualTo(new CreditStanding(true, false));
        assertThat(standing(on(TODAY.plusDays(31)))).isEqualTo(new CreditStanding(false, false));
    }

    @Test
    @DisplayName("没有到期日的限制到修复为止；虚假承诺到期也要修复")
    void aFalsePromiseBarsUntilItIsRepaired() {
        enter(CreditEntryKind.FALSE_PROMISE, TODAY.plusDays(30));

        assertThat(standing(on(TODAY.plusYears(5)))).isEqualTo(new CreditStanding(true, true));
        assertThat(book.repair("gangcheng", List.of(subject), caseNumber, "XYXF-1")).isEqualTo(1);
        assertThat(book.repair("gangcheng", List.of(subject), caseNumber, "XYXF-1")).as("重试").isEqualTo(1);
        assertThat(book.repair("gangcheng", List.of(subject), caseNumber, "XYXF-2")).as("已经修复").isZero();
        assertThat(standing(book)).isEqualTo(new CreditStanding(false, false));
    }

    @Test
    @DisplayName("别的地区、别的主体、别的案件：不能查到，也不能修复")
    void entriesAreOfOneMunicipalityAndSubject() {
        enter(CreditEntryKind.FALSE_PROMISE, null);

        assertThat(book.standing("xian", List.of(subject)).restricted()).isFalse();
        assertThat(book.standing("gangcheng", List.of("another")).restricted()).isFalse();
        assertThat(book.standing("gangcheng", List.of("another", subject)).restricted()).as("换过密钥的指纹").isTrue();
        assertThat(book.repair("xian", List.of(subject), caseNumber, "XYXF-1")).isZero();
        assertThat(book.repair("gangcheng", List.of("another"), caseNumber, "XYXF-1")).isZero();
        assertThat(book.repair("gangcheng", List.of(subject), "another", "XYXF-1")).isZero();
        assertThat(standing(book).falsePromiseUnrepaired()).isTrue();
    }

    @Test
    @DisplayName("同一案件同一种情况只记一次；另一种情况另记")
    void oneEntryPerCaseAndKind() {
        enter(CreditEntryKind.UNFULFILLED, TODAY);
        enter(CreditEntryKind.UNFULFILLED, TODAY.plusYears(1));
        enter(CreditEntryKind.KEPT, null);

        assertThat(JdbcClient.create(database).sql("select count(*) from credit_entry where subject = ?").param(subject)
                        .query(Long.class).single())
                .isEqualTo(2);
        assertThat(standing(on(TODAY.plusDays(1))).restricted()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> CreditEntryKind.of("forgotten")).withMessageContaining("forgotten");
    }

    private void enter(CreditEntryKind kind, LocalDate until) {
        book.record(new CreditBook.Entry("gangcheng", subject, kind, "otc-drug-retail", caseNumber, until));
    }

    private CreditStanding standing(CreditBook on) {
        return on.standing("gangcheng", List.of(subject));
    }
}
