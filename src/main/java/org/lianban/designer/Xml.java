package org.lianban.designer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reading models as the XML that they are: a difference is one whether or not the engine understands what differs. */
final class Xml {

    private Xml() {}

    /** @throws IllegalArgumentException for what is no XML; nothing of the kind can have been deployed */
    static Element root(byte[] content) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content)).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Stream<Element> children(Element element) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance).map(Element.class::cast);
    }

    static Stream<Element> children(Element element, String name) {
        return children(element).filter(child -> child.getLocalName().equals(name));
    }

    /** The element and all within, in the order of the document. */
    static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), children(element).flatMap(Xml::all));
    }

    /** The text between the tags of a child, without the space around it; empty where there is none. */
    static String text(Element element, String child) {
        return children(element, child).findFirst().map(found -> found.getTextContent().strip()).orElse("");
    }

    /** By local name, declarations of namespaces left out. */
    static Map<String, String> attributes(Element element) {
        var attributes = new LinkedHashMap<String, String>();
        var nodes = element.getAttributes();
        IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Attr.class::cast)
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()))
                .forEach(attribute -> attributes.put(attribute.getLocalName(), attribute.getValue()));
        return attributes;
    }

    /** Its own text, not that of its children. */
    static String ownText(Element element) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> List.of(Node.TEXT_NODE, Node.CDATA_SECTION_NODE).contains(node.getNodeType()))
                .map(Node::getTextContent)
                .reduce("", String::concat)
                .strip();
    }
}
