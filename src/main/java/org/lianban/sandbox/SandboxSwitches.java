package org.lianban.sandbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The switches by which tests and demonstrations make departments slow, silent or unwilling. */
@InSandbox
@Component
public class SandboxSwitches {

    private record Row(
            long id, String mode, Long delayMillis, String reason, Integer callsLeft, String caseNumber) {

        SandboxSwitch asSwitch() {
            return new SandboxSwitch(SandboxMode.valueOf(mode), delayMillis, reason, callsLeft, caseNumber);
        }
    }

    private final JdbcClient jdbc;

    SandboxSwitches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what was set before for the same department and case, or for the department in general. */
    @Transactional
    public void set(String role, SandboxSwitch setting) {
        jdbc.sql("delete from sandbox_switch where role = ? and coalesce(case_number, '') = ?")
                .params(role, setting.caseNumber() == null ? "" : setting.caseNumber())
                .update();
        if (setting.mode() == SandboxMode.NORMAL && setting.caseNumber() == null) {
            return;
        }
        jdbc.sql("""
                        insert into sandbox_switch (role, mode, delay_millis, reason, calls_left, case_number)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        role,
                        setting.mode().name(),
                        setting.delayMillis(),
                        setting.reason(),
                        setting.nextCalls(),
                        setting.caseNumber())
                .update();
    }

    /** Back to normal everywhere. */
    @Transactional
    public void reset() {
        jdbc.sql("delete from sandbox_switch").update();
    }

    /** What holds for this call; what is set for the case goes before what is set for all. */
    @Transactional
    SandboxSwitch take(String role, String caseNumber) {
        var found = jdbc.sql("""
                        select id, mode, delay_millis, reason, calls_left, case_number from sandbox_switch
                        where role = ? and (case_number is null or case_number = ?)
                        order by case when case_number is null then 1 else 0 end, id
                        fetch first 1 row only for update""")
                .params(role, caseNumber)
                .query(Row.class)
                .optional();
        found.filter(row -> row.callsLeft() != null).ifPresent(this::countDown);
        return found.map(Row::asSwitch).orElse(SandboxSwitch.OFF);
    }

    private void countDown(Row row) {
        if (row.callsLeft() > 1) {
            jdbc.sql("update sandbox_switch set calls_left = calls_left - 1 where id = ?").param(row.id()).update();
        } else {
            jdbc.sql("delete from sandbox_switch where id = ?").param(row.id()).update();
        }
    }
}
