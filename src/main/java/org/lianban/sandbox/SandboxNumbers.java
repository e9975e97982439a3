package org.lianban.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import org.lianban.engine.Municipalities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers as the departments give them, running per series, in the transaction of the call. */
@InSandbox
@Component
class SandboxNumbers {

    private final JdbcClient jdbc;
    private final Municipalities municipalities;
    private final Clock clock;

    SandboxNumbers(JdbcClient jdbc, Municipalities municipalities, Clock clock) {
        this.jdbc = jdbc;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /** The row stays locked to the end of the call; a lost race for the first number repeats the call. */
    long next(String series) {
        var known = jdbc.sql("update sandbox_sequence set last_number = last_number + 1 where series = ?")
                .param(series)
                .update();
        if (known == 0) {
            jdbc.sql("insert into sandbox_sequence (series, last_number) values (?, 1)").param(series).update();
        }
        return jdbc.sql("select last_number from sandbox_sequence where series = ?")
                .param(series)
                .query(Long.class)
                .single();
    }

    /** Digits that begin with the region code, for example {@code 620500000017}. */
    String regional(String municipality, String series, int digits) {
        var region = regionCode(municipality);
        return region + ("%0" + digits + "d").formatted(next(series + "/" + region));
    }

    /** The number of an official document, for example {@code （天水）登字〔2026〕第000017号}. */
    String document(String municipality, String kind) {
        var year = LocalDate.now(clock).getYear();
        var name = municipalities.require(municipality).name();
        return "（%s）%s字〔%d〕第%06d号".formatted(name, kind, year, next("%s/%s/%d".formatted(kind, municipality, year)));
    }

    String regionCode(String municipality) {
        return municipalities.require(municipality).regionCode();
    }
}
