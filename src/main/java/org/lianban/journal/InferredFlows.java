package org.lianban.journal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Which flows an instance of a process probably took: the engine's history does not say. */
final class InferredFlows {

    private static final Comparator<HistoricStep> AS_THEY_BEGAN =
            Comparator.comparing(HistoricStep::begun).thenComparingDouble(HistoricStep::counter);

    private static final Comparator<Entry<SequenceFlow, HistoricStep>> LAST_ENDED =
            Comparator.comparing((Entry<SequenceFlow, HistoricStep> one) -> one.getValue().ended())
                    .thenComparingDouble(one -> one.getValue().lastCounter());

    private final List<HistoricStep> steps;
    private final BpmnModelInstance model;
    private final Set<String> taken = new HashSet<>();

    InferredFlows(List<HistoricStep> steps, BpmnModelInstance model) {
        this.steps = steps;
        this.model = model;
    }

    /** Each step was reached from the one before it that ended last and had not yet led there. */
    void each(BiConsumer<SequenceFlow, HistoricStep> teller) {
        steps.stream().sorted(AS_THEY_BEGAN).forEach(step -> {
            if (model.getModelElementById(step.activityId()) instanceof FlowNode node) {
                node.getIncoming().stream()
                        .flatMap(flow -> sources(flow, step).map(source -> Map.entry(flow, source)))
                        .filter(one -> !taken.contains(use(one)))
                        .max(LAST_ENDED)
                        .ifPresent(one -> {
                            taken.add(use(one));
                            teller.accept(one.getKey(), step);
                        });
            }
        });
    }

    private Stream<HistoricStep> sources(SequenceFlow flow, HistoricStep target) {
        return steps.stream()
                .filter(source -> source.activityId().equals(flow.getSource().getId()) && source.ended() != null && !source.canceled())
                .filter(source -> !source.ended().after(target.begun()) && source.counter() < target.counter());
    }

    private static String use(Entry<SequenceFlow, HistoricStep> one) {
        return one.getKey().getId() + " " + one.getValue().id();
    }
}
