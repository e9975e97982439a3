package org.lianban.audit.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import science.aist.xes.model.AttributeDateType;
import science.aist.xes.model.AttributeIDType;
import science.aist.xes.model.AttributeIntType;
import science.aist.xes.model.AttributeStringType;
import science.aist.xes.model.AttributeType;
import science.aist.xes.model.LogType;
import science.aist.xes.model.impl.LogRepository;

/** An event log as a reader of XES sees it that is not ours: the library xes-model, which also holds the standard's XSD. */
public final class XesLog {

    /** @param attributes by key; dates as moments, numbers as numbers, everything else as texts */
    public record Trace(Map<String, Object> attributes, List<Map<String, Object>> events) {}

    private final LogType log;

    private XesLog(LogType log) {
        this.log = log;
    }

    /** @throws AssertionError for a log that is not valid */
    public static XesLog read(byte[] written) {
        validate(written);
        return new XesLog(new LogRepository().load(new ByteArrayInputStream(written)).getValue());
    }

    private static void validate(byte[] written) {
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(LogRepository.class.getResource("/xes.xsd"))
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(written)));
        } catch (SAXException e) {
            throw new AssertionError("not valid after the XSD of IEEE 1849", e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public List<Trace> traces() {
        return log.getTrace().stream()
                .map(trace -> new Trace(
                        attributes(trace.getStringOrDateOrInt()),
                        trace.getEvent().stream().map(event -> attributes(event.getStringOrDateOrInt())).toList()))
                .toList();
    }

    List<String> prefixes() {
        return log.getExtension().stream().map(extension -> extension.getPrefix()).toList();
    }

    List<String> classifierKeys() {
        return log.getClassifier().stream().flatMap(classifier -> List.of(classifier.getKeys().split(" ")).stream()).toList();
    }

    /** The keys that every trace or event has. */
    List<String> globals(String scope) {
        return log.getGlobal().stream()
                .filter(global -> scope.equals(global.getScope()))
                .flatMap(global -> attributes(global.getStringOrDateOrInt()).keySet().stream())
                .toList();
    }

    private static Map<String, Object> attributes(List<AttributeType> read) {
        var attributes = new LinkedHashMap<String, Object>();
        read.forEach(attribute -> {
            if (attributes.put(attribute.getKey(), value(attribute)) != null) {
                throw new AssertionError("twice: " + attribute.getKey());
            }
        });
        return attributes;
    }

    private static Object value(AttributeType attribute) {
        if (attribute instanceof AttributeStringType text) {
            return text.getValue();
        }
        if (attribute instanceof AttributeIDType id) {
            return id.getValue();
        }
        if (attribute instanceof AttributeDateType date) {
            return date.getValue().toGregorianCalendar().toInstant();
        }
        if (attribute instanceof AttributeIntType number) {
            return number.getValue();
        }
        throw new AssertionError("not written by us: " + attribute.getClass());
    }
}
