package org.lianban.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.lianban.department.registrar.NameReservationRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names that a registrar keeps apart within an industry (企业名称登记管理规定 art. 17). */
@InSandbox
@Component
class NameRegister {

    private static final int MONTHS_KEPT = 2;
    private static final int MONTHS_KEPT_FOR_PRE_LICENCE = 12;

    private record Holder(String caseNumber, OffsetDateTime reservedUntil) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    NameRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A case holds one name at a time: what it reserved before becomes free. */
    void release(String caseNumber) {
        jdbc.sql("delete from sandbox_enterprise_name where case_number = ? and reserved_until is not null")
                .param(caseNumber)
                .update();
    }

    /** Why a trade name cannot be had; empty when it is free. */
    Optional<String> obstacle(String municipality, NameReservationRequest request, String tradeName) {
        if (tradeName.codePoints().filter(Character::isIdeographic).count() < 2) {
            return Optional.of("字号应当由两个以上汉字组成");
        }
        return holder(municipality, request, tradeName).flatMap(holder -> {
            if (holder.reservedUntil() == null) {
                return Optional.of("与同行业已登记企业的字号相同");
            }
            return holder.reservedUntil().isAfter(OffsetDateTime.now(clock))
                    ? Optional.of("与同行业保留期内的字号相同")
                    : Optional.empty();
        });
    }

    /** @return end of the last day of the two months, or of the year (企业名称登记管理规定 art. 18) */
    OffsetDateTime reserve(
            String municipality, NameReservationRequest request, String tradeName, String enterpriseName) {
        var months = request.preLicensed() ? MONTHS_KEPT_FOR_PRE_LICENCE : MONTHS_KEPT;
        var until = LocalDate.now(clock)
                .plusMonths(months)
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toOffsetDateTime();
        jdbc.sql("""
                        delete from sandbox_enterprise_name
                        where municipality = ? and registrar_level = ? and industry_code = ? and trade_name = ?""")
                .params(municipality, request.registrarLevel(), request.industryCode(), tradeName)
                .update();
        jdbc.sql("""
                        insert into sandbox_enterprise_name (municipality, registrar_level, industry_code, trade_name,
                            enterprise_name, case_number, reserved_until) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        municipality,
                        request.registrarLevel(),
                        request.industryCode(),
                        tradeName,
                        enterpriseName,
                        request.caseNumber(),
                        until)
                .update();
        return until;
    }

    boolean isHeldByAnother(String municipality, String enterpriseName, String caseNumber) {
        return jdbc.sql("""
                        select count(*) from sandbox_enterprise_name
                        where municipality = ? and enterprise_name = ? and case_number <> ?""")
                        .params(municipality, enterpriseName, caseNumber)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** A registered name is held for good. */
    void register(String enterpriseName, String caseNumber) {
        jdbc.sql("update sandbox_enterprise_name set reserved_until = null where case_number = ? and enterprise_name = ?")
                .params(caseNumber, enterpriseName)
                .update();
    }

    private Optional<Holder> holder(String municipality, NameReservationRequest request, String tradeName) {
        return jdbc.sql("""
                        select case_number, reserved_until from sandbox_enterprise_name
                        where municipality = ? and registrar_level = ? and industry_code = ? and trade_name = ?""")
                .params(municipality, request.registrarLevel(), request.industryCode(), tradeName)
                .query(Holder.class)
                .optional();
    }
}
