package org.lianban.deadline;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLink;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Decisions;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Component;

/** Reminds the department whose time is running out; the notice is on record with the case. */
@Component("sendTimeNotice")
class SendTimeNoticeDelegate implements JavaDelegate {

    private static final Map<String, String> TEXTS = Map.of(
            "yellow", "黄色预警：案件%s的“%s”应于%s前办结，请抓紧办理。",
            "orange", "橙色预警：案件%s的“%s”应于%s前办结，时间所剩不多，请优先办理。",
            "red", "逾期提醒：案件%s的“%s”应于%s前办结，现已逾期，请立即办理。");

    private final Decisions decisions;
    private final Journal journal;

    SendTimeNoticeDelegate(Decisions decisions, Journal journal) {
        this.decisions = decisions;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseNumber = CaseNumber.of(execution);
        var level = Reminder.LEVEL.require(execution);
        var dueAt = OffsetDateTime.parse(Reminder.DUE_AT.require(execution));
        var notice = new LinkedHashMap<String, Object>();
        notice.put("department", department(execution, caseNumber));
        notice.put("clock", Reminder.CLOCK.require(execution));
        notice.put("level", level);
        notice.put("text", TEXTS.get(level).formatted(caseNumber, Reminder.STEP_NAME.require(execution), Reminder.inWords(dueAt)));
        notice.put("activityId", execution.getCurrentActivityId());
        notice.put("activityName", execution.getCurrentActivityName());
        notice.put("processDefinitionId", execution.getProcessDefinitionId());
        journal.record(caseNumber, "notice.sent", notice);
    }

    /** Whoever has the step's task; where nobody has it now, whoever answers for the step. */
    private String department(DelegateExecution execution, String caseNumber) {
        var step = Reminder.STEP.require(execution);
        var procedure = Reminder.PROCEDURE.require(execution);
        return atWork(execution, caseNumber, step)
                .or(() -> decisions
                        .single("responsibleDepartment", Map.of("supervisedProcedure", procedure, "supervisedStep", step))
                        .map(rule -> (String) rule.get("responsibleDepartment")))
                .orElseThrow(() -> new ProcessEngineException("没有规定流程 %s 的环节 %s 由哪个部门负责".formatted(procedure, step)));
    }

    private static Optional<String> atWork(DelegateExecution execution, String caseNumber, String step) {
        var tasks = execution.getProcessEngineServices().getTaskService();
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(ClockNames.activity(step))
                .list()
                .stream()
                .flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream())
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
