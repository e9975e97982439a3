package org.lianban.journal;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** The details of an event in the order in which they are given; what is unknown is left out. */
final class Details {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<String, Object> values = new LinkedHashMap<>();

    Details with(String name, Object value) {
        if (value instanceof Date moment) {
            values.put(name, OffsetDateTime.ofInstant(moment.toInstant(), ZONE).toString());
        } else if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /** The element of the diagram, with the name that officials know it by. */
    Details at(String processDefinitionId, String activityId) {
        with("activityId", activityId);
        if (processDefinitionId == null || activityId == null) {
            return this;
        }
        var activity = activity(processDefinitionId, activityId);
        return activity == null ? this : with("activityName", activity.getName());
    }

    private static ActivityImpl activity(String processDefinitionId, String activityId) {
        var definition = Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(processDefinitionId);
        return definition == null ? null : definition.findActivity(activityId);
    }

    Map<String, Object> values() {
        return values;
    }
}
