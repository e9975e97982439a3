package org.lianban.audit.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lianban.audit.export.OcelObject.Relation;
import org.lianban.audit.export.OcelObject.Type;
import org.lianban.audit.export.Transition.Lifecycle;

/**
 * OCEL 2.0 as JSON. Events and objects are two lists of one document, so the objects wait in a file of the node's own until
 * all events are written. In memory stay only the names of the event types and the ids of what several cases share:
 * departments and applicants.
 *
 * <p>Values are texts of the declared type, as the schema of the standard demands.
 */
final class OcelWriter implements CaseWriter {

    /** Since when holds what the standard calls the initial value. */
    static final OffsetDateTime ALWAYS = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final Set<Type> SHARED = Set.of(Type.DEPARTMENT, Type.APPLICANT);

    private static final List<String> EVENT_ATTRIBUTES =
            List.of("lifecycle", "activity", "element", "type", "process", "resource", "basis", "rules", "detail");

    private final OutputStream out;
    private final Transitions transitions;
    private final Path waiting;
    private final JsonGenerator json;
    private final JsonGenerator objects;
    private final Set<String> types = new TreeSet<>();
    private final Set<String> written = new HashSet<>();

    OcelWriter(OutputStream out, Transitions transitions) throws IOException {
        this.out = out;
        this.transitions = transitions;
        var factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        this.waiting = Files.createTempFile("lianban-objects", ".json");
        this.objects = factory.createGenerator(waiting.toFile(), JsonEncoding.UTF8);
        this.objects.setRootValueSeparator(new SerializedString(",\n"));
        this.json = factory.createGenerator(out, JsonEncoding.UTF8);
        json.writeStartObject();
        objectTypes();
        json.writeArrayFieldStart("events");
    }

    @Override
    public void write(ExportedCase exported) throws IOException {
        var steps = transitions.of(exported);
        var known = new CaseObjects(exported, steps);
        for (var step : steps) {
            event(exported.caseNumber(), step, known.touchedBy(step));
        }
        for (var object : known.all()) {
            if (!SHARED.contains(object.type()) || written.add(object.id())) {
                object(object);
            }
        }
    }

    @Override
    public void finish() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("eventTypes");
        for (var type : types) {
            type(type, EVENT_ATTRIBUTES);
        }
        json.writeEndArray();
        json.writeFieldName("objects");
        json.writeRawValue("[");
        json.flush();
        objects.close();
        Files.copy(waiting, out);
        json.writeRaw("]");
        json.writeEndObject();
        json.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try {
            objects.close();
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    static String moment(OffsetDateTime at) {
        return MOMENT.format(at.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private void objectTypes() throws IOException {
        json.writeArrayFieldStart("objectTypes");
        for (var type : Type.values()) {
            type(type.id(), type.attributes());
        }
        json.writeEndArray();
    }

    private void type(String name, List<String> attributes) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeArrayFieldStart("attributes");
        for (var attribute : attributes) {
            json.writeStartObject();
            json.writeStringField("name", attribute);
            json.writeStringField("type", Type.typeOf(attribute));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void event(String caseNumber, Transition transition, List<Relation> touched) throws IOException {
        var type = transition.lifecycle() == Lifecycle.complete
                ? transition.activity()
                : "%s（%s）".formatted(transition.activity(), transition.lifecycle().title());
        types.add(type);
        json.writeStartObject();
        json.writeStringField("id", "%s/%d/%d/%s".formatted(caseNumber, transition.seq(), transition.index(), transition.lifecycle()));
        json.writeStringField("type", type);
        json.writeStringField("time", moment(transition.at()));
        json.writeArrayFieldStart("attributes");
        for (var attribute : attributes(transition)) {
            if (attribute.getValue() != null && !attribute.getValue().isEmpty()) {
                json.writeStartObject();
                json.writeStringField("name", attribute.getKey());
                json.writeStringField("value", attribute.getValue());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        relations(json, touched);
        json.writeEndObject();
    }

    private static List<Map.Entry<String, String>> attributes(Transition transition) {
        return List.of(
                Map.entry("lifecycle", transition.lifecycle().name()),
                Map.entry("activity", transition.activity()),
                entry("element", transition.element()),
                Map.entry("type", transition.type()),
                entry("process", transition.process()),
                entry("resource", transition.resource()),
                entry("basis", transition.basis()),
                Map.entry("rules", String.join(" ", transition.rules())),
                entry("detail", transition.detail()));
    }

    private static Map.Entry<String, String> entry(String name, String value) {
        return Map.entry(name, value == null ? "" : value);
    }

    private void object(OcelObject object) throws IOException {
        objects.writeStartObject();
        objects.writeStringField("id", object.id());
        objects.writeStringField("type", object.type().id());
        objects.writeArrayFieldStart("attributes");
        for (var value : object.values()) {
            objects.writeStartObject();
            objects.writeStringField("name", value.name());
            objects.writeStringField("value", value.value());
            objects.writeStringField("time", moment(value.since()));
            objects.writeEndObject();
        }
        objects.writeEndArray();
        relations(objects, object.relations());
        objects.writeEndObject();
    }

    private static void relations(JsonGenerator target, List<Relation> relations) throws IOException {
        target.writeArrayFieldStart("relationships");
        for (var relation : relations) {
            target.writeStartObject();
            target.writeStringField("objectId", relation.object());
            target.writeStringField("qualifier", relation.qualifier());
            target.writeEndObject();
        }
        target.writeEndArray();
    }
}
