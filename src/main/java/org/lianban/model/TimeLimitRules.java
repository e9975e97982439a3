package org.lianban.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.lianban.basis.Citation;
import org.lianban.deadline.LimitComparison;

/** Every step has a limit in every municipality, no local limit exceeds the statutory one, and no row is dead. */
class TimeLimitRules implements Rule {

    private static final String TABLE = "timeLimit";
    private static final Set<String> MUNICIPALITIES = Set.of("xianyang", "taiyuan", "tianshui", "gangcheng", "xian");

    /** The limit of the case as a whole, which no element asks for. */
    private static final String CASE = "case";

    /** With the name of a step before it: cases that were opened under an earlier diagram still ask for it. */
    private static final String OF_AN_EARLIER_DIAGRAM = " 为前一版流程";

    private static final String NOTHING = "null";

    private static final List<String> UNITS = List.of("workday", "day", "hour", "month");

    /** The finding where a step asks for a limit that the table lacks. */
    static Optional<Finding> limit(ProcessFile file, String element, String step, Models models) {
        var covered = new HashSet<String>();
        rows(file, step, models).forEach(row -> {
            var municipalities = Names.literals(row.inputs().get(table(models).orElseThrow().input("municipality")));
            covered.addAll(municipalities.isEmpty() ? MUNICIPALITIES : municipalities);
        });
        return covered.containsAll(MUNICIPALITIES)
                ? Optional.empty()
                : Optional.of(file.finding(
                        element,
                        "流程 %s 的环节 %s 没有时限，或者有的地区没有%s".formatted(file.id(), step, Nearest.of(step, listed(file, models))),
                        "请在 decisions/time-limit/time-limit.dmn 里为它加一行，各地都要管到"));
    }

    /** The steps for which the table has a limit in this procedure. */
    private static List<String> listed(ProcessFile file, Models models) {
        return table(models).stream()
                .flatMap(table -> table.rows().stream()
                        .filter(row -> matches(table, row, "procedure", file.id()))
                        .flatMap(row -> Names.literals(row.inputs().get(table.input("step"))).stream()))
                .toList();
    }

    /** Whether every row for the step allows an extension, wherever that is. */
    static boolean mayBeExtended(ProcessFile file, String step, Models models) {
        return rows(file, step, models).noneMatch(row -> cell(table(models).orElseThrow(), row, "extension").equals(NOTHING));
    }

