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
            findings.add(file.finding(task, "任务指定了人", "请清空“Assignee”和“Candidate users”，只写“Candidate groups”"));
        }
        var groups = task.getCamundaCandidateGroupsList();
        if (groups.size() != 1) {
            findings.add(file.finding(task, "任务不是恰好由一个部门办理", "请在“Candidate groups”里写一个部门角色，例如 hall"));
        }
        groups.stream().flatMap(group -> departments(file, task, group, models, findings)).forEach(department -> {
            if (!Role.departments().contains(department)) {
                findings.add(file.finding(
                        task,
                        "没有部门角色 %s%s".formatted(department, Nearest.of(department, Role.departments())),
                        "请改成已有的部门角色，例如 hall"));
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
            findings.add(file.finding(task, "办理部门 %s 不是本流程的决策给出的".formatted(group), "请改成部门角色，或者先用决策任务算出它"));
        }
        return decided.stream();
    }

    private static void form(
            ProcessFile file, Models models, String element, String form, String binding, List<Finding> findings) {
        if (form == null) {
            findings.add(file.finding(element, "没有表单", "请在“Form reference”里填本文件夹某张表单的编号"));
            return;
        }
        if (!"deployment".equals(binding)) {
            findings.add(file.finding(element, "表单没有按 deployment 绑定", "请把“Form reference”的“Binding”选为 deployment"));
        }
        if (models.form(file.folder(), form).isEmpty()) {
            findings.add(file.finding(
                    element,
                    "本事项没有表单 %s%s".formatted(form, Nearest.of(form, models.formsOf(file.folder()))),
                    "请在“Form reference”里填本文件夹某张表单的编号"));
        }
    }

    private static void due(ProcessFile file, UserTask task, Models models, List<Finding> findings) {
        var step = step(task.getCamundaDueDate());
        if (step.isEmpty()) {
            findings.add(file.finding(
                    task,
                    "没有按时限表写到期时间",
                    "请用“人工办理”模板，或者在“Due date”里写 ${deadline.stepDueAt(execution, '环节')}，环节换成时限表里的名称"));
        } else {
            TimeLimitRules.limit(file, task.getId(), step.get(), models).ifPresent(findings::add);
        }
        if (task.getCamundaFollowUpDate() != null) {
            findings.add(file.finding(task, "写了跟进时间", "请清空“Follow up date”"));
        }
    }

    /** The step that a due date asks for. */
    static Optional<String> step(String expression) {
        var matcher = DUE.matcher(expression == null ? "" : expression);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
