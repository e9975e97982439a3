package org.lianban.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** @throws IllegalArgumentException when the file does not hold exactly one decision with a table */
    static TableFile of(String file, String folder, DmnModelInstance model) {
        var decisions = model.getModelElementsByType(Decision.class);
        var tables = model.getModelElementsByType(DecisionTable.class);
        if (decisions.size() != 1 || tables.size() != 1) {
            throw new IllegalArgumentException("一个文件应有且只有一张决策表");
        }
        var table = tables.iterator().next();
        return new TableFile(
                file,
                folder,
                decisions.iterator().next().getId(),
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