    private static Stream<TableFile.Row> rows(ProcessFile file, String step, Models models) {
        return table(models).stream().flatMap(table -> table.rows().stream()
                .filter(row -> matches(table, row, "procedure", file.id()) && matches(table, row, "step", step)));
    }

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        var table = table(models);
        if (table.isEmpty()) {
            findings.add(new Finding("decisions/time-limit", "", "没有时限表 timeLimit", "请恢复 decisions/time-limit/time-limit.dmn"));
            return findings;
        }
        table.get().rows().forEach(row -> row(table.get(), row, models, findings));
        models.processes().forEach(file -> file.all(TimerEventDefinition.class).forEach(timer -> {
            if (timer.getTimeDate() != null && timer.getTimeDate().getTextContent().contains("deadline.")) {
                UserTaskRules.step(timer.getTimeDate().getTextContent().trim())
                        .map(step -> limit(file, timer.getId(), step, models))
                        .orElseGet(() -> Optional.of(file.finding(
                                timer.getId(),
                                "定时不取自时限表",
                                "请写 ${deadline.stepDueAt(execution, '环节')}，环节换成时限表里的名称")))
                        .ifPresent(findings::add);
            }
        }));
        return findings;
    }

    private static void row(TableFile table, TableFile.Row row, Models models, List<Finding> findings) {
        if (!cell(table, row, "amount").matches("[1-9]\\d*")) {
            findings.add(new Finding(table.file(), row.id(), "时限不是正整数", "请在 amount 一列写正整数，单位写在 unit 一列"));
            return;
        }
        for (var unit : List.of(cell(table, row, "unit"), cell(table, row, "statutoryUnit"))) {
            if (!UNITS.contains(unit) && !unit.equals(NOTHING)) {
                findings.add(new Finding(table.file(), row.id(), "没有时限单位 %s%s".formatted(unit, Nearest.of(unit, UNITS)),
                        "请写 \"workday\"（工作日）、\"day\"（日）、\"hour\"（小时）或者 \"month\"（月）"));
                return;
            }
        }
        if (cell(table, row, "unit").equals(NOTHING)) {
            findings.add(new Finding(table.file(), row.id(), "没有写时限单位", "请在 unit 一列写 \"workday\"、\"day\"、\"hour\" 或者 \"month\""));
            return;
        }
        if (!cell(table, row, "extension").matches("[1-9]\\d*|null")) {
            findings.add(new Finding(table.file(), row.id(), "可延长的数额不是正整数", "请写正整数，不得延长的写 null"));
            return;
        }
        if (cell(table, row, "statutoryAmount").equals(NOTHING)) {
            if (!cell(table, row, "statutoryUnit").equals(NOTHING) || !cell(table, row, "statutoryExtension").equals(NOTHING)) {
                findings.add(new Finding(table.file(), row.id(), "没有法定时限，却写了法定单位或法定可延长", "请把这两列也写成 null"));
            }
        } else {
            statutory(table, row, models, findings);
        }
        used(table, row, models, findings);
    }

    private static void statutory(TableFile table, TableFile.Row row, Models models, List<Finding> findings) {
        var unit = cell(table, row, "unit");
        var statutoryUnit = cell(table, row, "statutoryUnit");
        var citations = Citation.in(cell(table, row, "basis"));
        if (citations.isEmpty() || citations.stream().anyMatch(clause -> models.catalogue().find(clause).isEmpty())) {
            findings.add(new Finding(table.file(), row.id(), "有法定时限，依据一列却没有目录中的条款", "请写明规定法定时限的条款，例如 \"行政许可法/42\""));
        }
        if (statutoryUnit.equals(NOTHING)) {
            findings.add(new Finding(table.file(), row.id(), "法定时限和法定单位只填了一个", "请同时填写，没有法定时限的都写 null"));
            return;
        }
        longer(unit, number(table, row, "amount"), statutoryUnit, number(table, row, "statutoryAmount"))
                .ifPresent(start -> findings.add(new Finding(table.file(), row.id(), "承诺时限 %s 超过法定时限 %s%s".formatted(
                                cell(table, row, "amount"), cell(table, row, "statutoryAmount"), start), "请缩短承诺时限；法律允许更长的，请先改法定时限和依据")));
        var extension = number(table, row, "extension");
        if (extension > 0) {
            longer(unit, extension, statutoryUnit, number(table, row, "statutoryExtension"))
                    .ifPresent(start -> findings.add(new Finding(table.file(), row.id(), "可延长 %s 超过法定可延长 %s%s".formatted(
                                    extension, cell(table, row, "statutoryExtension"), start), "请缩短可延长的数额；法律允许更长的，请先改法定可延长和依据")));
        }
    }

    /** Where the first limit may end after the second: empty text for equal units, else the day of start that shows it. */
    private static Optional<String> longer(String unit, int amount, String otherUnit, int other) {
        if (unit.equals(otherUnit)) {
            return amount > other ? Optional.of("") : Optional.empty();
        }
        return other == 0
                ? Optional.of("")
                : LimitComparison.firstStartWhereLonger(amount, unit, other, otherUnit).map(day -> "：自 %s 起算即更长".formatted(day));
    }

    private static void used(TableFile table, TableFile.Row row, Models models, List<Finding> findings) {
        for (var procedure : Names.literals(row.inputs().get(table.input("procedure")))) {
            var process = models.process(procedure);
            if (process.isEmpty()) {
                findings.add(new Finding(
                        table.file(),
                        row.id(),
                        "没有流程 %s%s".formatted(procedure, Nearest.of(procedure, models.processes().stream().map(ProcessFile::id).toList())),
                        "请改成已有流程的编号，不用的请删去这一行"));
                continue;
            }
            Names.literals(row.inputs().get(table.input("step"))).stream()
                    .filter(step -> !step.equals(CASE) && !steps(process.get()).contains(step))
                    .filter(step -> !row.description().contains(step + OF_AN_EARLIER_DIAGRAM))
                    .forEach(step -> findings.add(
                            new Finding(
                                    table.file(),
                                    row.id(),
                                    "流程 %s 没有环节 %s%s".formatted(procedure, step, Nearest.of(step, steps(process.get()))),
                                    "请改成这个流程用到的环节；前一版流程还在用的，在说明里注明 %s 为前一版流程".formatted(step))));
        }
    }

    /** The steps for which the diagram asks for a limit. */
    static Set<String> steps(ProcessFile file) {
        var steps = new HashSet<String>();
        file.userTasks().forEach(task -> UserTaskRules.step(task.getCamundaDueDate()).ifPresent(steps::add));
        file.all(TimerEventDefinition.class).stream()
                .filter(timer -> timer.getTimeDate() != null)
                .forEach(timer -> UserTaskRules.step(timer.getTimeDate().getTextContent().trim()).ifPresent(steps::add));
        ClockCall.in(file).stream().filter(ClockCall::starts).map(ClockCall::clock).forEach(steps::add);
        return steps;
    }

    private static boolean matches(TableFile table, TableFile.Row row, String input, String value) {
        var allowed = Names.literals(row.inputs().get(table.input(input)));
        return allowed.isEmpty() || allowed.contains(value);
    }

    private static int number(TableFile table, TableFile.Row row, String output) {
        var text = cell(table, row, output);
        return text.equals(NOTHING) ? 0 : Integer.parseInt(text);
    }

    private static String cell(TableFile table, TableFile.Row row, String output) {
        var text = row.outputs().get(table.output(output)).replace("\"", "");
        return text.isEmpty() ? NOTHING : text;
    }

    private static Optional<TableFile> table(Models models) {
        return models.table("time-limit", TABLE);
    }
}
