package org.lianban.deadline;

import static java.util.Map.entry;

import java.time.OffsetDateTime;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Cases;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Component;

/** Opens a case of supervision over a clock that has run out. The supervised case goes on as it stands. */
@Component("startSupervision")
class StartSupervisionDelegate implements JavaDelegate {

    private final Cases cases;
    private final Journal journal;

    StartSupervisionDelegate(Cases cases, Journal journal) {
        this.cases = cases;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var supervised = CaseNumber.of(execution);
        var clock = Reminder.CLOCK.require(execution);
        var dueAt = Reminder.DUE_AT.require(execution);
        var supervision = cases.start("overdue-supervision", Map.ofEntries(
                entry("supervisedCase", supervised),
                entry("supervisedProcedure", Reminder.PROCEDURE.require(execution)),
                entry("supervisedStep", Reminder.STEP.require(execution)),
                entry("supervisedStepName", Reminder.STEP_NAME.require(execution)),
                entry("supervisedDueAt", dueAt),
                entry("supervisedDueText", Reminder.inWords(OffsetDateTime.parse(dueAt))),
                entry("supervisedClock", clock)));
        journal.record(supervised, "supervision.started", Map.of(
                "supervision", supervision,
                "clock", clock,
                "activityId", execution.getCurrentActivityId(),
                "activityName", execution.getCurrentActivityName(),
                "processDefinitionId", execution.getProcessDefinitionId()));
    }
}
