package org.lianban.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Stops an installation that is no demonstration and still has something of one. It looks before anything else is made,
 * so nothing is written and all reasons come in one list.
 */
@Component
@Profile("!demo")
class ProductionDefaults implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final String DEMO_SECRET = "sandbox-";
    private static final String VAULT_KEY = "lianban.vault.key";
    private static final String SEAL_KEY = "lianban.seals.key-file";

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var reasons = reasons(environment);
        if (!reasons.isEmpty()) {
            throw new UnsafeDefaults(reasons);
        }
    }

    static List<String> reasons(Environment environment) {
        var reasons = new ArrayList<String>();
        if (environment.getProperty("lianban.sandbox.enabled", Boolean.class, false)) {
            reasons.add("lianban.sandbox.enabled 为 true：模拟部门只用于演示，业务不会真正办理。"
                    + " The sandbox stands in for the departments; nothing would really be done.");
        }
        Binder.get(environment).bind("lianban.departments", Bindable.mapOf(String.class, String.class)).orElse(Map.of())
                .forEach((name, value) -> {
                    if (value.startsWith(DEMO_SECRET) && (name.endsWith("credential") || name.endsWith("answer-secret"))) {
                        reasons.add("lianban.departments." + name + " 是公开的演示值。 This secret is published with the demonstration.");
                    }
                });
        var vaultKey = environment.getProperty(VAULT_KEY, "");
        if (vaultKey.isBlank()) {
            reasons.add(VAULT_KEY + " 未设置（openssl rand -base64 32）。 The key that encrypts personal data is missing.");
        } else if (vaultKey.equals(demonstration(VAULT_KEY))) {
            reasons.add(VAULT_KEY + " 是公开的演示值（openssl rand -base64 32）。 This key is published with the demonstration.");
        }
        addSealKey(environment, reasons);
        addAdministrator(environment, reasons);
        var accounts = PublishedPasswords.accountsIn(environment);
        if (!accounts.isEmpty()) {
            reasons.add("数据库中有 %d 个账号使用公开的演示密码（%s…）：请换用新的数据库。 Accounts in the database have the published password."
                    .formatted(accounts.size(), accounts.get(0)));
        }
        return reasons;
    }

    /** A key that one node makes for itself is not that of the others, and nobody keeps it. */
    private static void addSealKey(Environment environment, List<String> reasons) {
        var file = environment.getProperty(SEAL_KEY, "");
        if (file.isBlank() || !Files.isReadable(Path.of(file))) {
            reasons.add(SEAL_KEY + " 未设置或读不到（openssl genpkey -algorithm ed25519）。 The key that seals the journals is missing.");
        }
        if (environment.getProperty("lianban.seals.generate-key", Boolean.class, false)) {
            reasons.add("lianban.seals.generate-key 为 true：自动生成的封印密钥只用于演示。 The key that seals the journals must be your own.");
        }
    }

    private static void addAdministrator(Environment environment, List<String> reasons) {
        var password = environment.getProperty("lianban.administrator.password", "");
        var administrator = new UserEntity(environment.getProperty("lianban.administrator.id", ""));
        if (!password.isBlank()
                && Arrays.stream(PasswordRule.values()).anyMatch(rule -> !rule.execute(password, administrator))) {
            reasons.add("lianban.administrator.password 不符合密码要求（" + WeakPassword.POLICY
                    + "）。 The password of the first administrator breaks the policy.");
        }
    }

    private static Object demonstration(String property) {
        try {
            return new YamlPropertySourceLoader()
                    .load("demo", new ClassPathResource("application-demo.yaml")).stream()
                            .map(source -> source.getProperty(property))
                            .findFirst()
                            .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
