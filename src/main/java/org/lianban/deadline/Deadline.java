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
     * When a step that begins now must be done, by the limit of the table {@code time-limit.dmn}.
     *
     * @throws ProcessEngineException when the table has no row for the step, so that nobody works without a limit unseen
     */
    public Date stepDueAt(DelegateExecution execution, String step) {
        var procedure = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        var limit = limit(procedure, step, MUNICIPALITY.require(execution))
                .orElseThrow(() -> new ProcessEngineException("时限表没有流程 %s 的环节 %s".formatted(procedure, step)));
        return Date.from(limit.endsAfter(OffsetDateTime.now(clock), calendar).toInstant());
    }

    /** When a case that began at a moment must be done as a whole; empty where the municipality promises nothing. */
    public Optional<OffsetDateTime> caseDueAt(String procedure, String municipality, OffsetDateTime openedAt) {
        return limit(procedure, "case", municipality).map(limit -> limit.endsAfter(openedAt, calendar));
    }

    private Optional<TimeLimit> limit(String procedure, String step, String municipality) {
        return decisions
                .single(TIME_LIMIT, Map.of("procedure", procedure, "step", step, "municipality", municipality))
                .map(rule -> new TimeLimit(
                        ((Number) rule.get("amount")).intValue(),
                        TimeLimit.Unit.valueOf(((String) rule.get("unit")).toUpperCase(Locale.ROOT))));
    }
}
