package org.lianban.access;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * Gives each process instance its municipality: a called process that of its caller, one that a step of another case
 * starts that of this case, any other that of the person who starts it. Definitions belong to all municipalities,
 * instances to exactly one.
 *
 * <p>An instance without a tenant would be seen by everybody, so a start that leaves the municipality open is refused.
 */
@Component
public class Tenancy implements TenantIdProvider {

    private final ThreadLocal<String> named = new ThreadLocal<>();

    /**
     * Runs code of ours that starts cases without a person, such as imports and schedules; what it starts belongs to the
     * named municipality.
     *
     * @param municipality tenant id
     */
    public <T> T runAs(String municipality, Supplier<T> work) {
        var outer = named.get();
        named.set(municipality);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                named.remove();
            } else {
                named.set(outer);
            }
        }
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        if (named.get() != null) {
            return named.get();
        }
        var running = Context.getBpmnExecutionContext();
        if (running != null) {
            return running.getExecution().getTenantId();
        }
        var municipalities = municipalitiesOfCaller();
        if (municipalities.size() != 1) {
            throw new AuthorizationException(
                    municipalities.isEmpty()
                            ? "当前账号不属于任何地区，不能发起事项"
                            : "当前账号属于多个地区，不能确定事项由哪个地区办理，请使用单一地区的账号发起");
        }
        return municipalities.get(0);
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        throw new AuthorizationException("本系统不使用 CMMN");
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        DelegateExecution execution = context.getExecution();
        if (execution != null) {
            return execution.getTenantId();
        }
        if (named.get() != null) {
            return named.get();
        }
        var municipalities = municipalitiesOfCaller();
        return municipalities.size() == 1 ? municipalities.get(0) : null;
    }

    private static List<String> municipalitiesOfCaller() {
        var caller = Context.getCommandContext().getAuthentication();
        return caller == null || caller.getTenantIds() == null ? List.of() : caller.getTenantIds();
    }
}
