package org.lianban.deadline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lianban.engine.ModelProperties;
import org.springframework.stereotype.Component;

/**
 * Works the clocks where a diagram says so in the properties of an element, so that designers need no listeners:
 * {@code clock.start}, {@code clock.stop} and {@code clock.extend} when the element is entered, {@code clock.startAfter} when
 * it is done, {@code clock.stopAfter} when it is left in whatever way, {@code clock.pause} for as long as it lasts, on the
 * ground of {@code clock.basis}. The values are names of clocks, several of them divided by semicolons.
 */
@Component
class DiagramClocks extends AbstractBpmnParseListener {

    private static final String PREFIX = "clock.";
    private static final String BASIS = PREFIX + "basis";

    private final Deadline deadline;

    DiagramClocks(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Called when all elements of the process have been read. */
    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        process.elements().forEach(element -> read(element, definition));
    }

    private void read(Element element, ProcessDefinitionEntity definition) {
        var properties = ModelProperties.of(element);
        var activity = element.attribute("id") == null ? null : definition.findActivity(element.attribute("id"));
        properties.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                if (activity == null) {
                    throw new BpmnParseException("这里不能写时限属性 " + name, element);
                }
                add(activity, name, value, properties, element);
            }
        });
        element.elements().forEach(inner -> read(inner, definition));
    }

    private void add(ActivityImpl activity, String name, String value, Map<String, String> properties, Element element) {
        var clocks = Arrays.stream(value.split(";")).map(String::strip).toList();
        switch (name) {
            case "clock.start" -> entering(activity, clocks, deadline::start);
            case "clock.stop" -> entering(activity, clocks, deadline::stop);
            case "clock.extend" -> entering(activity, clocks, deadline::extend);
            case "clock.startAfter" -> leaving(activity, clocks, (execution, clock) -> {
                if (!execution.isCanceled()) {
                    deadline.start(execution, clock);
                }
            });
            case "clock.stopAfter" -> leaving(activity, clocks, deadline::stop);
            case "clock.pause" -> {
                var basis = properties.getOrDefault(BASIS, "");
                if (basis.isBlank()) {
                    throw new BpmnParseException("暂停计时须写明法定依据 " + BASIS, element);
                }
                entering(activity, clocks, (execution, clock) -> deadline.pause(execution, clock, basis));
                leaving(activity, clocks, this::resume);
            }
            case BASIS -> {
                if (properties.getOrDefault("clock.pause", "").isBlank()) {
                    throw new BpmnParseException("%s 只用于暂停计时 clock.pause".formatted(BASIS), element);
                }
            }
            default -> throw new BpmnParseException("没有时限属性 " + name, element);
        }
    }

    /** Whoever resumed or stopped the clock by hand meanwhile must not hold up what ends the wait. */
    private void resume(DelegateExecution execution, String clock) {
        try {
            deadline.resume(execution, clock);
        } catch (ClockRefused alreadyDone) {
            // its time counts, or no longer matters
        }
    }

    private static void entering(ActivityImpl activity, List<String> clocks, BiConsumer<DelegateExecution, String> told) {
        tell(ExecutionListener.EVENTNAME_START, activity, clocks, told);
    }

    private static void leaving(ActivityImpl activity, List<String> clocks, BiConsumer<DelegateExecution, String> told) {
        tell(ExecutionListener.EVENTNAME_END, activity, clocks, told);
    }

    private static void tell(String event, ActivityImpl activity, List<String> clocks, BiConsumer<DelegateExecution, String> told) {
        activity.addBuiltInListener(event, (ExecutionListener) execution -> {
            if (ClockListeners.belongsToCase(execution)) {
                clocks.forEach(clock -> told.accept(execution, clock));
            }
        });
    }
}
