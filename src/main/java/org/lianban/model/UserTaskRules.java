package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.lianban.access.Role;

/** Every user task has one department, a form of its folder, and a due date from the table of time limits. */
class UserTaskRules implements Rule {

    private static final Pattern DUE = Pattern.compile("\\$\\{deadline\\.stepDueAt\\(execution, '(\\w+)'\\)}");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            for (var task : file.userTasks()) {
                who(file, task, models, findings);
                form(file, models, task.getId(), task.getCamundaFormRef(), task.getCamundaFormRefBinding(), findings);
                due(file, task, models, findings);
            }
            file.all(StartEvent.class).stream().filter(event -> event.getCamundaFormRef() != null).forEach(event -> form(
                    file, models, event.getId(), event.getCamundaFormRef(), event.getCamundaFormRefBinding(), findings));
        }
        return findings;
    }

    private static void who(ProcessFile file, UserTask task, Models models, List<Finding> findings) {
        if (task.getCamundaAssignee() != null || task.getCamundaCandidateUsers() != null) {
            findings.add(file.finding(task, "任务只指定部门，不指定人"));
        }
        var groups = task.getCamundaCandidateGroupsList();
        if (groups.size() != 1) {
            findings.add(file.finding(task, "任务应有且只有一个候选部门"));
        }
        groups.stream().flatMap(group -> departments(file, task, group, models, findings)).forEach(department -> {
            if (!Role.departments().contains(department)) {
                findings.add(file.finding(task, "没有部门角色 " + department));
            }
        });
    }

    /** The group itself, or all that a decision can make the variable that stands for it. */
    private static Stream<String> departments(
            ProcessFile file, UserTask task, String group, Models models, List<Finding> findings) {
        var variable = VARIABLE.matcher(group);
        if (!variable.matches()) {
            return Stream.of(group);
        }
        var decided = new Variables(file, models).decidedValuesOf(variable.group(1));
        if (decided.isEmpty()) {
            findings.add(file.finding(task, "候选部门 %s 须由本流程的决策给出".formatted(group)));
        }
        return decided.stream();
    }

    private static void form(
            ProcessFile file, Models models, String element, String form, String binding, List<Finding> findings) {
        if (form == null) {
            findings.add(file.finding(element, "缺少表单"));
            return;
        }
        if (!"deployment".equals(binding)) {
            findings.add(file.finding(element, "表单应按 deployment 绑定"));
        }
        if (models.form(file.folder(), form).isEmpty()) {
            findings.add(file.finding(element, "本文件夹没有表单 " + form));
        }
    }

    private static void due(ProcessFile file, UserTask task, Models models, List<Finding> findings) {
        var step = step(task.getCamundaDueDate());
        if (step.isEmpty()) {
            findings.add(file.finding(task, "到期时间应写 ${deadline.stepDueAt(execution, '环节')}"));
        } else {
            TimeLimitRules.limit(file, task.getId(), step.get(), models).ifPresent(findings::add);
        }
        if (task.getCamundaFollowUpDate() != null) {
            findings.add(file.finding(task, "不设跟进时间"));
        }
    }

    /** The step that a due date asks for. */
    static Optional<String> step(String expression) {
        var matcher = DUE.matcher(expression == null ? "" : expression);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
