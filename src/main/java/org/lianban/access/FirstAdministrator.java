package org.lianban.access;

import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The account that creates all others, from {@code lianban.administrator.id} and {@code .password}. */
@Component
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final IdentityService identities;
    private final String id;
    private final String password;

    FirstAdministrator(
            IdentityService identities,
            @Value("${lianban.administrator.id:}") String id,
            @Value("${lianban.administrator.password:}") String password) {
        this.identities = identities;
        this.id = id;
        this.password = password;
    }

    /** An account that is there keeps its password: the setting is for the first start only. */
    void createIfConfigured() {
        if (id.isBlank()) {
            return;
        }
        if (identities.createUserQuery().userId(id).count() == 0) {
            if (password.isBlank()) {
                throw new IllegalStateException("lianban.administrator.password 未设置，无法创建管理员 " + id);
            }
            var user = identities.newUser(id);
            user.setFirstName(Role.ADMINISTRATOR.title());
            user.setLastName("");
            user.setPassword(password);
            identities.saveUser(user);
            LOG.info("Created the first administrator {}", id);
        }
        if (identities.createUserQuery().userId(id).memberOfGroup(Role.ADMINISTRATOR.id()).count() == 0) {
            identities.createMembership(id, Role.ADMINISTRATOR.id());
        }
    }
}
