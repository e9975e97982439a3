package org.lianban.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Looks at the files of a deployment before the engine does: their names and sizes, that no XML brings a document type, that
 * a decision is FEEL throughout, and that a form shows nothing from elsewhere. What a diagram may hold is
 * {@link GuardedParse}'s to say. All faults at once, each with its file.
 */
class GuardedFiles implements Deployer {

    private static final List<String> DIAGRAMS = List.of(".bpmn", ".bpmn20.xml");
    private static final List<String> DECISIONS = List.of(".dmn", ".dmn11.xml");
    private static final List<String> FORMS = List.of(".form");

    private static final int MOST_FILES = 200;
    private static final int LARGEST_FILE = 5 << 20;

    /** Also in Chinese, as files on a designer's disk are named; a path within the folder, and none out of it. */
    private static final Pattern NAME = Pattern.compile("(?!.*(^|/)\\.\\.?(/|$))[^/\\\\\\p{Cntrl}<>:\"|?*][^\\\\\\p{Cntrl}<>:\"|?*]{0,199}");

    private static final Set<String> FEEL = Set.of(
            "feel", "https://www.omg.org/spec/dmn/20191111/feel/", "https://www.omg.org/spec/dmn/20180521/feel/",
            "http://www.omg.org/spec/dmn/20180521/feel/", "http://www.omg.org/spec/feel/20140401");

    /** A function that is defined in FEEL may be Java's, and one that calls itself does not end. */
    private static final Pattern FUNCTION = Pattern.compile("(?s).*\\b(function\\s*\\(|external\\b\\s*\\{).*");

    private static final int LONGEST_EXPRESSION = 2_000;

    /** Where form-js would let a form bring markup, pages or pictures of its own. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?is).*(\"type\"\\s*:\\s*\"(html|iframe)\"|javascript\\s*:|vbscript\\s*:|data\\s*:\\s*text/html|<\\s*(script|iframe|object|embed|svg|style|link|meta|base|form)\\b|\\bon\\w+\\s*=\\s*[\\\\\"']).*");

    @Override
    public void deploy(DeploymentEntity deployment) {
        // a deployment that is only loaded again was looked at when it was new
        if (!deployment.isNew()) {
            return;
        }
        var faults = new ArrayList<String>();
        // the engine lets anybody who may deploy do so in any tenant's name
        if (deployment.getTenantId() != null) {
            faults.add("流程模型由各地区共用，部署时不能指定租户 " + deployment.getTenantId());
        }
        var files = deployment.getResources().values();
        if (files.size() > MOST_FILES) {
            faults.add("一次部署至多 %d 个文件，本次有 %d 个".formatted(MOST_FILES, files.size()));
        }
        files.forEach(file -> inspect(file, faults));
        if (!faults.isEmpty()) {
            throw new BadUserRequestException(String.join("；", faults));
        }
    }

    private static void inspect(ResourceEntity file, List<String> faults) {
        var name = file.getName();
        if (!NAME.matcher(name).matches()) {
            faults.add("文件名不能使用：" + name.replaceAll("\\p{Cntrl}", "?"));
        } else if (!is(name, DIAGRAMS) && !is(name, DECISIONS) && !is(name, FORMS)) {
            // HTML and JavaScript would run in Tasklist with the rights of whoever opens it
            faults.add("只能部署流程图、决策表和表单（.bpmn、.dmn、.form），不接受 " + name);
        } else if (file.getBytes().length > LARGEST_FILE) {
            faults.add("%s 超过 %d MB".formatted(name, LARGEST_FILE >> 20));
        } else if (is(name, FORMS)) {
            var form = FOREIGN.matcher(unescaped(new String(file.getBytes(), StandardCharsets.UTF_8)));
            if (form.matches()) {
                faults.add("%s 表单中不能使用网页代码、内嵌网页和脚本链接：%s".formatted(name, abridged(form.group(1))));
            }
        } else {
            inspectXml(file, faults);
        }
    }

    private static void inspectXml(ResourceEntity file, List<String> faults) {
        try {
            var document = parse(file.getBytes());
            if (is(file.getName(), DECISIONS)) {
                elements(document.getDocumentElement()).forEach(element -> inspectDecision(file.getName(), element, faults));
            }
        } catch (SAXException e) {
            var reason = String.valueOf(e.getMessage());
            faults.add(reason.contains("DOCTYPE")
                    ? file.getName() + " 不能含有文档类型定义（DOCTYPE、ENTITY）"
                    : "%s 不是有效的 XML%s".formatted(
                            file.getName(), e instanceof SAXParseException at ? "（第 %d 行）".formatted(at.getLineNumber()) : ""));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inspectDecision(String file, Element element, List<String> faults) {
        var name = element.getLocalName();
        var where = "%s 的 %s".formatted(file, identified(element));
        if (name.equals("import") || name.equals("functionDefinition") || name.equals("businessKnowledgeModel") || name.equals("decisionService")) {
            faults.add("%s：不能使用 %s，只能是决策表和 FEEL 表达式".formatted(where, name));
        }
        for (var attribute : List.of("expressionLanguage", "typeLanguage")) {
            if (element.hasAttribute(attribute) && !FEEL.contains(element.getAttribute(attribute).strip().toLowerCase(Locale.ROOT))) {
                faults.add("%s：%s 只能是 FEEL，不能是 %s".formatted(where, attribute, abridged(element.getAttribute(attribute))));
            }
        }
        if (name.equals("text") && element.getParentNode() instanceof Element parent) {
            var text = element.getTextContent();
            if (FUNCTION.matcher(text).matches()) {
                faults.add("%s 的 %s：FEEL 中不能定义函数".formatted(file, identified(parent)));
            } else if (text.length() > LONGEST_EXPRESSION) {
                faults.add("%s 的 %s：表达式超过 %d 字".formatted(file, identified(parent), LONGEST_EXPRESSION));
            }
        }
    }

    private static Document parse(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Silent());
        return builder.parse(new ByteArrayInputStream(xml));
    }

    private static Stream<Element> elements(Element parent) {
        var children = parent.getChildNodes();
        return Stream.concat(
                Stream.of(parent),
                IntStream.range(0, children.getLength())
                        .mapToObj(children::item)
                        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                        .flatMap(node -> elements((Element) node)));
    }

    private static String identified(Element element) {
        return element.hasAttribute("id") ? element.getAttribute("id") : element.getLocalName();
    }

    /** JSON may write any character as a number. */
    private static String unescaped(String json) {
        return Pattern.compile("\\\\u([0-9a-fA-F]{4})")
                .matcher(json)
                .replaceAll(match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    private static String abridged(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static boolean is(String name, List<String> suffixes) {
        return suffixes.stream().anyMatch(name::endsWith);
    }

    private static class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            // the parser of the engine reports what matters
        }

        @Override
        public void error(SAXParseException problem) {
            // not valid is not malformed
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
