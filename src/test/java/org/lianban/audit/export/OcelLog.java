package org.lianban.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A log of OCEL 2.0, checked for all that the standard demands of it. */
public final class OcelLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OcelLog() {}

    /** @throws AssertionError for a log that is not valid */
    public static JsonNode read(byte[] written) throws IOException {
        var log = JSON.readTree(written);
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(OcelLog.class.getResourceAsStream("/export/ocel-2.0.schema.json"));
        assertThat(schema.validate(log, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))).isEmpty();
        checkTypes(log.get("events"), log.get("eventTypes"));
        checkTypes(log.get("objects"), log.get("objectTypes"));
        var objects = checkIds(log.get("objects"));
        checkIds(log.get("events"));
        log.findParents("relationships").forEach(owner -> owner.get("relationships").forEach(relation ->
                assertThat(objects).as("%s of %s", relation, owner.get("id")).contains(relation.get("objectId").asText())));
        return log;
    }

    private static HashSet<String> checkIds(JsonNode all) {
        var ids = new HashSet<String>();
        all.forEach(one -> assertThat(ids.add(one.get("id").asText())).as("twice: %s", one.get("id")).isTrue());
        return ids;
    }

    /** Each has a declared type, and each of its values an attribute that the type declares, written as it declares. */
    private static void checkTypes(JsonNode all, JsonNode declared) {
        var types = new HashMap<String, Map<String, String>>();
        declared.forEach(type -> {
            var attributes = new HashMap<String, String>();
            type.get("attributes").forEach(attribute -> attributes.put(attribute.get("name").asText(), attribute.get("type").asText()));
            assertThat(types.put(type.get("name").asText(), attributes)).as("declared twice: %s", type.get("name")).isNull();
        });
        all.forEach(one -> {
            assertThat(types).containsKey(one.get("type").asText());
            StreamSupport.stream(one.get("attributes").spliterator(), false)
                    .forEach(attribute -> checkValue(types.get(one.get("type").asText()).get(attribute.get("name").asText()), attribute));
        });
    }

    private static void checkValue(String type, JsonNode attribute) {
        var value = attribute.get("value").asText();
        assertThat(type).as("declared: %s", attribute).isNotNull();
        switch (type) {
            case "integer" -> assertThat(value).matches("-?\\d+");
            case "time" -> OffsetDateTime.parse(value);
            default -> assertThat(type).isEqualTo("string");
        }
    }
}
