package org.lianban.audit.export;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A thing that events touch, with what is known of it and how it hangs together with others. */
final class OcelObject {

    /** What there is, with what is said of it. */
    enum Type {
        CASE("case", "procedure", "procedureName", "municipality", "version", "state", "outcome", "openedAt", "endedAt"),
        TASK("task", "name", "element", "process", "assignee"),
        DEPARTMENT("department", "role", "municipality"),
        DECISION("decision", "decision", "name", "definition", "rules", "element"),
        NOTICE("notice", "kind", "title", "sha256"),
        MATERIAL("material", "code", "version", "mediaType", "size", "sha256"),
        APPLICANT("applicant");

        private final String id;
        private final List<String> attributes;

        Type(String id, String... attributes) {
            this.id = id;
            this.attributes = List.of(attributes);
        }

        String id() {
            return id;
        }

        List<String> attributes() {
            return attributes;
        }

        /** One of the standard's types of attribute. */
        static String typeOf(String attribute) {
            return switch (attribute) {
                case "version", "size" -> "integer";
                case "openedAt", "endedAt" -> "time";
                default -> "string";
            };
        }
    }

    /** What an attribute was from a moment on. */
    record Value(String name, String value, OffsetDateTime since) {}

    /** What another object is to this one. */
    record Relation(String object, String qualifier) {}

    private final String id;
    private final Type type;
    private final List<Value> values = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    OcelObject(String id, Type type) {
        this.id = id;
        this.type = type;
    }

    OcelObject with(String name, Object value, OffsetDateTime since) {
        if (value != null) {
            values.add(new Value(name, value.toString(), since));
        }
        return this;
    }

    OcelObject to(String object, String qualifier) {
        if (object != null) {
            relations.add(new Relation(object, qualifier));
        }
        return this;
    }

    String id() {
        return id;
    }

    Type type() {
        return type;
    }

    List<Value> values() {
        return values;
    }

    List<Relation> relations() {
        return relations;
    }
}
