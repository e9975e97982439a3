package org.lianban.audit;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Conditions on a part of what a column of {@code case_record c} holds. PostgreSQL is told how its indexes help, for there are
 * a million cases there; elsewhere all are read.
 */
@Component
class PartialMatches {

    /** What has no two neighbouring characters has no pair that an index could know. */
    private static final int PAIR = 2;

    private final boolean indexed;

    PartialMatches(DataSource database) throws MetaDataAccessException {
        var product = JdbcUtils.<String>extractDatabaseMetaData(database, "getDatabaseProductName");
        this.indexed = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    }

    void applicant(Conditions conditions, String part) {
        conditions.add("c.applicant like ? escape '\\'", "%" + Conditions.literal(part) + "%");
        if (indexed && part.codePointCount(0, part.length()) >= PAIR) {
            conditions.add("name_pairs(c.applicant) @> name_pairs(?)", part);
        }
    }

    void department(Conditions conditions, String role) {
        if (indexed) {
            conditions.add("string_to_array(c.departments, '|') @> array[cast(? as text)]", role);
        } else {
            conditions.add("c.departments like ? escape '\\'", "%|" + Conditions.literal(role) + "|%");
        }
    }
}
