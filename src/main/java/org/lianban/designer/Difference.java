package org.lianban.designer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How a part of a model differs from the version before.
 *
 * @param id in the model
 * @param facts what of it changed; all of it where it was added or removed
 */
@Schema(description = "模型中一个部分与前一版的不同")
record Difference(Kind kind, String id, String name, String type, List<Fact> facts) {

    /** What happened to it. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param name what it is, for example 条件
     * @param from before; null where it was not there
     * @param to now; null where it is not there
     */
    record Fact(String name, String from, String to) {}

    /** Those that are gone first, then those that are there, in the order of the models. */
    static List<Difference> between(Map<String, Part> before, Map<String, Part> after) {
        var found = new ArrayList<Difference>();
        before.values().stream()
                .filter(part -> !after.containsKey(part.id()))
                .forEach(part -> found.add(of(Kind.REMOVED, part, facts(part.facts(), Map.of()))));
        after.values().forEach(part -> {
            var old = before.get(part.id());
            var facts = facts(old == null ? Map.of() : old.facts(), part.facts());
            if (old == null || !facts.isEmpty()) {
                found.add(of(old == null ? Kind.ADDED : Kind.CHANGED, part, facts));
            }
        });
        return found;
    }

    private static Difference of(Kind kind, Part part, List<Fact> facts) {
        return new Difference(kind, part.id(), part.name(), part.type(), facts);
    }

    private static List<Fact> facts(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Fact(name, before.get(name), after.get(name)))
                .filter(fact -> !Objects.equals(fact.from(), fact.to()))
                .toList();
    }

    /** In one line, as it goes on record. */
    String sentence() {
        var what = "%s“%s”".formatted(type, name);
        return switch (kind) {
            case ADDED -> "增加" + what;
            case REMOVED -> "删除" + what;
            case CHANGED -> what + "：" + String.join("；", facts.stream()
                    .map(fact -> "%s由“%s”改为“%s”".formatted(
                            fact.name(), Objects.requireNonNullElse(fact.from(), ""), Objects.requireNonNullElse(fact.to(), "")))
                    .toList());
        };
    }
}
