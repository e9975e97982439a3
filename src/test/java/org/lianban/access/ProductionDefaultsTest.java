package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.Lianban;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class ProductionDefaultsTest {

    private static final String DATABASE = "jdbc:h2:mem:defaults";
    private static final String SOME_FILE = "pom.xml";
    private static final String OWN_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("lianban.vault.key", OWN_KEY)
            .withProperty("lianban.seals.key-file", SOME_FILE);

    @Test
    @DisplayName("正式配置没有可挑剔之处")
    void aProperConfigurationHasNoReasons() {
        environment.withProperty("lianban.administrator.id", "chief")
                .withProperty("lianban.administrator.password", "First-password-2026")
                .withProperty("lianban.departments.tax.credential", "3b1f0a")
                .withProperty("lianban.departments.tax.base-url", "http://sandbox-of-the-tax-office");
        assertThat(ProductionDefaults.reasons(environment)).isEmpty();
    }

    @Test
    @DisplayName("模拟部门不得启用")
    void theSandboxIsAReason() {
        assertThat(reason("lianban.sandbox.enabled", "true")).contains("lianban.sandbox.enabled", "模拟部门", "sandbox");
    }

    @Test
    @DisplayName("部门凭据和签名密钥不得是演示值，分地区设置的也不得")
    void aPublishedSecretOfADepartmentIsAReason() {
        assertThat(reason("lianban.departments.tax.credential", "sandbox-tax")).contains("lianban.departments.tax.credential");
        environment.withProperty("lianban.departments.tax.credential", "own");
        assertThat(reason("lianban.departments.bank.municipalities.xian.answer-secret", "sandbox-bank"))
                .contains("lianban.departments.bank.municipalities.xian.answer-secret");
    }

    @Test
    @DisplayName("加密密钥不得缺少，不得是演示值")
    void aMissingOrPublishedKeyIsAReason() throws Exception {
        assertThat(reason("lianban.vault.key", " ")).contains("未设置");
        var published = new YamlPropertySourceLoader().load("demo", new ClassPathResource("application-demo.yaml")).get(0)
                .getProperty("lianban.vault.key");
        assertThat(reason("lianban.vault.key", String.valueOf(published))).contains("公开的演示值");
    }

    @Test
    @DisplayName("封印密钥不得缺少，不得自动生成")
    void aMissingOrGeneratedKeyOfSealsIsAReason() {
        assertThat(reason("lianban.seals.key-file", "nowhere.pem")).contains("lianban.seals.key-file", "读不到");
        environment.withProperty("lianban.seals.key-file", SOME_FILE);
        assertThat(reason("lianban.seals.generate-key", "true")).contains("lianban.seals.generate-key");
    }

    @Test
    @DisplayName("首个管理员的密码须符合密码要求")
    void aWeakPasswordOfTheAdministratorIsAReason() {
        environment.withProperty("lianban.administrator.id", "chief");
        assertThat(reason("lianban.administrator.password", "Chief-2026-of-us"))
                .contains("lianban.administrator.password", "至少 10 个字符");
    }

    @Test
    @DisplayName("数据库中有公开密码的账号：演示过的数据库不得转为正式使用")
    void accountsWithThePublishedPasswordAreAReason() throws SQLException {
        findsTheAccounts(DATABASE);
    }

    @Test
    @DisplayName("数据库中有公开密码的账号：PostgreSQL 同样查得出")
    void accountsAreFoundInPostgresToo() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start()) {
            environment.withProperty("spring.datasource.username", "postgres");
            findsTheAccounts(postgres.getJdbcUrl("postgres", "postgres"));
        }
    }

    private void findsTheAccounts(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            environment.withProperty("spring.datasource.url", url);
            assertThat(ProductionDefaults.reasons(environment)).isEmpty();
            accounts(connection, DemoAccounts.PASSWORD, "demo", List.of("tianshui.hall", "tianshui.tax"));
            accounts(connection, "Own-password-26", "own", List.of("operator"));
            assertThat(ProductionDefaults.reasons(environment)).singleElement().asString().contains("2 个账号", "tianshui.hall");
            connection.createStatement().execute("DELETE FROM ACT_ID_USER WHERE SALT_ = 'demo'");
            assertThat(ProductionDefaults.reasons(environment)).isEmpty();
            accounts(connection, DemoAccounts.PASSWORD, "alone", List.of("xian.public-security"));
            assertThat(ProductionDefaults.reasons(environment)).singleElement().asString().contains("1 个账号");
        }
    }

    @Test
    @DisplayName("不启用 demo 又带演示设置时不启动，一次列出全部原因")
    void theApplicationDoesNotStart() {
        var refusal = catchThrowable(() -> new SpringApplication(Lianban.class).run(
                "--spring.profiles.active=production",
                // the format of the log would stay for the whole JVM
                "--logging.structured.format.console=",
                "--spring.datasource.url=jdbc:h2:mem:never",
                "--server.port=0",
                "--lianban.sandbox.enabled=true",
                "--lianban.departments.tax.credential=sandbox-tax",
                "--lianban.administrator.password=short"));

        assertThat(refusal).isInstanceOf(UnsafeDefaults.class);
        var report = new UnsafeDefaults.Report().analyze(refusal);
        assertThat(report.getDescription())
                .contains("不启动", "lianban.seals.key-file", "lianban.sandbox.enabled", "lianban.departments.tax.credential", "lianban.vault.key",
                        "lianban.administrator.password")
                .doesNotContain("short");
    }

    private String reason(String property, String value) {
        environment.withProperty(property, value);
        var reasons = ProductionDefaults.reasons(environment);
        assertThat(reasons).hasSize(1);
        return reasons.get(0);
    }

    private static void accounts(Connection connection, String password, String salt, List<String> ids) throws SQLException {
        connection.createStatement()
                .execute("CREATE TABLE IF NOT EXISTS ACT_ID_USER (ID_ VARCHAR(64), SALT_ VARCHAR(255), PWD_ VARCHAR(255))");
        var hash = new PasswordManager(new PasswordHash(), List.of()).encrypt(EncryptionUtil.saltPassword(password, salt));
        for (var id : ids) {
            try (var row = connection.prepareStatement("INSERT INTO ACT_ID_USER VALUES (?, ?, ?)")) {
                row.setString(1, id);
                row.setString(2, salt);
                row.setString(3, hash);
                row.executeUpdate();
            }
        }
    }
}
