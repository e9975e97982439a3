package org.lianban.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The ids under which the engine will know what a file defines. Nobody has judged the file yet: one that cannot be read defines
 * nothing here, and is refused by those who judge it.
 */
final class DefinedIds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final XMLInputFactory XML = XMLInputFactory.newInstance();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private DefinedIds() {}

    /** @param file its name, by whose ending its kind is known */
    static List<String> of(String file, byte[] content) {
        return file.endsWith(".bpmn") ? elements(content, "process")
                : file.endsWith(".dmn") ? elements(content, "decision")
                : form(content);
    }

    private static List<String> elements(byte[] content, String name) {
        var ids = new ArrayList<String>();
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(name)
                        && reader.getAttributeValue(null, "id") != null) {
                    ids.add(reader.getAttributeValue(null, "id"));
                }
            }
        } catch (XMLStreamException unreadable) {
            return List.of();
        }
        return ids;
    }

    private static List<String> form(byte[] content) {
        try {
            var id = JSON.readTree(content).path("id").asText();
            return id.isEmpty() ? List.of() : List.of(id);
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
