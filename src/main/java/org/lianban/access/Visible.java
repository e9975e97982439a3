package org.lianban.access;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.rest.util.EngineUtil;

/** Whether somebody who was refused something may at least know that it is there. */
final class Visible {

    private Visible() {}

    /** Asks for the person on whose behalf the engine acts in this thread. */
    static boolean to(AuthorizationException refusal) {
        var missing = refusal.getMissingAuthorizations();
        var ofCase = missing.stream().filter(Visible::isOfCase).toList();
        var engine = EngineUtil.lookupProcessEngine(null);
        if (!ofCase.isEmpty()) {
            return ofCase.stream().anyMatch(one -> seesCase(engine, one));
        }
        var models = missing.stream().filter(Visible::isModel).toList();
        return models.isEmpty() || models.stream().anyMatch(one -> seesModel(engine, one));
    }

    private static boolean isOfCase(MissingAuthorization missing) {
        return isNamed(missing) && is(missing, List.of(Resources.TASK, Resources.PROCESS_INSTANCE, Resources.HISTORIC_TASK,
                Resources.HISTORIC_PROCESS_INSTANCE));
    }

    private static boolean isModel(MissingAuthorization missing) {
        return isNamed(missing) && is(missing, List.of(Resources.PROCESS_DEFINITION, Resources.DECISION_DEFINITION));
    }

    private static boolean isNamed(MissingAuthorization missing) {
        return missing.getResourceId() != null && !"*".equals(missing.getResourceId());
    }

    private static boolean is(MissingAuthorization missing, List<Resources> resources) {
        return resources.stream().anyMatch(resource -> resource.resourceName().equals(missing.getResourceType()));
    }

    private static boolean seesCase(ProcessEngine engine, MissingAuthorization missing) {
        var id = missing.getResourceId();
        return engine.getTaskService().createTaskQuery().taskId(id).count() > 0
                || engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(id).count() > 0
                || engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(id).count() > 0
                || engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(id).count() > 0;
    }

    private static boolean seesModel(ProcessEngine engine, MissingAuthorization missing) {
        var key = missing.getResourceId();
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(key).count() > 0
                || engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey(key).count() > 0;
    }
}
