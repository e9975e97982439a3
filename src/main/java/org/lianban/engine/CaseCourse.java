package org.lianban.engine;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** How far a case has come, for somebody who has shown a right to it: names of steps and days, nothing that they hold. */
@Component
public class CaseCourse {

    /** What an applicant takes for a step; decisions and reminders are not. */
    private static final Set<String> STEPS = Set.of("userTask", "serviceTask", "receiveTask");

    private static final Set<String> REMINDERS = Set.of("serviceTask_sendTimeNotice", "serviceTask_startSupervision");

    private final HistoryService history;
    private final CaseRecords records;
    private final Unrestricted unrestricted;

    CaseCourse(ProcessEngine engine, CaseRecords records, Unrestricted unrestricted) {
        this.history = engine.getHistoryService();
        this.records = records;
        this.unrestricted = unrestricted;
    }

    /** A finished step. */
    public record Done(String name, OffsetDateTime endedAt) {}

    /** Name of the procedure of a case. */
    public String matter(String caseNumber) {
        var instance = records.find(caseNumber).orElseThrow(() -> new CaseNotFoundException(caseNumber)).processInstanceId();
        return unrestricted.callAsNobody(
                () -> history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getProcessDefinitionName());
    }

    /** In the order in which they were finished, of called processes too. */
    public List<Done> done(String caseNumber) {
        return unrestricted.callAsNobody(() -> history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance).finished().list().stream())
                .filter(activity -> STEPS.contains(activity.getActivityType()) && !activity.isCanceled())
                .filter(activity -> !REMINDERS.contains(activity.getActivityId()))
                .sorted((one, other) -> one.getEndTime().compareTo(other.getEndTime()))
                .map(CaseCourse::done)
                .toList());
    }

    private static Done done(HistoricActivityInstance activity) {
        return new Done(
                activity.getActivityName(), OfficialTime.of(activity.getEndTime()));
    }
}
