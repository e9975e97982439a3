package org.lianban.journal;

import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.lianban.engine.OfficialTime;
import org.springframework.util.ReflectionUtils;

/** The details of an event in the order in which they are given; what is unknown is left out. */
final class Details {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Details with(String name, Object value) {
        if (value != null) {
            values.put(name, plain(value));
        }
        return this;
    }

    /** The element of the diagram, with the name that officials know it by. */
    Details at(String processDefinitionId, String activityId) {
        with("activityId", activityId);
        var definition = definition(processDefinitionId);
        var activity = definition == null || activityId == null ? null : definition.findActivity(activityId);
        return activity == null ? this : with("activityName", activity.getProperty("name"));
    }

    /** As {@link #at}, out of the activity instance's id, which begins with the activity's unless that is very long. */
    Details atInstance(String processDefinitionId, String activityInstanceId) {
        var end = activityInstanceId == null ? -1 : activityInstanceId.indexOf(':');
        return end < 0 ? this : at(processDefinitionId, activityInstanceId.substring(0, end));
    }

    Details atTask(String task) {
        with("taskId", task);
        var known = task == null ? null : Context.getCommandContext().getDbEntityManager().getCachedEntity(TaskEntity.class, task);
        return known == null ? this : with("activityId", known.getTaskDefinitionKey()).with("activityName", known.getName());
    }

    /** Where in which instance of which process. */
    Details in(ExecutionEntity execution) {
        return with("activityInstanceId", execution.getActivityInstanceId())
                .in(execution.getProcessDefinitionId(), execution.getProcessInstanceId(), execution.getId());
    }

    Details in(String processDefinitionId, String processInstanceId, String executionId) {
        var definition = definition(processDefinitionId);
        return with("processDefinitionKey", definition == null ? null : definition.getKey())
                .with("processDefinitionId", processDefinitionId)
                .with("processInstanceId", processInstanceId)
                .with("executionId", executionId);
    }

    static ProcessDefinitionEntity definition(String id) {
        return id == null ? null : Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id);
    }

    /** A copy of what JSON can hold: texts, numbers, booleans, lists and maps; dates to the second or finer, with their zone. */
    static Object plain(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return whole(text);
        }
        if (value instanceof Date moment) {
            return OfficialTime.of(moment).toString();
        }
        if (value instanceof OffsetDateTime moment) {
            return OfficialTime.of(moment).toString();
        }
        if (value instanceof TemporalAccessor || value instanceof Enum<?>) {
            return value.toString();
        }
        if (value instanceof TypedValue typed) {
            return plain(typed.getValue());
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            map.forEach((name, held) -> copy.put(String.valueOf(name), plain(held)));
            return copy;
        }
        if (value instanceof Collection<?> collection) {
            List<Object> copy = new ArrayList<>();
            collection.forEach(held -> copy.add(plain(held)));
            return copy;
        }
        if (value instanceof Object[] array) {
            return plain(Arrays.asList(array));
        }
        if (value instanceof Record parts) {
            return plain(components(parts));
        }
        return whole(value.toString());
    }

    private static Map<String, Object> components(Record parts) {
        var values = new LinkedHashMap<String, Object>();
        for (var component : parts.getClass().getRecordComponents()) {
            ReflectionUtils.makeAccessible(component.getAccessor());
            values.put(component.getName(), ReflectionUtils.invokeMethod(component.getAccessor(), parts));
        }
        return values;
    }

    /** Half a character has no form in UTF-8: what was hashed could not be read back. */
    private static String whole(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (Character.isHighSurrogate(character) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character)) {
                return whole(text.substring(0, i) + '\uFFFD' + text.substring(i + 1));
            }
        }
        return text;
    }

    Map<String, Object> values() {
        return values;
    }
}
