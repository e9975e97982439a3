package org.lianban.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Engine calls that need no grant of their own because the caller has checked the right: the person stays who he is,
 * and tenants are still kept apart. One engine transaction.
 */
@Component
public class Unrestricted {

    private final ProcessEngine engine;

    /** @param engine lazy, because parse listeners and delegates that need this are needed to build it */
    Unrestricted(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    public <T> T call(Supplier<T> work) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(work::get));
    }

    /** For the applicant, whose query code is his right, whoever else may be logged in at that desk. */
    <T> T callAsNobody(Supplier<T> work) {
        return callAs(null, work);
    }

    /** The same for what has to be in a municipality. */
    <T> T callAsNobodyIn(String municipality, Supplier<T> work) {
        return callAs(new Authentication(null, List.of(), List.of(municipality)), work);
    }

    private <T> T callAs(Authentication nobody, Supplier<T> work) {
        var identity = engine.getIdentityService();
        var person = identity.getCurrentAuthentication();
        identity.setAuthentication(nobody);
        try {
            return work.get();
        } finally {
            identity.setAuthentication(person);
        }
    }
}
