package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A user task that wants another person than earlier steps names steps that people take. */
class SeparationRules implements Rule {

    private static final String PREFIX = "separation.";
    private static final String OTHER_THAN = PREFIX + "otherThan";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var steps = steps(file);
            for (var element : file.all(FlowElement.class)) {
                ProcessFile.properties(element)
                        .filter(property -> property.name().startsWith(PREFIX))
                        .forEach(property -> check(file, element, property, steps, findings));
            }
        }
        return findings;
    }

    private static Set<String> steps(ProcessFile file) {
        return Stream.concat(
                        file.userTasks().stream(),
                        file.all(StartEvent.class).stream().filter(event -> event.getParentElement() instanceof Process))
                .map(FlowElement::getId)
                .collect(Collectors.toSet());
    }

    private static void check(
            ProcessFile file, FlowElement element, ProcessFile.Property property, Set<String> steps, List<Finding> findings) {
        if (!property.name().equals(OTHER_THAN)) {
            findings.add(file.finding(element, "没有属性 " + property.name(), "另一人办理的要求只用属性 separation.otherThan，请改名或者删去"));
            return;
        }
        if (!(element instanceof UserTask)) {
            findings.add(file.finding(element, "只有用户任务可以要求由另一人办理", "请把 separation.otherThan 移到用户任务上"));
        }
        for (var step : property.value().split(",", -1)) {
            if (!steps.contains(step.strip())) {
                findings.add(file.finding(
                        element,
                        "须由另一人办理的环节 %s 不是本流程的用户任务或开始事件%s".formatted(step.strip(), Nearest.of(step.strip(), steps)),
                        "请改成已有环节的编号，几个用半角逗号隔开"));
            } else if (step.strip().equals(element.getId())) {
                findings.add(file.finding(element, "环节不能要求与自己不同的人", "请从 separation.otherThan 里去掉它自己"));
            }
        }
    }
}
