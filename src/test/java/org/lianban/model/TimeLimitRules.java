package org.lianban.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** Every step has a limit in every municipality, no local limit exceeds the statutory one, and no row is dead. */
class TimeLimitRules implements Rule {

    private static final String TABLE = "timeLimit";
    private static final Set<String> MUNICIPALITIES = Set.of("xianyang", "taiyuan", "tianshui", "gangcheng", "xian");

    /** The limit of the case as a whole, which no element asks for. */
    private static final String CASE = "case";

    /** The finding where a step asks for a limit that the table lacks. */
    static Optional<Finding> limit(ProcessFile file, String element, String step, Models models) {
        var covered = new HashSet<String>();
        var table = table(models);
        if (table.isPresent()) {
            for (var row : table.get().rows()) {
                if (matches(table.get(), row, "procedure", file.id()) && matches(table.get(), row, "step", step)) {
                    var municipalities = Names.literals(row.inputs().get(table.get().input("municipality")));
                    covered.addAll(municipalities.isEmpty() ? MUNICIPALITIES : municipalities);
                }
            }
        }
        return covered.containsAll(MUNICIPALITIES)
                ? Optional.empty()
                : Optional.of(file.finding(element, "时限表没有流程 %s 的环节 %s，或不是各地都有".formatted(file.id(), step)));
    }

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        var table = table(models);
        if (table.isEmpty()) {
            findings.add(new Finding("decisions/time-limit", "", "没有时限表 timeLimit"));
            return findings;
        }
        table.get().rows().forEach(row -> row(table.get(), row, models, findings));
        models.processes().forEach(file -> file.all(TimerEventDefinition.class).forEach(timer -> {
            if (timer.getTimeDate() != null && timer.getTimeDate().getTextContent().contains("deadline.")) {
                UserTaskRules.step(timer.getTimeDate().getTextContent().trim())
                        .map(step -> limit(file, timer.getId(), step, models))
                        .orElseGet(() -> Optional.of(file.finding(timer.getId(), "定时应写 ${deadline.stepDueAt(execution, '环节')}")))
                        .ifPresent(findings::add);
            }
        }));
        return findings;
    }

    private static void row(TableFile table, TableFile.Row row, Models models, List<Finding> findings) {
        var amount = cell(table, row, "amount");
        var unit = cell(table, row, "unit");
        var statutory = cell(table, row, "statutoryAmount");
        var statutoryUnit = cell(table, row, "statutoryUnit");
        if (!amount.matches("[1-9]\\d*")) {
            findings.add(new Finding(table.file(), row.id(), "时限应为正整数"));
            return;
        }
        if (statutory.equals("null") != statutoryUnit.equals("null")) {
            findings.add(new Finding(table.file(), row.id(), "法定时限和法定单位应同时填写或同时为空"));
        } else if (!statutory.equals("null")) {
            if (!unit.equals(statutoryUnit)) {
                if (!row.description().contains("单位")) {
                    findings.add(new Finding(table.file(), row.id(), "承诺与法定的单位不同，须在说明中写明单位如何比较"));
                }
            } else if (Integer.parseInt(amount) > Integer.parseInt(statutory)) {
                findings.add(new Finding(table.file(), row.id(), "承诺时限 %s 超过法定时限 %s".formatted(amount, statutory)));
            }
        }
        used(table, row, models, findings);
    }

    private static void used(TableFile table, TableFile.Row row, Models models, List<Finding> findings) {
        for (var procedure : Names.literals(row.inputs().get(table.input("procedure")))) {
            var process = models.process(procedure);
            if (process.isEmpty()) {
                findings.add(new Finding(table.file(), row.id(), "没有流程 " + procedure));
                continue;
            }
            Names.literals(row.inputs().get(table.input("step"))).stream()
                    .filter(step -> !step.equals(CASE) && !steps(process.get()).contains(step))
                    .forEach(step -> findings.add(
                            new Finding(table.file(), row.id(), "流程 %s 没有环节 %s".formatted(procedure, step))));
        }
    }

    private static Set<String> steps(ProcessFile file) {
        var steps = new HashSet<String>();
        file.userTasks().forEach(task -> UserTaskRules.step(task.getCamundaDueDate()).ifPresent(steps::add));
        file.all(TimerEventDefinition.class).stream()
                .filter(timer -> timer.getTimeDate() != null)
                .forEach(timer -> UserTaskRules.step(timer.getTimeDate().getTextContent().trim()).ifPresent(steps::add));
        return steps;
    }

    private static boolean matches(TableFile table, TableFile.Row row, String input, String value) {
        var allowed = Names.literals(row.inputs().get(table.input(input)));
        return allowed.isEmpty() || allowed.contains(value);
    }

    private static String cell(TableFile table, TableFile.Row row, String output) {
        var text = row.outputs().get(table.output(output)).replace("\"", "");
        return text.isEmpty() ? "null" : text;
    }

    private static Optional<TableFile> table(Models models) {
        return models.table("time-limit", TABLE);
    }
}
