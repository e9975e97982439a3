package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Every procedure shows in its own diagram, once, what happens when a clock of the case reaches a level. */
class ReminderRules implements Rule {

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var reminders = file.all(SubProcess.class).stream().filter(ReminderRules::isReminder).count();
            if (ProcessFile.property(file.process(), "procedureCode").isEmpty()) {
                if (reminders > 0) {
                    findings.add(file.finding(file.id(), "时限提醒只发给案件的主流程，被调用的流程收不到", "请把事件子流程“时限提醒”移到主流程"));
                }
            } else if (reminders != 1) {
                findings.add(file.finding(file.id(), "时限提醒不是恰好一个", "请保留一个由消息 %s 触发、不中断流程的事件子流程".formatted(MessageRules.CLOCK_REACHED)));
            }
        }
        return findings;
    }

    private static boolean isReminder(SubProcess subProcess) {
        return subProcess.triggeredByEvent()
                && subProcess.getParentElement() instanceof Process
                && subProcess.getChildElementsByType(StartEvent.class).stream()
                        .anyMatch(start -> !start.isInterrupting() && isTold(start));
    }

    private static boolean isTold(StartEvent start) {
        return start.getEventDefinitions().stream().anyMatch(definition -> definition instanceof MessageEventDefinition event
                && event.getMessage() != null
                && MessageRules.CLOCK_REACHED.equals(event.getMessage().getName()));
    }
}
