package org.lianban.engine;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out case numbers, each once, within the transaction that starts the case. */
@Component
class CaseNumbers {

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    CaseNumbers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The row of the day is locked until the start commits, so a start that fails gives its number back. */
    String next(String regionCode, String procedureCode, LocalDate day) {
        var prefix = "%s-%s-%s".formatted(regionCode, procedureCode, day.format(DateTimeFormatter.BASIC_ISO_DATE));
        if (increment(prefix) == 0) {
            beginDay(prefix);
            increment(prefix);
        }
        var sequence = jdbc.sql("select last_number from case_sequence where prefix = ?")
                .param(prefix)
                .query(Long.class)
                .single();
        return "%s-%06d".formatted(prefix, sequence);
    }

    private int increment(String prefix) {
        return jdbc.sql("update case_sequence set last_number = last_number + 1 where prefix = ?")
                .param(prefix)
                .update();
    }

    /** In its own transaction: on PostgreSQL a lost race for the first number of the day would abort the start. */
    private void beginDay(String prefix) {
        try {
            apart.executeWithoutResult(status -> jdbc.sql("insert into case_sequence (prefix, last_number) values (?, 0)")
                    .param(prefix)
                    .update());
        } catch (DuplicateKeyException begunByAnother) {
            // the row that was wanted is there
        }
    }
}
