package org.lianban.journal;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;

/**
 * An activity as the engine's history has it.
 *
 * @param counter grows along each path of execution
 * @param lastCounter the highest of all that happened within it
 */
record HistoricStep(HistoricActivityInstanceEntity activity, double counter, double lastCounter) {

    static List<HistoricStep> of(List<HistoricActivityInstance> activities) {
        var parents = activities.stream()
                .filter(activity -> activity.getParentActivityInstanceId() != null)
                .collect(Collectors.toMap(HistoricActivityInstance::getId, HistoricActivityInstance::getParentActivityInstanceId));
        var last = new HashMap<String, Double>();
        activities.forEach(activity -> {
            for (var id = activity.getId(); id != null; id = parents.get(id)) {
                last.merge(id, counter(activity), Math::max);
            }
        });
        return activities.stream()
                .map(activity -> new HistoricStep((HistoricActivityInstanceEntity) activity, counter(activity), last.get(activity.getId())))
                .toList();
    }

    /** Where each step stands among the others, by activity instance. */
    static Map<String, Double> counters(List<HistoricStep> steps) {
        return steps.stream().collect(Collectors.toMap(HistoricStep::id, HistoricStep::lastCounter));
    }

    private static double counter(HistoricActivityInstance activity) {
        return ((HistoricActivityInstanceEntity) activity).getSequenceCounter();
    }

    String id() {
        return activity.getId();
    }

    String activityId() {
        return activity.getActivityId();
    }

    Date begun() {
        return activity.getStartTime();
    }

    /** Null while it is under way. */
    Date ended() {
        return activity.getEndTime();
    }

    boolean canceled() {
        return activity.isCanceled();
    }
}
