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
                .forEach(same -> findings.add(same.get(1).finding("", "procedureCode 与 %s 重复".formatted(same.get(0).file()))));
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
            findings.add(file.finding(id, "流程编号应与文件名 %s 相同".formatted(fileName)));
        }
        if (!id.equals(file.folder()) && !id.startsWith(file.folder() + "-")) {
            findings.add(file.finding(id, "流程编号应为文件夹名 %s，或以它加连字符开头".formatted(file.folder())));
        }
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.matches(".*-v\\d+$")) {
            findings.add(file.finding(id, "流程编号只用小写字母和连字符，不带版本号"));
        }
        if (!process.isExecutable()) {
            findings.add(file.finding(id, "流程应设为可执行"));
        }
        if (process.getCamundaHistoryTimeToLiveString() == null) {
            findings.add(file.finding(id, "缺少历史保存期限 historyTimeToLive"));
        }
        if (process.getDocumentations().stream().allMatch(text -> text.getTextContent().isBlank())) {
            findings.add(file.finding(id, "缺少流程说明"));
        }
        if (process.getCamundaVersionTag() != null && process.getCamundaVersionTag().isBlank()) {
            findings.add(file.finding(id, "版本标签为空"));
        }
    }

    private static void startable(ProcessFile file, Models models, List<Finding> findings) {
        var process = file.process();
        if (!code(file).matches("[A-Z]{2,8}")) {
            findings.add(file.finding(process.getId(), "procedureCode 应为 2 至 8 个大写字母"));
        }
        var starter = ProcessFile.property(process, STARTED_BY);
        if (starter.isPresent()) {
            startedBySystem(file, starter.get(), models, findings);
            return;
        }
        if (process.getCamundaCandidateStarterGroupsList().isEmpty()) {
            findings.add(file.finding(process.getId(), "可发起的流程应有发起部门 candidateStarterGroups"));
        }
        process.getCamundaCandidateStarterGroupsList().stream()
                .filter(group -> !Role.departments().contains(group))
                .forEach(group -> findings.add(file.finding(process.getId(), "没有部门角色 " + group)));
        if (!process.isCamundaStartableInTasklist()) {
            findings.add(file.finding(process.getId(), "有 procedureCode 的流程应可在 Tasklist 发起"));
        }
        file.startForm().ifPresentOrElse(
                form -> {
                    if (models.form(file.folder(), form).isEmpty()) {
                        findings.add(file.finding(process.getId(), "发起表单 %s 不在本文件夹".formatted(form)));
                    }
                },
                () -> findings.add(file.finding(process.getId(), "可发起的流程应有发起表单")));
    }

    /** Without a starter group nobody has the right, and without a form there is nothing to fill in. */
    private static void startedBySystem(ProcessFile file, String starter, Models models, List<Finding> findings) {
        var process = file.process();
        var delegate = models.java().delegates().get(starter);
        if (delegate == null || !delegate.starts().contains(file.id())) {
            findings.add(file.finding(process.getId(), "处理程序 %s 不发起本流程".formatted(starter)));
        }
        if (!process.getCamundaCandidateStarterGroupsList().isEmpty() || process.isCamundaStartableInTasklist()
                || file.startForm().isPresent()) {
            findings.add(file.finding(process.getId(), "由系统发起的流程不写发起部门、没有发起表单、不得在 Tasklist 发起"));
        }
    }

    private static void called(ProcessFile file, Models models, List<Finding> findings) {
        var process = file.process();
        if (process.isCamundaStartableInTasklist()) {
            findings.add(file.finding(process.getId(), "没有 procedureCode 的流程不得在 Tasklist 发起"));
        }
        if (models.callersOf(file).findAny().isEmpty()) {
            findings.add(file.finding(process.getId(), "既不能发起，也没有本文件夹的流程调用它"));
        }
    }
}
