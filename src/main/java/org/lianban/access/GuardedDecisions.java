package org.lianban.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A decision is a table or a FEEL expression, in FEEL throughout. */
final class GuardedDecisions {

    private static final Set<String> FEEL = Set.of(
            "feel", "https://www.omg.org/spec/dmn/20191111/feel/", "https://www.omg.org/spec/dmn/20180521/feel/",
            "http://www.omg.org/spec/dmn/20180521/feel/", "http://www.omg.org/spec/feel/20140401");

    private static final Set<String> REFUSED =
            Set.of("import", "functionDefinition", "businessKnowledgeModel", "decisionService", "invocation");

    /** Elements whose text the engine evaluates as an expression; {@code inputEntry} as tests of the input. */
    private static final Set<String> EVALUATED =
            Set.of("inputExpression", "outputEntry", "defaultOutputEntry", "literalExpression");

    private GuardedDecisions() {}

    static Stream<String> faults(String file, Document decision) {
        return elements(decision.getDocumentElement())
                .flatMap(element -> faults(element).map(fault -> "%s 的 %s：%s".formatted(file, identified(element), fault)));
    }

    private static Stream<String> faults(Element element) {
        var name = element.getLocalName();
        var refused = REFUSED.contains(name) ? Stream.of("不能使用 %s，只能是决策表和 FEEL 表达式".formatted(name)) : Stream.<String>empty();
        var languages = Stream.of("expressionLanguage", "typeLanguage")
                .filter(attribute -> element.hasAttribute(attribute)
                        && !FEEL.contains(element.getAttribute(attribute).strip().toLowerCase(Locale.ROOT)))
                .map(attribute -> "%s 只能是 FEEL，不能是 %s"
                        .formatted(attribute, GuardedFiles.abridged(element.getAttribute(attribute))));
        return Stream.of(refused, languages, texts(element).flatMap(text -> faultsOfText(name, text))).flatMap(all -> all);
    }

    private static Stream<String> faultsOfText(String name, String text) {
        if (text.isEmpty() || text.equals("-")) {
            return Stream.empty();
        }
        List<String> faults = name.equals("inputEntry") ? FeelReach.faultsOfTests(text)
                : EVALUATED.contains(name) ? FeelReach.faults(text) : List.of();
        return faults.stream().map(fault -> "%s：%s".formatted(fault, GuardedFiles.abridged(text)));
    }

    private static Stream<String> texts(Element element) {
        return children(element).filter(child -> "text".equals(child.getLocalName())).map(text -> text.getTextContent().strip());
    }

    private static Stream<Element> elements(Element parent) {
        return Stream.concat(Stream.of(parent), children(parent).flatMap(GuardedDecisions::elements));
    }

    private static Stream<Element> children(Element parent) {
        var children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }

    private static String identified(Element element) {
        return element.hasAttribute("id") ? element.getAttribute("id") : element.getLocalName();
    }
}
