package org.lianban.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/** Puts our rules of access into the engine. */
@Component
class EngineAccess extends AbstractProcessEnginePlugin {

    /** Accounts have dots ({@code tianshui.hall}), roles have hyphens ({@code public-security}). */
    private static final String IDENTITY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final List<String> MODELS = List.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml", ".form");

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
        // the engine's lock lets anybody lock anybody out; LoginThrottle takes its place
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayMaxTime(0);
        configuration.setTenantIdProvider(tenancy);
        configuration.setResourceAuthorizationProvider(authorisations);
        configuration.setGeneralResourceWhitelistPattern(IDENTITY);
        // READ_HISTORY on a process would show a department the other departments' tasks
        configuration.setEnableHistoricInstancePermissions(true);
        // and READ_INSTANCE an operator what the applicants wrote
        configuration.setEnforceSpecificVariablePermission(true);
        configuration.setExpressionManager(new GuardedExpressions(beans));
        configuration.setBpmnParseFactory(parser -> new GuardedParse(parser, beans));
        configuration.setScriptEngineResolver(new NoScripts());
        var deployers = new ArrayList<Deployer>(List.of(EngineAccess::refuseOwnedByTenant, EngineAccess::refuseForeignFiles));
        if (configuration.getCustomPreDeployers() != null) {
            deployers.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(deployers);
    }

    /** The engine has put its own there by now. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        var comments = new CaseComments.Factory();
        configuration.getSessionFactories().put(comments.getSessionType(), comments);
    }

    /** The engine lets anybody who may deploy do so in any tenant's name. */
    private static void refuseOwnedByTenant(DeploymentEntity deployment) {
        if (deployment.getTenantId() != null) {
            throw new BadUserRequestException("流程模型由各地区共用，部署时不能指定租户 " + deployment.getTenantId());
        }
    }

    /** HTML and JavaScript from a deployment would run in Tasklist with the rights of whoever opens it. */
    private static void refuseForeignFiles(DeploymentEntity deployment) {
        for (var name : deployment.getResources().keySet()) {
            if (MODELS.stream().noneMatch(name::endsWith)) {
                throw new BadUserRequestException("只能部署流程图、决策表和表单（.bpmn、.dmn、.form），不接受 " + name);
            }
        }
    }
}
