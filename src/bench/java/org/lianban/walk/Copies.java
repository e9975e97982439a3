package org.lianban.walk;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Multiplies rows of PostgreSQL within the database. */
final class Copies {

    private final JdbcClient jdbc;

    Copies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Copies rows of a table.
     *
     * @param own expressions for columns that differ from the row that is copied, {@code r}; all others are copied as they are
     * @param source what stands after {@code from}: the table as {@code r}, what multiplies it, and which rows
     */
    void of(String table, Map<String, String> own, String source) {
        var columns = jdbc.sql("select column_name from information_schema.columns where table_name = ? order by ordinal_position")
                .param(table)
                .query(String.class)
                .list();
        var values = columns.stream().map(column -> own.getOrDefault(column, "r." + column)).toList();
        jdbc.sql("insert into %s (%s) select %s from %s".formatted(
                        table, String.join(", ", columns), String.join(", ", values), source))
                .update();
    }

    /** Does something to a table while none of its indexes but the keys is kept, and makes them again. */
    void withoutIndexes(String table, Runnable work) {
        var indexes = jdbc.sql("""
                select indexname, indexdef from pg_indexes i where tablename = ?
                    and not exists (select from pg_constraint c where c.conname = i.indexname)""")
                .param(table)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
        indexes.forEach(index -> jdbc.sql("drop index " + index.getKey()).update());
        work.run();
        indexes.forEach(index -> jdbc.sql(index.getValue()).update());
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
