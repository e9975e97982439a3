package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lianban.access.Role;

/** One process per file, named as its folder, and either a procedure that is started or a part that is called. */
class ProcessRules implements Rule {

    private static final String PROCEDURE_CODE = "procedureCode";

    /** Names the step that starts a procedure which no person may start. */
    private static final String STARTED_BY = "startedBy";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            identity(file, findings);
            if (ProcessFile.property(file.process(), PROCEDURE_CODE).isPresent()) {
                startable(file, models, findings);
            } else {
                called(file, models, findings);
            }
        }
        models.processes().stream()
                .filter(file -> code(file) != null)
                .collect(Collectors.groupingBy(ProcessRules::code))
                .values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> findings.add(same.get(1).finding(
                        "",
                        "procedureCode 与 %s 重复".formatted(same.get(0).file()),
                        "请换一个没有用过的代号")));
        return findings;
    }

    private static String code(ProcessFile file) {
        return ProcessFile.property(file.process(), PROCEDURE_CODE).orElse(null);
    }

    private static void identity(ProcessFile file, List<Finding> findings) {
        var process = file.process();
        var id = process.getId();
        var fileName = file.file().substring(file.file().lastIndexOf('/') + 1).replace(".bpmn", "");
        if (!fileName.equals(id)) {
            findings.add(file.finding(id, "流程编号与文件名 %s 不同".formatted(fileName), "请改“ID”，或者改文件名"));
        }
        if (!id.equals(file.folder()) && !id.startsWith(file.folder() + "-")) {
            findings.add(file.finding(id, "流程编号与所在的文件夹 %s 不合".formatted(file.folder()), "请写成文件夹名，或者文件夹名加连字符加含义"));
        }
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.matches(".*-v\\d+$")) {
            findings.add(file.finding(id, "流程编号不合写法", "请只用小写字母、数字和连字符，不带版本号"));
        }
        if (!process.isExecutable()) {
            findings.add(file.finding(id, "流程没有设为可执行", "请勾选“Executable”"));
        }
        if (process.getCamundaHistoryTimeToLiveString() == null) {
            findings.add(file.finding(id, "没有写历史保存期限", "请填写“History cleanup”的“Time to live”，例如 P3650D"));
        }
        if (process.getDocumentations().stream().allMatch(text -> text.getTextContent().isBlank())) {
            findings.add(file.finding(id, "没有流程说明", "请填写“Documentation”，一两句话说明办什么"));
        }
        if (process.getCamundaVersionTag() != null && process.getCamundaVersionTag().isBlank()) {
            findings.add(file.finding(id, "版本标签为空", "请填写“Version tag”，或者删去"));
        }
    }

    private static void startable(ProcessFile file, Models models, List<Finding> findings) {
        var process = file.process();
        if (!code(file).matches("[A-Z]{2,8}")) {
            findings.add(file.finding(process.getId(), "事项代号 procedureCode 不合写法", "请写 2 至 8 个大写字母，案件编号里用它"));
        }
        var starter = ProcessFile.property(process, STARTED_BY);
        if (starter.isPresent()) {
            startedBySystem(file, starter.get(), models, findings);
            return;
        }
        if (process.getCamundaCandidateStarterGroupsList().isEmpty()) {
            findings.add(file.finding(process.getId(), "没有写哪些部门可以发起", "请填写“Candidate starter groups”，例如 hall"));
        }
        process.getCamundaCandidateStarterGroupsList().stream()
                .filter(group -> !Role.departments().contains(group))
                .forEach(group -> findings.add(file.finding(
                        process.getId(),
                        "没有部门角色 %s%s".formatted(group, Nearest.of(group, Role.departments())),
                        "请改成已有的部门角色，例如 hall")));
        if (!process.isCamundaStartableInTasklist()) {
            findings.add(file.finding(process.getId(), "有 procedureCode 的流程却不能在 Tasklist 发起", "请勾选“Tasklist”的“Startable”"));
        }
        file.startForm().ifPresentOrElse(
                form -> {
                    if (models.form(file.folder(), form).isEmpty()) {
                        findings.add(file.finding(
                                process.getId(),
                                "发起表单 %s 不在本事项文件夹里%s".formatted(form, Nearest.of(form, models.formsOf(file.folder()))),
                                "请在开始事件的“Form reference”里填本文件夹某张表单的编号"));
                    }
                },
                () -> findings.add(file.finding(process.getId(), "没有发起表单", "请在开始事件的“Form reference”里填表单的编号")));
    }

    /** Without a starter group nobody has the right, and without a form there is nothing to fill in. */
    private static void startedBySystem(ProcessFile file, String starter, Models models, List<Finding> findings) {
        var process = file.process();
        var delegate = models.java().delegates().get(starter);
        if (delegate == null || !delegate.starts().contains(file.id())) {
            findings.add(file.finding(process.getId(), "处理程序 %s 不发起本流程".formatted(starter), "请改 startedBy 属性，或者请开发人员让这个处理程序发起本流程"));
        }
        if (!process.getCamundaCandidateStarterGroupsList().isEmpty() || process.isCamundaStartableInTasklist()
                || file.startForm().isPresent()) {
            findings.add(file.finding(
                    process.getId(),
                    "由系统发起的流程，却写了发起部门、发起表单，或者可在 Tasklist 发起",
                    "请清空“Candidate starter groups”和“Form reference”，去掉“Startable”"));
        }
    }

    private static void called(ProcessFile file, Models models, List<Finding> findings) {
        var process = file.process();
        if (process.isCamundaStartableInTasklist()) {
            findings.add(file.finding(
                    process.getId(),
                    "没有 procedureCode 的流程却可在 Tasklist 发起",
                    "请去掉“Tasklist”的“Startable”，或者写上 procedureCode"));
        }
        if (models.callersOf(file).findAny().isEmpty()) {
            findings.add(file.finding(process.getId(), "既不能发起，也没有本文件夹的流程调用它", "请在主流程里加调用活动（“Called element”），要独立发起的请写上 procedureCode"));
        }
    }
}
