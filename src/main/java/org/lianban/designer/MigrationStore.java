package org.lianban.designer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lianban.designer.Migration.Planned;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.VersionMove;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was proposed and carried out. */
@Repository
class MigrationStore {

    private static final String COLUMNS = """
            select id, from_definition, to_definition, mapping, reason, proposed_by, proposed_at,
                carried_out_by, carried_out_at, carried_out_reason, batch_id
            from case_migration""";

    private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MigrationStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void propose(Migration migration) {
        jdbc.sql("""
                        insert into case_migration (id, from_definition, to_definition, mapping, reason, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        migration.id(),
                        migration.move().from(),
                        migration.move().to(),
                        write(migration.move().mapping()),
                        migration.reason(),
                        migration.proposedBy(),
                        migration.proposedAt())
                .update();
    }

    void carryOut(Migration migration, List<Planned> cases) {
        jdbc.sql("update case_migration set carried_out_by = ?, carried_out_at = ?, carried_out_reason = ?, batch_id = ? where id = ?")
                .params(migration.carriedOutBy(), migration.carriedOutAt(), migration.carriedOutReason(), migration.batch(), migration.id())
                .update();
        cases.forEach(planned -> jdbc.sql("""
                        insert into case_migration_case (migration_id, process_instance_id, case_number, municipality, problem)
                        values (?, ?, ?, ?, ?)""")
                .params(migration.id(), planned.processInstance(), planned.caseNumber(), planned.municipality(), planned.problem())
                .update());
    }

    /** The newest first. */
    List<Migration> newest(int most) {
        return jdbc.sql(COLUMNS + " order by proposed_at desc, id fetch first ? rows only").param(most).query(this::read).list();
    }

    Optional<Migration> find(String id) {
        return jdbc.sql(COLUMNS + " where id = ?").param(id).query(this::read).optional();
    }

    /** Holds it to the end of the transaction, so that it is carried out once. */
    Optional<Migration> lock(String id) {
        return jdbc.sql(COLUMNS + " where id = ? for update").param(id).query(this::read).optional();
    }

    Optional<Migration> ofBatch(String batch) {
        return jdbc.sql(COLUMNS + " where batch_id = ?").param(batch).query(this::read).optional();
    }

    /** In the order of their numbers. */
    List<Planned> cases(String id) {
        return jdbc.sql("""
                        select process_instance_id, case_number, municipality, problem
                        from case_migration_case where migration_id = ? order by case_number, process_instance_id""")
                .param(id)
                .query((row, number) -> new Planned(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private Migration read(ResultSet row, int number) throws SQLException {
        return new Migration(
                row.getString(1),
                new VersionMove(row.getString(2), row.getString(3), mapping(row.getString(4))),
                row.getString(5),
                row.getString(6),
                OfficialTime.of(row.getObject(7, OffsetDateTime.class)),
                row.getString(8),
                OfficialTime.of(row.getObject(9, OffsetDateTime.class)),
                row.getString(10),
                row.getString(11));
    }

    private String write(Map<String, String> mapping) {
        try {
            return json.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> mapping(String stored) {
        try {
            return json.readValue(stored, MAPPING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
