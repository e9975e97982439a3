package org.lianban.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.SchemaOperationsCommand;
import org.camunda.bpm.engine.impl.SchemaOperationsProcessEngineBuild;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Creates and upgrades the engine's tables one node at a time: nodes that start together on a new database would each find them
 * missing. The lock ends with the transaction that made the tables, so whoever waits for it sees them.
 */
class SchemaLock implements SchemaOperationsCommand {

    private static final String POSTGRES = "postgres";
    /** Any number that no other program takes in this database. */
    private static final long KEY = 7_240_310_001L;

    private final SchemaOperationsCommand operations = new SchemaOperationsProcessEngineBuild();

    @Override
    public Void execute(CommandContext context) {
        // an embedded database has one node
        if (POSTGRES.equals(context.getProcessEngineConfiguration().getDatabaseType())) {
            lock(context);
        }
        operations.execute(context);
        return null;
    }

    private static void lock(CommandContext context) {
        try (var lock = context.getDbSqlSession().getSqlSession().getConnection()
                .prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, KEY);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("数据库不能锁定，引擎的表没有建立", e);
        }
    }
}
