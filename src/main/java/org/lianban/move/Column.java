package org.lianban.move;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A column, read from either database as the target's type says, so that equal contents are equal values.
 *
 * @param type of {@link Types} in the target
 * @param typeName what the target calls it
 */
record Column(String name, int type, String typeName) {

    Object read(ResultSet row, int index) throws SQLException {
        var value = switch (type) {
            case Types.BIT, Types.BOOLEAN -> row.getBoolean(index);
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> row.getLong(index);
            case Types.REAL, Types.DOUBLE -> row.getDouble(index);
            case Types.NUMERIC, Types.DECIMAL -> plain(row.getBigDecimal(index));
            case Types.DATE -> row.getObject(index, LocalDate.class);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> typeName.equals("timestamptz") ? instant(row, index) : local(row, index);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> row.getBytes(index);
            default -> row.getString(index);
        };
        return row.wasNull() ? null : value;
    }

    /** PostgreSQL counts microseconds. */
    private static Instant instant(ResultSet row, int index) throws SQLException {
        var moment = row.getObject(index, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private static LocalDateTime local(ResultSet row, int index) throws SQLException {
        var moment = row.getObject(index, LocalDateTime.class);
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Object plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    void write(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, type);
        } else if (value instanceof Instant moment) {
            statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
        } else if (value instanceof byte[] content) {
            statement.setBytes(index, content);
        } else {
            statement.setObject(index, value, type);
        }
    }
}
