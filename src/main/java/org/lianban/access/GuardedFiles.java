package org.lianban.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Looks at the files of a deployment before the engine does: their names and sizes, that no XML brings a document type,
 * and what decisions and forms hold. What a diagram may hold is {@link GuardedParse}'s to say. All faults at once, each with
 * its file.
 */
class GuardedFiles implements Deployer {

    private static final List<String> DIAGRAMS = List.of(".bpmn", ".bpmn20.xml");
    private static final List<String> DECISIONS = List.of(".dmn", ".dmn11.xml");
    private static final List<String> FORMS = List.of(".form");

    private static final int MOST_FILES = 200;
    private static final int LARGEST_FILE = 5 << 20;
    private static final int DEEPEST = 100;

    /** Also in Chinese, as files on a designer's disk are named; a path within the folder, and none out of it. */
    private static final Pattern NAME = Pattern.compile("(?!.*(^|/)\\.\\.?(/|$))[^/\\\\\\p{Cntrl}<>:\"|?*][^\\\\\\p{Cntrl}<>:\"|?*]{0,199}");

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
            GuardedForms.faults(name, file.getBytes()).forEach(faults::add);
        } else {
            inspectXml(file, faults);
        }
    }

    private static void inspectXml(ResourceEntity file, List<String> faults) {
        try {
            var document = parse(file.getBytes());
            if (isDeep(document)) {
                faults.add("%s 的元素嵌套超过 %d 层".formatted(file.getName(), DEEPEST));
            } else if (is(file.getName(), DECISIONS)) {
                GuardedDecisions.faults(file.getName(), document).forEach(faults::add);
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

    /** Everybody who reads it after us does so by recursion. */
    private static boolean isDeep(Document document) {
        var depth = 0;
        Node node = document.getDocumentElement();
        while (node != null && depth <= DEEPEST) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
            } else {
                while (node != null && node.getNextSibling() == null) {
                    node = node.getParentNode();
                    depth--;
                }
                node = node == null ? null : node.getNextSibling();
            }
        }
        return node != null;
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

    static String abridged(String text) {
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
