package org.lianban.access;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.core.env.Environment;

/** Looks for accounts with the published password in a database that was used for a demonstration before. */
final class PublishedPasswords {

    /** Demo accounts are stored with one salt, see {@link DemoAccounts}; no account has the salt of another otherwise. */
    private static final String ACCOUNTS = "SELECT ID_, SALT_, PWD_ FROM ACT_ID_USER WHERE PWD_ IS NOT NULL ORDER BY ID_";

    /** As PostgreSQL and H2 call them. */
    private static final String[] TABLES = {"TABLE", "BASE TABLE"};

    private record Secret(String salt, String hash) {}

    private PublishedPasswords() {}

    /** Ids in alphabetical order; none where there is no database or no table yet. */
    static List<String> accountsIn(Environment environment) {
        var url = environment.getProperty("spring.datasource.url");
        if (url == null) {
            return List.of();
        }
        try (var connection = DriverManager.getConnection(url, environment.getProperty("spring.datasource.username", ""),
                        environment.getProperty("spring.datasource.password", ""))) {
            try (var tables =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", TABLES)) {
                if (!hasAccounts(tables)) {
                    return List.of();
                }
            }
            try (var statement = connection.createStatement(); var rows = statement.executeQuery(ACCOUNTS)) {
                return published(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("无法检查数据库中的账号：spring.datasource.url", e);
        }
    }

    private static boolean hasAccounts(ResultSet tables) throws SQLException {
        while (tables.next()) {
            if ("ACT_ID_USER".equalsIgnoreCase(tables.getString("TABLE_NAME"))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> published(ResultSet rows) throws SQLException {
        var holders = new HashMap<Secret, List<String>>();
        while (rows.next()) {
            holders.computeIfAbsent(new Secret(rows.getString("SALT_"), rows.getString("PWD_")), secret -> new ArrayList<>())
                    .add(rows.getString("ID_"));
        }
        var passwords = new PasswordManager(new PasswordHash(), List.of());
        return holders.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 || entry.getValue().stream().anyMatch(DemoAccounts::maybe))
                .filter(entry -> isPublished(entry.getKey(), passwords))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private static boolean isPublished(Secret secret, PasswordManager passwords) {
        return passwords.check(EncryptionUtil.saltPassword(DemoAccounts.PASSWORD, secret.salt()), secret.hash());
    }
}
