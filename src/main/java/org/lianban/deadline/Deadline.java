package org.lianban.deadline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.lianban.engine.Decisions;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** What diagrams ask for due times: {@code ${deadline.stepDueAt(execution, 'reviewApplication')}}. */
@Component("deadline")
public class Deadline {

    private static final String TIME_LIMIT = "timeLimit";
    private static final String FROM_FIRST_ENTRY = "first";
    private static final Variable<Boolean> EXTENSION_APPROVED = Variable.of("extensionApproved", Boolean.class);
    private static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);

    private final Decisions decisions;
    private final WorkdayCalendar calendar;
    private final Clock clock;

    Deadline(Decisions decisions, WorkdayCalendar calendar, Clock clock) {
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * When a step that begins now must be done, by the limit of the table {@code time-limit.dmn}. Where the table counts
     * from the first entry, later entries keep that day, in the variable {@code <step>From}; a diagram begins the count
     * anew by setting it to null.
     *
     * @throws ProcessEngineException when the table has no row for the step, so that nobody works without a limit unseen
     */
    public Date stepDueAt(DelegateExecution execution, String step) {
        var procedure = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        var extended = EXTENSION_APPROVED.find(execution).orElse(false);
        var rule = rule(procedure, step, MUNICIPALITY.require(execution), extended)
                .orElseThrow(() -> new ProcessEngineException("时限表没有流程 %s 的环节 %s".formatted(procedure, step)));
        var begin = FROM_FIRST_ENTRY.equals(rule.get("countedFrom")) ? firstEntry(execution, step) : OffsetDateTime.now(clock);
        return Date.from(limit(rule).endsAfter(begin, calendar).toInstant());
    }

    /** When a case that began at a moment must be done as a whole; empty where the municipality promises nothing. */
    public Optional<OffsetDateTime> caseDueAt(String procedure, String municipality, OffsetDateTime openedAt) {
        return rule(procedure, "case", municipality, false).map(rule -> limit(rule).endsAfter(openedAt, calendar));
    }

    private OffsetDateTime firstEntry(DelegateExecution execution, String step) {
        var from = Variable.of(step + "From", String.class);
        if (from.find(execution).isEmpty()) {
            from.set(execution, OffsetDateTime.now(clock).toString());
        }
        return OffsetDateTime.parse(from.require(execution));
    }

    private Optional<Map<String, Object>> rule(String procedure, String step, String municipality, boolean extended) {
        return decisions.single(
                TIME_LIMIT,
                Map.of("procedure", procedure, "step", step, "municipality", municipality, "extensionApproved", extended));
    }

    private static TimeLimit limit(Map<String, Object> rule) {
        return new TimeLimit(
                ((Number) rule.get("amount")).intValue(),
                TimeLimit.Unit.valueOf(((String) rule.get("unit")).toUpperCase(Locale.ROOT)));
    }
}
