package org.lianban.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Puts our rules of access into the engine. */
@Component
class EngineAccess extends AbstractProcessEnginePlugin {

    /** Accounts have dots ({@code tianshui.hall}), roles have hyphens ({@code public-security}). */
    private static final String IDENTITY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final PasswordHash passwords;
    private final Tenancy tenancy;
    private final OwnAuthorisations authorisations;
    private final AllowedBeans beans;

    EngineAccess(PasswordHash passwords, Tenancy tenancy, OwnAuthorisations authorisations, AllowedBeans beans) {
        this.passwords = passwords;
        this.tenancy = tenancy;
        this.authorisations = authorisations;
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(passwords);
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(() -> List.of(PasswordRule.values()));
        configuration.setCustomPreCommandInterceptorsTxRequired(
                with(configuration.getCustomPreCommandInterceptorsTxRequired(), new WeakPassword.Interceptor()));
        // the engine's lock lets anybody lock anybody out; LoginThrottle takes its place
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayMaxTime(0);
        configuration.setTenantIdProvider(tenancy);
        configuration.setResourceAuthorizationProvider(authorisations);
        configuration.setGeneralResourceWhitelistPattern(IDENTITY);
        // READ_HISTORY on a process would show a department the other departments' tasks
        configuration.setEnableHistoricInstancePermissions(true);
        // otherwise whoever may read a case or a task reads all its variables
        configuration.setEnforceSpecificVariablePermission(true);
        configuration.setExpressionManager(new GuardedExpressions(beans));
        configuration.setBpmnParseFactory(parser -> new GuardedParse(parser, beans));
        configuration.setScriptEngineResolver(new NoScripts());
        // every refusal would leave a stack trace, and anybody could fill the disk; what fails is logged where it is answered
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setIdentityProviderSessionFactory(SeparateRoles.factory());
        var interceptors = new ArrayList<CommandInterceptor>(List.of(new ClaimedByAnother()));
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
        // a class that a caller names would be instantiated; variables are plain values and JSON
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setDeserializationTypeValidator(type -> false);
        var deployers = new ArrayList<Deployer>(List.of(new GuardedFiles()));
        if (configuration.getCustomPreDeployers() != null) {
            deployers.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(deployers);
    }

    private static <T> List<T> with(List<T> present, T added) {
        var all = new ArrayList<T>(present == null ? List.of() : present);
        all.add(added);
        return all;
    }

    /** The engine has put its own there by now. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        var comments = new CaseComments.Factory();
        configuration.getSessionFactories().put(comments.getSessionType(), comments);
        configuration.getSessionFactories().put(OwnTasks.FACTORY.getSessionType(), OwnTasks.FACTORY);
    }
}
