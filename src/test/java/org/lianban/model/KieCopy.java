package org.lianban.model;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A decision table rewritten so that KIE can analyse it. KIE refuses what Camunda allows: types it does not know, empty
 * cells, inputs without declared data, expressions over undeclared variables. Only the conditions matter to the
 * analysis, so each input becomes a plain variable and the outputs of a rule one string. The hit policy is left out: KIE
 * looks for rules inside others only where it also looks for overlaps, which it does not do under COLLECT.
 */
final class KieCopy {

    private static final String NAMESPACE = "https://lianban.org/decisions/analysis";

    private final DecisionTable table;
    private final List<Input> inputs;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private KieCopy(DecisionTable table) throws XMLStreamException {
        this.table = table;
        this.inputs = List.copyOf(table.getInputs());
        this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static String of(DecisionTable table) {
        try {
            return new KieCopy(table).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write() throws XMLStreamException {
        xml.writeStartDocument();
        start("definitions", "name", "analysis", "id", "analysis", "namespace", NAMESPACE);
        xml.writeDefaultNamespace("https://www.omg.org/spec/DMN/20191111/MODEL/");
        for (int column = 0; column < inputs.size(); column++) {
            start("inputData", "id", "data" + column, "name", variable(column));
            empty("variable", "name", variable(column), "typeRef", type(column));
            xml.writeEndElement();
        }
        start("decision", "id", "decision", "name", "decision");
        empty("variable", "name", "decision", "typeRef", "string");
        for (int column = 0; column < inputs.size(); column++) {
            start("informationRequirement", "id", "requirement" + column);
            empty("requiredInput", "href", "#data" + column);
            xml.writeEndElement();
        }
        start("decisionTable", "id", "table");
        for (int column = 0; column < inputs.size(); column++) {
            writeInput(column);
        }
        empty("output", "id", "output");
        for (Rule rule : table.getRules()) {
            writeRule(rule);
        }
        xml.writeEndDocument();
        return text.toString();
    }

    private void writeInput(int column) throws XMLStreamException {
        start("input", "id", "input" + column);
        start("inputExpression", "id", "expression" + column, "typeRef", type(column));
        text(variable(column));
        xml.writeEndElement();
        var domain = DecisionTableFile.domain(inputs.get(column));
        if (!domain.isEmpty()) {
            start("inputValues");
            text(domain);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void writeRule(Rule rule) throws XMLStreamException {
        start("rule");
        for (String entry : DecisionTableFile.inputEntries(rule)) {
            start("inputEntry");
            text(entry.isEmpty() ? "-" : entry);
            xml.writeEndElement();
        }
        start("outputEntry");
        text(quoted(rule.getOutputEntries().stream().map(DecisionTableFile::text).collect(Collectors.joining(" | "))));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private String type(int column) {
        var cells = table.getRules().stream().map(rule -> DecisionTableFile.inputEntries(rule).get(column)).toList();
        return switch (DecisionTableFile.type(inputs.get(column))) {
            case "integer", "long", "double", "number" -> "number";
            case "boolean" -> "boolean";
            case "date" -> anyContains(cells, "date and time(") ? "dateTime" : "date";
            case "" -> typeOf(cells);
            default -> "string";
        };
    }

    private static String typeOf(List<String> cells) {
        if (anyContains(cells, "date and time(")) {
            return "dateTime";
        }
        if (anyContains(cells, "date(")) {
            return "date";
        }
        if (anyContains(cells, "\"")) {
            return "string";
        }
        return anyContains(cells, "true") || anyContains(cells, "false") ? "boolean" : "number";
    }

    private static boolean anyContains(List<String> cells, String part) {
        return cells.stream().anyMatch(cell -> cell.contains(part));
    }

    private static String variable(int column) {
        return "input" + column;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        attributes(attributes);
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void text(String content) throws XMLStreamException {
        xml.writeStartElement("text");
        xml.writeCharacters(content);
        xml.writeEndElement();
    }
}
