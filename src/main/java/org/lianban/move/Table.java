package org.lianban.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table that both databases have under one name. */
class Table {

    private static final int BATCH = 500;

    private final String name;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> numbered = new ArrayList<>();

    /**
     * @param target says which columns there are, and of which types
     * @throws SQLException when the source has one that the target has not
     */
    Table(String name, Connection source, Connection target) throws SQLException {
        this.name = name;
        try (var rows = columns(target, name)) {
            while (rows.next()) {
                columns.add(new Column(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME")));
                if (rows.getString("IS_AUTOINCREMENT").equals("YES")) {
                    numbered.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        requireRoomForAllOf(source);
    }

    private void requireRoomForAllOf(Connection source) throws SQLException {
        var known = columns.stream().map(column -> column.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        try (var rows = columns(source, name.toUpperCase(Locale.ROOT))) {
            while (rows.next()) {
                if (!known.contains(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT))) {
                    throw new SQLException("来源库的列 %s.%s 在新库里没有位置".formatted(name, rows.getString("COLUMN_NAME")));
                }
            }
        }
    }

    /** An underscore would stand for any character. */
    private static ResultSet columns(Connection database, String table) throws SQLException {
        var data = database.getMetaData();
        return data.getColumns(database.getCatalog(), database.getSchema(), table.replace("_", data.getSearchStringEscape() + "_"), null);
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
        for (var column : numbered) {
            try (var statement = target.prepareStatement(
                    "select setval(pg_get_serial_sequence('%1$s', '%2$s'), (select coalesce(max(%2$s), 0) + 1 from %1$s), false)".formatted(name, column))) {
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
