package org.lianban.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table that both databases have under one name. */
class Table {

    private static final int BATCH = 500;

    private final String name;
    private final List<Column> columns = new ArrayList<>();

    /** @param target says which columns there are, and of which types */
    Table(String name, Connection target) throws SQLException {
        this.name = name;
        try (var rows = target.getMetaData().getColumns(target.getCatalog(), target.getSchema(), name, null)) {
            while (rows.next()) {
                columns.add(new Column(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME")));
            }
        }
    }

    String name() {
        return name;
    }

    /** The checksum of what was read. */
    Checksum copy(Connection source, Connection target) throws SQLException {
        var checksum = new Checksum();
        var insert = "insert into %s (%s) overriding system value values (%s)".formatted(
                name, names(), columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
        try (var statement = source.createStatement();
                var rows = statement.executeQuery(select());
                var inserts = target.prepareStatement(insert)) {
            while (rows.next()) {
                var row = read(rows);
                checksum.add(row);
                write(inserts, row);
                if (checksum.rows() % BATCH == 0) {
                    inserts.executeBatch();
                }
            }
            inserts.executeBatch();
        }
        return checksum;
    }

    /** Of what is there. */
    Checksum sum(Connection database) throws SQLException {
        var checksum = new Checksum();
        try (var statement = database.createStatement()) {
            statement.setFetchSize(BATCH);
            try (var rows = statement.executeQuery(select())) {
                while (rows.next()) {
                    checksum.add(read(rows));
                }
            }
        }
        return checksum;
    }

    /** New rows get numbers above those that were copied. */
    void continueNumbers(Connection target) throws SQLException {
        for (var column : columns) {
            try (var statement = target.prepareStatement("""
                    select setval(number, (select coalesce(max(%2$s), 0) + 1 from %1$s), false)
                    from pg_get_serial_sequence('%1$s', '%2$s') number where number is not null""".formatted(name, column.name()))) {
                statement.execute();
            }
        }
    }

    private String select() {
        return "select %s from %s".formatted(names(), name);
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private List<Object> read(ResultSet rows) throws SQLException {
        var row = new ArrayList<Object>(columns.size());
        for (var i = 0; i < columns.size(); i++) {
            row.add(columns.get(i).read(rows, i + 1));
        }
        return row;
    }

    private void write(PreparedStatement insert, List<Object> row) throws SQLException {
        for (var i = 0; i < columns.size(); i++) {
            columns.get(i).write(insert, i + 1, row.get(i));
        }
        insert.addBatch();
    }
}
