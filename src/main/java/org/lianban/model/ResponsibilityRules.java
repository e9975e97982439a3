package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import org.lianban.access.Role;

/** Who answers for a step that is overdue is who has to do it. */
class ResponsibilityRules implements Rule {

    private static final String NOT = "not(";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        var table = models.table("overdue-supervision", "responsibleDepartment");
        if (table.isEmpty()) {
            findings.add(new Finding(
                    "decisions/overdue-supervision",
                    "",
                    "没有责任部门表 responsibleDepartment",
                    "请恢复 decisions/overdue-supervision/responsible-department.dmn"));
            return findings;
        }
        for (var file : models.processes()) {
            for (var task : file.userTasks()) {
                var group = String.join(",", task.getCamundaCandidateGroupsList());
                UserTaskRules.step(task.getCamundaDueDate())
                        // supervision is not supervised
                        .filter(step -> !file.folder().equals(table.get().folder()))
                        // of one that does not exist another rule tells
                        .filter(step -> group.startsWith("${") || Role.departments().contains(group))
                        .filter(step -> !answers(table.get(), file.id(), step).equals(List.of(group)))
                        .ifPresent(step -> findings.add(file.finding(
                                task,
                                "由 %s 办理，责任部门表却写着“%s”".formatted(group, String.join("、", answers(table.get(), file.id(), step))),
                                "请改办理部门（“Candidate groups”），或者在 responsible-department.dmn 里改这一环节的责任部门")));
            }
        }
        return findings;
    }

    private static List<String> answers(TableFile table, String procedure, String step) {
        return table.rows().stream()
                .filter(row -> admits(row.inputs().get(table.input("supervisedProcedure")), procedure))
                .filter(row -> admits(row.inputs().get(table.input("supervisedStep")), step))
                .flatMap(row -> Names.literals(row.outputs().get(table.output("responsibleDepartment"))).stream())
                .toList();
    }

    private static boolean admits(String cell, String value) {
        var named = Names.literals(cell);
        return named.isEmpty() || named.contains(value) != cell.startsWith(NOT);
    }
}
