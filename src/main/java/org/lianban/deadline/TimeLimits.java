package org.lianban.deadline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lianban.engine.Decisions;
import org.springframework.stereotype.Component;

/** Asks the table {@code time-limit.dmn}. */
@Component
class TimeLimits {

    private static final String TABLE = "timeLimit";

    /**
     * What the limits of a case depend on.
     *
     * @param projectType null where the procedure knows no types
     */
    record Circumstances(String municipality, String projectType, LocalDate acceptedOn) {}

    private final Decisions decisions;

    TimeLimits(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalStateException when the table has no row for the step */
    StepLimit require(String procedure, String step, Circumstances circumstances) {
        return find(procedure, step, circumstances)
                .orElseThrow(() -> new IllegalStateException("时限表没有流程 %s 的环节 %s".formatted(procedure, step)));
    }

    /** The limit of a step, or of {@code case}, the whole; empty where there is none. */
    Optional<StepLimit> find(String procedure, String step, Circumstances circumstances) {
        return limit(look(inputs(procedure, step, circumstances)));
    }

    private static Map<String, Object> inputs(String procedure, String step, Circumstances circumstances) {
        var inputs = new HashMap<String, Object>();
        inputs.put("procedure", procedure);
        inputs.put("step", step);
        inputs.put("municipality", circumstances.municipality());
        inputs.put("projectType", circumstances.projectType());
        inputs.put("date", Integer.valueOf(circumstances.acceptedOn().format(DateTimeFormatter.BASIC_ISO_DATE)));
        return inputs;
    }

    /** The row of the table, by output name. */
    Optional<Map<String, Object>> look(Map<String, Object> inputs) {
        return decisions.look(TABLE, inputs);
    }

    Optional<StepLimit> limit(Optional<Map<String, Object>> row) {
        return row.map(found -> new StepLimit(
                new TimeLimit(
                        ((Number) found.get("amount")).intValue(),
                        TimeLimit.Unit.of((String) found.get("unit"))),
                found.get("extension") instanceof Number extension ? extension.intValue() : null,
                (String) found.get("basis")));
    }
}
