package org.lianban.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.lianban.engine.Municipalities;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An account per role and municipality with a published password, in profile {@code demo} only. */
@Component
@Profile("demo")
class DemoAccounts {

    static final String PASSWORD = "lianban-demo";

    /**
     * A demo account.
     *
     * @param lead whether it also leads its department there
     * @param municipality tenant id, or null for an account that belongs to none
     */
    record Account(String id, String name, Role role, boolean lead, String municipality) {}

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;
    private final Municipalities municipalities;

    DemoAccounts(IdentityService identities, ProcessEngineConfigurationImpl engine, Municipalities municipalities) {
        this.identities = identities;
        this.engine = engine;
        this.municipalities = municipalities;
    }

    List<Account> all() {
        var accounts = new ArrayList<Account>();
        for (var municipality : municipalities.all()) {
            for (var role : Role.values()) {
                if (role == Role.ADMINISTRATOR || role == Role.LEAD) {
                    continue;
                }
                var id = municipality.id() + "." + role.id();
                var name = municipality.name() + role.title();
                accounts.add(new Account(id, name, role, false, municipality.id()));
                if (role.kind() == Role.Kind.CLERK) {
                    accounts.add(new Account(id + "." + Role.LEAD.id(), name + Role.LEAD.title(), role, true, municipality.id()));
                }
            }
        }
        Stream.of(Role.DESIGNER, Role.AUDITOR, Role.OPERATOR)
                .forEach(role -> accounts.add(new Account(role.id(), role.title(), role, false, null)));
        accounts.add(new Account("admin", Role.ADMINISTRATOR.title(), Role.ADMINISTRATOR, false, null));
        return accounts;
    }

    /** Whether an id is built like that of a demo account, of whatever municipality. */
    static boolean maybe(String id) {
        var role = id.substring(id.indexOf('.') + 1);
        return "admin".equals(id) || Role.find(role).isPresent();
    }

    /**
     * The password is public, so its hash protects nothing: it is computed once and stored with every account, rather
     * than for ten seconds at the first start. A password that is changed gets a salt of its own.
     */
    @EventListener(AccessReady.class)
    void create() {
        var existing = identities.createUserQuery().list().stream().map(User::getId).toList();
        var missing = all().stream().filter(account -> !existing.contains(account.id())).toList();
        if (missing.isEmpty()) {
            return;
        }
        var salt = engine.getSaltGenerator().generateSalt();
        var hash = engine.getPasswordManager().encrypt(EncryptionUtil.saltPassword(PASSWORD, salt));
        for (var account : missing) {
            var user = new UserEntity(account.id());
            user.setLastName("");
            user.setFirstName(account.name());
            user.setSalt(salt);
            user.setDbPassword(hash);
            identities.saveUser(user);
            identities.createMembership(account.id(), account.role().id());
            if (account.lead()) {
                identities.createMembership(account.id(), Role.LEAD.id());
            }
            if (account.municipality() != null) {
                identities.createTenantUserMembership(account.municipality(), account.id());
            }
        }
    }
}
