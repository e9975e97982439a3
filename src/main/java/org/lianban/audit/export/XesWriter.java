package org.lianban.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XES after IEEE 1849-2016. Beside the standard's extensions it declares our own, {@code lianban}: of a trace
 * {@code procedure}, {@code procedureName}, {@code municipality}, {@code municipalityName}, {@code version}, {@code state},
 * {@code outcome}; of an event {@code seq} and {@code index} in the journal, {@code element}, {@code type}, {@code process},
 * {@code processVersion}, {@code basis}, {@code decisions}, {@code rules}, {@code detail}; several ids are separated by blanks.
 */
final class XesWriter implements CaseWriter {

    private static final String EXTENSIONS = "http://www.xes-standard.org/";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final String UNKNOWN = "unknown";

    private final OutputStream out;
    private final Transitions transitions;
    private final XMLStreamWriter xml;

    XesWriter(OutputStream out, Transitions transitions, OffsetDateTime now) throws IOException {
        this.out = out;
        this.transitions = transitions;
        try {
            this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            begin(now);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void begin(OffsetDateTime now) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        line();
        xml.writeStartElement("log");
        xml.writeAttribute("xes.version", "1849.2016");
        xml.writeAttribute("xes.features", "");
        extension("Concept", "concept", EXTENSIONS + "concept.xesext");
        extension("Time", "time", EXTENSIONS + "time.xesext");
        extension("Lifecycle", "lifecycle", EXTENSIONS + "lifecycle.xesext");
        extension("Organizational", "org", EXTENSIONS + "org.xesext");
        extension("Identity", "identity", EXTENSIONS + "identity.xesext");
        extension("Lianban", "lianban", "urn:lianban:xes:1");
        globals();
        classifier("Activity", "concept:name");
        classifier("ActivityAndTransition", "concept:name lifecycle:transition");
        classifier("Element", "lianban:process lianban:element lifecycle:transition");
        classifier("Resource", "org:resource");
        string("concept:name", "联办案件日志");
        string("lifecycle:model", "standard");
        date("lianban:exportedAt", now);
    }

    private void globals() throws XMLStreamException {
        line();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        string("concept:name", UNKNOWN);
        attribute("id", "identity:id", new UUID(0, 0).toString());
        string("lianban:procedure", UNKNOWN);
        string("lianban:state", UNKNOWN);
        end();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        string("concept:name", UNKNOWN);
        string("lifecycle:transition", "complete");
        date("time:timestamp", OffsetDateTime.parse("1970-01-01T00:00:00Z"));
        string("org:resource", UNKNOWN);
        attribute("id", "identity:id", new UUID(0, 0).toString());
        attribute("int", "lianban:seq", "0");
        attribute("int", "lianban:index", "0");
        string("lianban:type", UNKNOWN);
        end();
    }

    @Override
    public void write(ExportedCase exported) throws IOException {
        try {
            xml.writeStartElement("trace");
            string("concept:name", exported.caseNumber());
            attribute("id", "identity:id", id(exported.caseNumber()));
            string("lianban:procedure", exported.procedure());
            string("lianban:procedureName", exported.procedureName());
            string("lianban:municipality", exported.municipality());
            string("lianban:municipalityName", exported.municipalityName());
            integer("lianban:version", exported.version());
            string("lianban:state", exported.state());
            string("lianban:outcome", exported.outcome());
            for (var transition : transitions.of(exported)) {
                event(exported.caseNumber(), transition);
            }
            end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void event(String caseNumber, Transition transition) throws XMLStreamException {
        xml.writeStartElement("event");
        string("concept:name", transition.activity());
        string("concept:instance", transition.instance());
        string("lifecycle:transition", transition.lifecycle().name());
        date("time:timestamp", transition.at());
        string("org:resource", transition.resource() == null ? UNKNOWN : transition.resource());
        string("org:role", transition.role());
        attribute("id", "identity:id", id("%s/%d/%d/%s".formatted(caseNumber, transition.seq(), transition.index(), transition.lifecycle())));
        attribute("int", "lianban:seq", String.valueOf(transition.seq()));
        attribute("int", "lianban:index", String.valueOf(transition.index()));
        string("lianban:type", transition.type());
        string("lianban:element", transition.element());
        string("lianban:process", transition.process());
        integer("lianban:processVersion", transition.version());
        string("lianban:basis", transition.basis());
        ids("lianban:decisions", transition.decisions());
        ids("lianban:rules", transition.rules());
        string("lianban:detail", transition.detail());
        end();
    }

    @Override
    public void finish() throws IOException {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        // nothing is held
    }

    /** The same whenever and wherever it is exported. */
    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void extension(String name, String prefix, String uri) throws XMLStreamException {
        line();
        xml.writeEmptyElement("extension");
        xml.writeAttribute("name", name);
        xml.writeAttribute("prefix", prefix);
        xml.writeAttribute("uri", uri);
    }

    private void classifier(String name, String keys) throws XMLStreamException {
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", name);
        xml.writeAttribute("scope", "event");
        xml.writeAttribute("keys", keys);
        line();
    }

    private void ids(String key, List<String> ids) throws XMLStreamException {
        if (!ids.isEmpty()) {
            string(key, String.join(" ", ids));
        }
    }

    private void string(String key, String value) throws XMLStreamException {
        if (value != null) {
            attribute("string", key, value);
        }
    }

    private void integer(String key, Integer value) throws XMLStreamException {
        if (value != null) {
            attribute("int", key, value.toString());
        }
    }

    private void date(String key, OffsetDateTime value) throws XMLStreamException {
        attribute("date", key, MOMENT.format(value));
    }

    private void attribute(String type, String key, String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", valid(value));
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        line();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** What XML cannot hold becomes U+FFFD; line ends and tabs, which a reader of attributes sees as blanks, become blanks. */
    private static String valid(String text) {
        var valid = new StringBuilder(text.length());
        text.codePoints().forEach(point -> valid.appendCodePoint(
                point == '\n' || point == '\r' || point == '\t' ? ' '
                        : point >= 0x20 && point <= 0xD7FF || point >= 0xE000 && point <= 0xFFFD || point >= 0x10000 ? point
                        : 0xFFFD));
        return valid.toString();
    }
}
