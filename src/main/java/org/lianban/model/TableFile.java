package org.lianban.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;

/**
 * A decision table.
 *
 * @param inputs input expressions in the order of the columns
 */
record TableFile(String file, String folder, String decision, List<String> inputs, List<Column> outputs, List<Row> rows) {

    private static final List<String> BOTH = List.of("true", "false");

    /** @param values the values listed for the output; empty where any may be given */
    record Column(String name, String type, List<String> values) {}

    record Row(String id, String description, List<String> inputs, List<String> outputs) {}

    /** What other rules, and Java, look up in the tables that all procedures share. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "timeLimit", Set.of("procedure", "step", "municipality", "amount", "unit", "statutoryAmount", "statutoryUnit",
                    "extension", "statutoryExtension", "basis"),
            "responsibleDepartment", Set.of("supervisedProcedure", "supervisedStep", "responsibleDepartment"),
            "notice", Set.of("noticeKind", "procedure", "noticeFacts"));

    /** @throws UnreadableModel where it is not one decision with an id and a whole table */
    static TableFile of(String file, String folder, DmnModelInstance model) {
        var decisions = model.getModelElementsByType(Decision.class);
        var tables = model.getModelElementsByType(DecisionTable.class);
        if (decisions.size() != 1 || tables.size() != 1) {
            throw new UnreadableModel("", "一个文件应有且只有一张决策表", "请把每张决策表另存一个文件");
        }
        var decision = decisions.iterator().next();
        if (decision.getId() == null || decision.getId().isBlank()) {
            throw new UnreadableModel("", "决策没有编号", "请填写“ID”");
        }
        var table = tables.iterator().next();
        whole(decision.getId(), table);
        var read = new TableFile(
                file,
                folder,
                decision.getId(),
                table.getInputs().stream().map(input -> text(input.getInputExpression())).toList(),
                table.getOutputs().stream()
                        .map(output -> new Column(
                                output.getName(),
                                output.getTypeRef(),
                                output.getOutputValues() == null ? List.of() : Names.literals(text(output.getOutputValues()))))
                        .toList(),
                table.getRules().stream()
                        .map(rule -> new Row(
                                rule.getId(),
                                rule.getDescription() == null ? "" : rule.getDescription().getTextContent(),
                                rule.getInputEntries().stream().map(TableFile::text).toList(),
                                rule.getOutputEntries().stream().map(TableFile::text).toList()))
                        .toList());
        SHARED.getOrDefault(read.decision(), Set.of()).stream()
                .filter(column -> read.input(column) < 0 && read.output(column) < 0)
                .sorted()
                .findFirst()
                .ifPresent(column -> {
                    throw new UnreadableModel(read.decision(), "各事项都要查这张表，它却没有 %s 一列".formatted(column), "请恢复这一列的名称");
                });
        return read;
    }

    private static void whole(String decision, DecisionTable table) {
        if (table.getOutputs().stream().anyMatch(output -> output.getName() == null || output.getName().isBlank())) {
            throw new UnreadableModel(decision, "有没有名称的输出列", "请填写这一列的“Output name”");
        }
        if (table.getInputs().stream().anyMatch(input -> input.getInputExpression() == null)) {
            throw new UnreadableModel(decision, "有没有表达式的输入列", "请填写这一列的“Expression”");
        }
        table.getRules().stream()
                .filter(rule -> rule.getInputEntries().size() != table.getInputs().size()
                        || rule.getOutputEntries().size() != table.getOutputs().size())
                .findFirst()
                .ifPresent(rule -> {
                    throw new UnreadableModel(
                            Objects.toString(rule.getId(), ""), "规则的格子与列数不符", "请用 Modeler 打开，重新填写这条规则后保存");
                });
    }

    /** Column of that input, by its expression. */
    int input(String expression) {
        return inputs.indexOf(expression);
    }

    int output(String name) {
        return outputs.stream().map(Column::name).toList().indexOf(name);
    }

    /** What the output can be: the listed values, true and false, or the literals in its cells; empty where unknown. */
    List<String> valuesOf(String output) {
        var index = output(output);
        var column = outputs.get(index);
        if ("boolean".equals(column.type())) {
            var cells = rows.stream().map(row -> row.outputs().get(index)).distinct().toList();
            return BOTH.containsAll(cells) ? cells : BOTH;
        }
        if (!column.values().isEmpty()) {
            return column.values();
        }
        var values = new LinkedHashSet<String>();
        rows.forEach(row -> values.addAll(Names.literals(row.outputs().get(index))));
        return new ArrayList<>(values);
    }

    /** The variables that inputs and computed cells read. */
    Set<String> reads() {
        var reads = new LinkedHashSet<String>();
        inputs.forEach(input -> reads.addAll(Names.read(input)));
        rows.forEach(row -> {
            row.inputs().forEach(cell -> reads.addAll(Names.read(cell)));
            row.outputs().forEach(cell -> reads.addAll(Names.read(cell)));
        });
        return reads;
    }

    private static String text(DmnElement element) {
        return element == null ? "" : element.getTextContent().trim();
    }
}
