package org.lianban.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * A decision model as the designer saved it, with one or several decisions.
 *
 * @param dmn the text of the file; the parsed model no longer tells what was written from what the schema supplies
 */
record DecisionTableFile(Path path, String dmn, DmnModelInstance model) {

    /** @throws org.camunda.bpm.model.xml.ModelParseException when the text is not valid DMN 1.3 */
    static DecisionTableFile of(Path path, String dmn) {
        return new DecisionTableFile(path, dmn,
                Dmn.readModelFromStream(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8))));
    }

    List<Decision> decisions() {
        return List.copyOf(model.getModelElementsByType(Decision.class));
    }

    List<Decision> decisionsWithTable() {
        return decisions().stream().filter(decision -> table(decision).isPresent()).toList();
    }

    /** The decisions that no other decision of the file asks for. */
    List<Decision> mainDecisions() {
        var required = decisions().stream().flatMap(decision -> requiredBy(decision).stream()).toList();
        return decisions().stream().filter(decision -> !required.contains(decision)).toList();
    }

    static List<Decision> requiredBy(Decision decision) {
        return decision.getInformationRequirements().stream()
                .map(requirement -> requirement.getRequiredDecision()).filter(Objects::nonNull).toList();
    }

    static Optional<DecisionTable> table(Decision decision) {
        return decision.getExpression() instanceof DecisionTable table ? Optional.of(table) : Optional.empty();
    }

    static boolean collects(DecisionTable table) {
        return table.getHitPolicy() == HitPolicy.COLLECT;
    }

    /** The names under which the decision's results are found. */
    static List<String> outputs(Decision decision) {
        return table(decision)
                .map(table -> table.getOutputs().stream().map(Output::getName).toList())
                .orElseGet(() -> decision.getVariable() == null ? List.of() : List.of(decision.getVariable().getName()));
    }

    static List<String> inputEntries(Rule rule) {
        return rule.getInputEntries().stream().map(DecisionTableFile::entry).toList();
    }

    /** The text of a cell; empty where the cell accepts anything. */
    static String entry(InputEntry entry) {
        var text = text(entry.getText());
        return text.equals("-") ? "" : text;
    }

    static String expression(Input input) {
        return text(input.getInputExpression().getText());
    }

    /** The declared type of a column; empty when the designer left it open. */
    static String type(Input input) {
        return Objects.requireNonNullElse(input.getInputExpression().getTypeRef(), "");
    }

    /** The values a column may take at all; empty when the designer did not say. */
    static String domain(Input input) {
        return input.getInputValues() == null ? "" : text(input.getInputValues().getText());
    }

    static String label(Input input) {
        var label = input.getLabel();
        return label == null || label.isBlank() ? expression(input) : label;
    }

    static String text(LiteralExpression expression) {
        return text(expression.getText());
    }

    static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    static String description(DmnElement element) {
        return element.getDescription() == null ? "" : element.getDescription().getTextContent().strip();
    }

    /** The reason given for a gap in a line {@code gap: <reason>} of the decision's description. */
    static Optional<String> reasonForGap(Decision decision) {
        return description(decision).lines().map(String::strip)
                .filter(line -> line.startsWith("gap:")).map(line -> line.substring("gap:".length()).strip())
                .filter(reason -> !reason.isEmpty()).findFirst();
    }

    /** Path within the working folder. */
    String name() {
        return path.toString().replace('\\', '/');
    }

    /** The number of a rule, else the name of the decision. */
    String nameOf(String element) {
        for (var decision : decisions()) {
            var rules = table(decision).map(found -> found.getRules().stream().map(Rule::getId).toList()).orElse(List.of());
            if (rules.contains(element)) {
                return "%s，第 %d 条规则".formatted(Objects.toString(decision.getName(), ""), rules.indexOf(element) + 1);
            }
            if (element.equals(decision.getId())) {
                return Objects.toString(decision.getName(), "");
            }
        }
        return "";
    }

    Finding finding(DmnElement element, String problem, String advice) {
        return finding(element.getId(), problem, advice);
    }

    Finding finding(String element, String problem, String advice) {
        return new Finding(name(), element == null ? "" : element, problem, advice);
    }

    /** About the file as a whole. */
    Finding finding(String problem, String advice) {
        return finding("", problem, advice);
    }
}
