package org.lianban.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/**
 * What an element of a diagram tells a clock by one of its properties {@code clock.…}.
 *
 * @param element id of the element that has the property
 * @param action what follows {@code clock.}: {@code start}, {@code startAfter}, {@code stop} …
 * @param clock the name that it uses
 * @param basis the element's {@code clock.basis}; empty where it has none
 */
record ClockCall(String element, String action, String clock, String basis) {

    private static final String PREFIX = "clock.";
    private static final String BASIS = "basis";

    /** All that the diagram tells clocks, rightly or wrongly. */
    static List<ClockCall> in(ProcessFile file) {
        return file.all(FlowElement.class).stream().flatMap(ClockCall::of).toList();
    }

    private static Stream<ClockCall> of(FlowElement element) {
        var basis = ProcessFile.property(element, PREFIX + BASIS).orElse("");
        return ProcessFile.properties(element)
                .filter(property -> property.name().startsWith(PREFIX))
                .flatMap(property -> Arrays.stream(property.value().split(";"))
                        .map(String::strip)
                        .filter(clock -> !clock.isEmpty())
                        .map(clock -> new ClockCall(
                                element.getId(), property.name().substring(PREFIX.length()), clock, basis)));
    }

    boolean starts() {
        return action.equals("start") || action.equals("startAfter");
    }

    boolean stops() {
        return action.equals("stop") || action.equals("stopAfter");
    }

    boolean pauses() {
        return action.equals("pause");
    }

    boolean extendsClock() {
        return action.equals("extend");
    }

    /** Whether it is no action but the clause of a pause. */
    boolean isBasis() {
        return action.equals(BASIS);
    }
}
