package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;

/** A decision task asks a table of the same-named folder and keeps only outputs that the table has. */
class DecisionTaskRules implements Rule {

    private static final Pattern OUTPUT = Pattern.compile("\\$\\{decisionResult(?:\\.singleResult|\\[0])\\.(\\w+)}");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            for (var task : file.decisionTasks()) {
                if (!"deployment".equals(task.getCamundaDecisionRefBinding())) {
                    findings.add(file.finding(task, "决策表应按 deployment 绑定", "请把“Decision reference”的“Binding”选为 deployment"));
                }
                models.table(file.folder(), String.valueOf(task.getCamundaDecisionRef())).ifPresentOrElse(
                        table -> result(file, task, table, findings),
                        () -> findings.add(file.finding(
                                task,
                                "decisions/%s 没有决策 %s%s".formatted(
                                        file.folder(),
                                        task.getCamundaDecisionRef(),
                                        Nearest.of(task.getCamundaDecisionRef(), models.decisionsOf(file.folder()))),
                                "请在“Decision reference”里填 decisions 中同名文件夹里某张决策表的编号")));
            }
        }
        return findings;
    }

    private static void result(ProcessFile file, BusinessRuleTask task, TableFile table, List<Finding> findings) {
        var mapping = String.valueOf(task.getCamundaMapDecisionResult());
        switch (mapping) {
            case "singleEntry" -> {
                if (task.getCamundaResultVariable() == null) {
                    findings.add(file.finding(task, "没有写明结果存到哪个变量", "请填写“Result variable”，或者改用 singleResult 加“Outputs”"));
                }
                if (table.outputs().size() != 1) {
                    findings.add(file.finding(
                            task,
                            "决策 %s 有 %d 个输出，应改用 singleResult".formatted(table.decision(), table.outputs().size()),
                            "请把“Map decision result”选为 singleResult，并在“Outputs”里逐个取用"));
                }
            }
            case "singleResult" -> outputs(file, task, table, findings);
            default -> findings.add(file.finding(task, "结果取法应为 singleEntry 或 singleResult，不是 " + mapping, "请改“Map decision result”"));
        }
    }

    private static void outputs(ProcessFile file, BusinessRuleTask task, TableFile table, List<Finding> findings) {
        if (task.getCamundaResultVariable() != null) {
            findings.add(file.finding(task, "singleResult 用输出参数取值，不写结果变量", "请清空“Result variable”"));
        }
        var parameters = ProcessFile.extensions(task, CamundaInputOutput.class)
                .flatMap(mapping -> mapping.getCamundaOutputParameters().stream())
                .toList();
        if (parameters.isEmpty()) {
            findings.add(file.finding(task, "没有取用决策的任何输出", "请在“Outputs”里取用所需的输出，例如名称 grade，值 ${decisionResult[0].grade}"));
        }
        for (var parameter : parameters) {
            var matcher = OUTPUT.matcher(parameter.getTextContent().trim());
            if (!matcher.matches() || !matcher.group(1).equals(parameter.getCamundaName())) {
                findings.add(file.finding(task, "输出参数 %s 应写 ${decisionResult[0].%s}"
                        .formatted(parameter.getCamundaName(), parameter.getCamundaName()), "请把名称和 decisionResult 后面的名称写成一样"));
            } else if (table.output(parameter.getCamundaName()) < 0) {
                findings.add(file.finding(
                        task,
                        "决策 %s 没有输出 %s%s".formatted(
                                table.decision(),
                                parameter.getCamundaName(),
                                Nearest.of(parameter.getCamundaName(), table.outputs().stream().map(TableFile.Column::name).toList())),
                        "请改成决策表里某个输出列的名称"));
            }
        }
    }
}
