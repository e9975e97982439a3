package org.lianban.designer;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something in a model that has an id of its own: an element of a diagram, a rule or column of a table, a field of a form.
 *
 * @param name what officials call it; the id where it has none
 * @param type what it is, in Chinese
 * @param facts what the model says of it, by what the Modeler calls it
 */
record Part(String id, String name, String type, Map<String, String> facts) {

    /** Facts that are ids of other parts: which one it is counts, not what it is called. */
    static final Set<String> REFERENCES = Set.of("起点", "终点", "默认流向", "附着于", "包含", "排在其后");

    private static final String AND = "、";

    /** A fact as officials read it: parts by their names. */
    static String told(String fact, String value, Map<String, Part> parts) {
        return value == null || !REFERENCES.contains(fact)
                ? value
                : Arrays.stream(value.split(AND)).map(id -> told(id, parts)).collect(Collectors.joining(AND));
    }

    private static String told(String id, Map<String, Part> parts) {
        var part = parts.get(id);
        return part == null || part.name().equals(id) ? id : "%s（%s）".formatted(part.name(), id);
    }
}
