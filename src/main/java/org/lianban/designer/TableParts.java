package org.lianban.designer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** What decision tables say: each table, its columns, and each rule cell by cell. */
final class TableParts {

    /** Where the first rule that fits wins, or all are given in order, it matters which comes before. */
    private static final Set<String> ORDERED = Set.of("FIRST", "RULE ORDER", "OUTPUT ORDER");

    private TableParts() {}

    static Map<String, Part> of(byte[] content) {
        var parts = new LinkedHashMap<String, Part>();
        Xml.all(Xml.root(content))
                .filter(element -> element.getLocalName().equals("decision"))
                .forEach(decision -> read(decision, parts));
        return parts;
    }

    private static void read(Element decision, Map<String, Part> parts) {
        var facts = new LinkedHashMap<String, String>();
        Xml.attributes(decision).forEach((name, value) -> {
            if (!name.equals("id")) {
                facts.put(name.equals("name") ? "名称" : name, value);
            }
        });
        put(facts, "说明", Xml.text(decision, "description"));
        Xml.children(decision, "literalExpression").forEach(expression -> put(facts, "表达式", Xml.text(expression, "text")));
        var tables = Xml.children(decision, "decisionTable").toList();
        tables.forEach(table -> {
            put(facts, "命中方式", table.getAttribute("hitPolicy"));
            put(facts, "汇总", table.getAttribute("aggregation"));
        });
        add(parts, new Part(decision.getAttribute("id"), name(decision), "决策", facts));
        tables.forEach(table -> rules(table, columns(table, parts), parts));
    }

    /** The names of the columns, in their order. */
    private static List<String> columns(Element table, Map<String, Part> parts) {
        var names = new ArrayList<String>();
        Xml.children(table).filter(child -> Set.of("input", "output").contains(child.getLocalName())).forEach(column -> {
            var isInput = column.getLocalName().equals("input");
            var facts = new LinkedHashMap<String, String>();
            put(facts, "名称", column.getAttribute("label"));
            put(facts, "变量", column.getAttribute("name"));
            put(facts, "类型", column.getAttribute("typeRef"));
            Xml.children(column, "inputExpression").forEach(expression -> {
                put(facts, "表达式", Xml.text(expression, "text"));
                put(facts, "类型", expression.getAttribute("typeRef"));
            });
            Xml.children(column).filter(child -> child.getLocalName().endsWith("Values"))
                    .forEach(values -> put(facts, "可取的值", Xml.text(values, "text")));
            var name = column.getAttribute("label").isBlank() ? column.getAttribute("id") : column.getAttribute("label");
            add(parts, new Part(column.getAttribute("id"), name, isInput ? "输入列" : "输出列", facts));
            names.add(names.contains(name) ? name + "（" + column.getAttribute("id") + "）" : name);
        });
        return names;
    }

    private static void rules(Element table, List<String> columns, Map<String, Part> parts) {
        var isOrdered = ORDERED.contains(table.getAttribute("hitPolicy"));
        var before = "";
        for (var rule : Xml.children(table, "rule").toList()) {
            var facts = new LinkedHashMap<String, String>();
            var cells = Xml.children(rule).filter(child -> child.getLocalName().endsWith("Entry")).toList();
            for (var i = 0; i < cells.size(); i++) {
                // an empty cell of a column that is new is still a cell
                facts.put(i < columns.size() ? columns.get(i) : cells.get(i).getAttribute("id"), Xml.text(cells.get(i), "text"));
            }
            var description = Xml.text(rule, "description");
            put(facts, "说明", description);
            if (isOrdered) {
                facts.put("排在其后", before);
            }
            add(parts, new Part(rule.getAttribute("id"), description.isEmpty() ? rule.getAttribute("id") : description, "规则", facts));
            before = rule.getAttribute("id");
        }
    }

    private static String name(Element element) {
        return element.getAttribute("name").isBlank() ? element.getAttribute("id") : element.getAttribute("name");
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.put(name, value);
        }
    }

    private static void add(Map<String, Part> parts, Part part) {
        parts.put(part.id(), part);
    }
}
