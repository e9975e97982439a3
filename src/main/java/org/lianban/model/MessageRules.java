package org.lianban.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.lianban.access.Role;

/** Messages and errors are named by who states which fact, and each that is declared is used. */
class MessageRules implements Rule {

    /** Sent by the sweeper of time limits to every procedure. */
    static final String CLOCK_REACHED = "clock.reached";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            messages(file, findings);
            errors(file, findings);
        }
        return findings;
    }

    private static void messages(ProcessFile file, List<Finding> findings) {
        var used = ids(Stream.concat(
                file.all(MessageEventDefinition.class).stream().map(MessageEventDefinition::getMessage),
                file.all(ReceiveTask.class).stream().map(ReceiveTask::getMessage)));
        for (var message : file.all(Message.class)) {
            var expected = file.camelCaseFolder() + "\\.[a-z][A-Za-z]*";
            if (message.getName() == null || !(message.getName().matches(expected) || message.getName().equals(CLOCK_REACHED))) {
                findings.add(file.finding(
                        message.getId(),
                        "消息“%s”应命名为 %s.事实".formatted(message.getName(), file.camelCaseFolder()),
                        "请改“Message”的名称，事实用小写字母开头的英文"));
            }
            if (!used.contains(message.getId())) {
                findings.add(file.finding(message.getId(), "消息没有用到", "请在等它的事件上选用，或者删去"));
            }
        }
        file.all(ReceiveTask.class).stream()
                .filter(task -> task.getMessage() == null)
                .forEach(task -> findings.add(file.finding(task, "接收任务没有消息", "请在“Message”里选用一个消息")));
    }

    private static void errors(ProcessFile file, List<Finding> findings) {
        var used = ids(file.all(ErrorEventDefinition.class).stream().map(ErrorEventDefinition::getError));
        var owners = Role.departments().stream().map(Names::camelCase).collect(Collectors.toSet());
        owners.add(file.camelCaseFolder());
        for (var error : file.all(Error.class)) {
            var parts = error.getErrorCode() == null ? new String[0] : error.getErrorCode().split("\\.");
            if (parts.length != 2 || !owners.contains(parts[0]) || !parts[1].matches("[a-z][A-Za-z]*")) {
                findings.add(file.finding(
                        error.getId(),
                        "错误码“%s”应为 部门或流程.事实".formatted(error.getErrorCode()),
                        "请改“Error”的编码，例如 registrar.refused"));
            }
            if (!used.contains(error.getId())) {
                findings.add(file.finding(error.getId(), "错误没有用到", "请在接住它的边界事件上选用，或者删去"));
            }
        }
    }

    private static Set<String> ids(Stream<? extends BaseElement> elements) {
        var ids = new HashSet<String>();
        elements.filter(element -> element != null).forEach(element -> ids.add(element.getId()));
        return ids;
    }
}
