package org.lianban.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Nothing reads a variable that nobody sets. */
class DataFlowRules implements Rule {

    /** The beans that expressions may name. */
    private static final Set<String> BEANS = Set.of("deadline");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var known = new Variables(file, models).known();
            for (var flow : file.all(SequenceFlow.class)) {
                ProcessFile.condition(flow).ifPresent(condition ->
                        missing(file, flow.getId(), "条件里的", Names.read(condition), known, findings));
            }
            for (var timer : file.all(TimerEventDefinition.class)) {
                timer.getChildElementsByType(Expression.class).stream()
                        .map(ModelElementInstance::getTextContent)
                        .filter(text -> text.contains("${"))
                        .forEach(text -> missing(file, timer.getId(), "定时用的", Names.read(text), known, findings));
            }
            steps(file, models, known, findings);
            calls(file, models, known, findings);
            forms(file, models, known, findings);
        }
        return findings;
    }

    private static void steps(ProcessFile file, Models models, Set<String> known, List<Finding> findings) {
        for (var task : file.serviceTasks()) {
            var delegate = models.java().delegates().get(String.valueOf(StepRules.bean(task)));
            if (delegate != null) {
                missing(file, task.getId(), "处理程序 %s 要用的".formatted(delegate.bean()), delegate.requires(), known, findings);
            }
        }
        for (var task : file.decisionTasks()) {
            models.table(file.folder(), String.valueOf(task.getCamundaDecisionRef())).ifPresent(table ->
                    missing(file, task.getId(), "决策 %s 要用的".formatted(table.decision()), table.reads(), known, findings));
        }
    }

    private static void calls(ProcessFile file, Models models, Set<String> known, List<Finding> findings) {
        for (var call : file.callActivities()) {
            missing(file, call.getId(), "传入的", ProcessFile.extensions(call, CamundaIn.class)
                    .map(CamundaIn::getCamundaSource).filter(Objects::nonNull).toList(), known, findings);
            models.process(String.valueOf(call.getCalledElement())).ifPresent(called ->
                    missing(file, call.getId(), "传出的", ProcessFile.extensions(call, CamundaOut.class)
                            .map(CamundaOut::getCamundaSource).filter(Objects::nonNull).toList(),
                            new Variables(called, models).known(), findings));
        }
    }

    private static void forms(ProcessFile file, Models models, Set<String> known, List<Finding> findings) {
        for (var task : file.userTasks()) {
            models.form(file.folder(), String.valueOf(task.getCamundaFormRef())).ifPresent(form -> {
                var columns = form.fields().stream().filter(field -> !field.list().isEmpty()).map(FormFile.Field::key).toList();
                missing(file, task.getId(), "表单 %s 显示的".formatted(form.id()),
                        form.reads().stream().filter(name -> !columns.contains(name)).toList(), known, findings);
            });
        }
    }

    private static void missing(
            ProcessFile file, String element, String reader, Collection<String> read, Set<String> known, List<Finding> findings) {
        read.stream()
                .filter(name -> !known.contains(name) && !BEANS.contains(name))
                .forEach(name -> findings.add(file.finding(
                        element,
                        "%s %s 没有人设置%s".formatted(reader, name, Nearest.of(name, known)),
                        "请改成表单项的“Key”、决策的输出或者办理步骤写入的变量")));
    }
}
