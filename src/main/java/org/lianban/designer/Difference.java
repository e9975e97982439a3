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
        before.values().stream().filter(part -> !after.containsKey(part.id())).forEach(part -> found.add(of(Kind.REMOVED, part, before, after)));
        after.values().forEach(part -> {
            var difference = of(before.containsKey(part.id()) ? Kind.CHANGED : Kind.ADDED, part, before, after);
            if (difference.kind() == Kind.ADDED || !difference.facts().isEmpty()) {
                found.add(difference);
            }
        });
        return found;
    }

    private static Difference of(Kind kind, Part part, Map<String, Part> before, Map<String, Part> after) {
        var old = before.containsKey(part.id()) ? before.get(part.id()).facts() : Map.<String, String>of();
        var now = after.containsKey(part.id()) ? after.get(part.id()).facts() : Map.<String, String>of();
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        var facts = names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> new Fact(name, Part.told(name, old.get(name), before), Part.told(name, now.get(name), after)))
                .toList();
        return new Difference(kind, part.id(), part.name(), part.type(), facts);
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
