package org.lianban.move;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.lianban.engine.EngineSchema;
import org.lianban.move.MoveCommand.Account;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Copies all tables in one transaction of the target: it has an installation whole, or an empty one. Foreign keys are taken away for
 * the copy and put back in the same transaction; the triggers that keep the record append-only let inserts through.
 */
class Move {

    /** What H2 answers where another process has the file open, where there is none, and where the account is wrong. */
    private static final Set<Integer> IN_USE = Set.of(90020, 90048, 8000);
    private static final int NOT_FOUND = 90146;
    private static final int WRONG_ACCOUNT = 28000;

    /** Each database has a history of migrations of its own. */
    private static final String MIGRATIONS = "flyway_schema_history";

    /** What a start fills: where they are empty, nobody has worked on the installation. */
    private static final List<String> SIGNS_OF_LIFE = List.of("case_record", "case_journal", "act_re_deployment", "act_id_user");

    private record ForeignKey(String table, String name, String definition) {}

    private final Account from;
    private final Account to;
    private final PrintStream out;

    Move(Account from, Account to, PrintStream out) {
        this.from = from;
        this.to = to;
        this.out = out;
    }

    /**
     * @throws MoveRefused when nothing was begun
     * @throws SQLException when it failed on the way, and the target holds no case
     */
    void run() throws SQLException {
        try (var source = openSource(); var target = openTarget()) {
            refuseUnlessOwn(source);
            refuseUnlessEmpty(target);
            createTables();
            target.setAutoCommit(false);
            var tables = tables(source, target);
            var keys = foreignKeys(target);
            for (var key : keys) {
                execute(target, "alter table %s drop constraint %s".formatted(key.table(), key.name()));
            }
            out.println("%-32s%10s  校验和（来源与目标相同）".formatted("表", "行数"));
            var rows = 0L;
            for (var table : tables) {
                rows += copy(new Table(table, source, target), source, target);
            }
            for (var key : keys) {
                execute(target, "alter table %s add constraint %s %s".formatted(key.table(), key.name(), key.definition()));
            }
            execute(target, "analyze");
            target.commit();
            out.println("迁移完成：%d 张表，%d 行，逐表核对一致。".formatted(tables.size(), rows));
            out.println("随库一起带走：lianban.vault.key（及 former-keys）、封印密钥文件；材料存在 S3 的，存储桶不动，配置照抄。");
            out.println("来源库没有改动。新库上启动后，先在审计页面核验封印，再停用旧库。");
        }
    }

    /** Under a lock that no node shares, whatever the address says of servers. */
    private String sourceUrl() {
        return from.url().split(";")[0] + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE";
    }

    private Connection openSource() throws SQLException {
        try {
            return DriverManager.getConnection(sourceUrl(), from.user(), from.password());
        } catch (SQLException e) {
            if (IN_USE.contains(e.getErrorCode())) {
                throw new MoveRefused("来源库正在使用：先停下节点，再迁移。");
            }
            if (e.getErrorCode() == NOT_FOUND) {
                throw new MoveRefused("找不到来源库：" + from.url());
            }
            if (e.getErrorCode() == WRONG_ACCOUNT) {
                throw new MoveRefused("来源库的账号或密码不对：账号用 --from-user，密码用环境变量 LIANBAN_MOVE_FROM_PASSWORD。");
            }
            throw e;
        }
    }

    private Connection openTarget() {
        try {
            return DriverManager.getConnection(to.url(), to.user(), to.password());
        } catch (SQLException e) {
            throw new MoveRefused("目标库连不上：" + e.getMessage());
        }
    }

    /** A file of an older version would need its own migrations first. */
    private void refuseUnlessOwn(Connection source) throws SQLException {
        if (!names(source).contains(MIGRATIONS)) {
            throw new MoveRefused("来源库不是联办的数据库。");
        }
        var info = migrations(sourceUrl(), from, "h2").info();
        var pending = info.pending().length;
        if (pending > 0) {
            throw new MoveRefused("来源库是较早的版本（还差 %d 步升级）：先用这个版本的程序在来源库上启动一次，再迁移。".formatted(pending));
        }
        if (Arrays.stream(info.all()).anyMatch(step -> !step.getState().isResolved())) {
            throw new MoveRefused("来源库是较新的版本：用那个版本的程序迁移。");
        }
    }

    private static void refuseUnlessEmpty(Connection target) throws SQLException {
        var names = names(target);
        var own = names.contains(MIGRATIONS);
        for (var sign : SIGNS_OF_LIFE) {
            if (names.contains(sign) && count(target, sign) > 0) {
                throw new MoveRefused("目标库不是空的：表 %s 里已有数据。请用一个新建的空库。".formatted(sign));
            }
        }
        if (!own && !names.isEmpty()) {
            throw new MoveRefused("目标库不是空的：已有表 %s。请用一个新建的空库。".formatted(names.first()));
        }
    }

    /** As a first start does; what is created here is an installation without cases. */
    private void createTables() {
        migrations(to.url(), to, "postgresql").migrate();
        EngineSchema.create(new DriverManagerDataSource(to.url(), to.user(), to.password()));
    }

    private static Flyway migrations(String url, Account account, String vendor) {
        return Flyway.configure()
                .dataSource(url, account.user(), account.password())
                .locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
                .failOnMissingLocations(false)
                .load();
    }

    /** Those of the target; the source may have more only if they are empty. */
    private static List<String> tables(Connection source, Connection target) throws SQLException {
        var known = names(target);
        var there = names(source);
        for (var name : there) {
            if (!known.contains(name) && count(source, name) > 0) {
                throw new SQLException("来源库的表 %s 在新库里没有位置".formatted(name));
            }
        }
        known.retainAll(there);
        known.remove(MIGRATIONS);
        return new ArrayList<>(known);
    }

    private long copy(Table table, Connection source, Connection target) throws SQLException {
        execute(target, "delete from " + table.name());
        var read = copied(table, source, target);
        var found = table.sum(target);
        if (read.rows() != found.rows() || !read.value().equals(found.value())) {
            throw new SQLException("表 %s 核对不一致：来源 %d 行，目标 %d 行".formatted(table.name(), read.rows(), found.rows()));
        }
        table.continueNumbers(target);
        out.println("%-33s%10d  %s".formatted(table.name(), read.rows(), read.value().substring(0, 16)));
        return read.rows();
    }

    /** PostgreSQL does not say which table it was about. */
    private static Checksum copied(Table table, Connection source, Connection target) throws SQLException {
        try {
            return table.copy(source, target);
        } catch (SQLException e) {
            throw new SQLException("表 %s：%s".formatted(table.name(), e.getMessage()), e);
        }
    }

    private static List<ForeignKey> foreignKeys(Connection target) throws SQLException {
        try (var statement = target.createStatement();
                var rows = statement.executeQuery("""
                        select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
                        where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2""")) {
            var keys = new ArrayList<ForeignKey>();
            while (rows.next()) {
                keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return keys;
        }
    }

    /** All tables of the schema, in lower case. */
    private static TreeSet<String> names(Connection database) throws SQLException {
        try (var rows = database.getMetaData().getTables(database.getCatalog(), database.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            var names = new TreeSet<String>();
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
            return names;
        }
    }

    private static long count(Connection database, String table) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery("select count(*) from " + quoted(table))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Flyway names its table in lower case on both, H2 all others in upper case. */
    private static String quoted(String table) {
        return table.equals(MIGRATIONS) ? '"' + table + '"' : table;
    }

    private static void execute(Connection target, String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute(sql);
        }
    }
}
