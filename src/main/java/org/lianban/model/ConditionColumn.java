package org.lianban.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Input;

/** The values of one column, cut wherever a rule begins or ceases to hold, so that each part is treated alike by every rule. */
final class ConditionColumn {

    /** A single value where both ends are the same, otherwise everything strictly between them; without ends all texts not listed. */
    private record Part(int place, Comparable<?> low, Comparable<?> high) {

        boolean single() {
            return low != null && low.equals(high);
        }
    }

    /** Some of the column's values, as they would be told to the designer. */
    record Values(Set<Integer> rules, String told) {}

    private final String label;
    private final boolean wholeNumbers;
    private final boolean texts;
    private final Condition domain;
    private final List<Condition> rules;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param rules the column's cells, from the first rule on
     * @throws IllegalArgumentException where values of different types are mixed
     */
    ConditionColumn(Input input, List<Condition> rules) {
        label = DecisionTableFile.label(input);
        wholeNumbers = Set.of("integer", "long").contains(DecisionTableFile.type(input));
        domain = Condition.of(DecisionTableFile.domain(input));
        this.rules = rules;
        var ends = Stream.concat(rules.stream(), Stream.of(domain)).flatMap(Condition::ends)
                .collect(Collectors.toCollection(() -> new TreeSet<Comparable<?>>(Condition::compare)));
        texts = ends.stream().anyMatch(String.class::isInstance) || DecisionTableFile.type(input).equals("string");
        if (DecisionTableFile.type(input).equals("boolean") || ends.stream().anyMatch(Boolean.class::isInstance)) {
            ends.addAll(List.of(true, false));
            ends.forEach(value -> add(value, value));
        } else if (texts) {
            ends.forEach(value -> add(value, value));
            if (domain.acceptsOthers()) {
                parts.add(new Part(parts.size(), null, null));
            }
        } else {
            cut(ends);
        }
    }

    private void cut(Set<Comparable<?>> ends) {
        Comparable<?> last = null;
        for (Comparable<?> end : ends) {
            add(last, end);
            add(end, end);
            last = end;
        }
        add(last, null);
    }

    private void add(Comparable<?> low, Comparable<?> high) {
        var part = new Part(parts.size(), low, high);
        if (accepts(domain, part) && (!wholeNumbers || holdsWholeNumber(part))) {
            parts.add(part);
        }
    }

    private static boolean holdsWholeNumber(Part part) {
        if (!(part.low instanceof BigDecimal low) || !(part.high instanceof BigDecimal high)) {
            return true;
        }
        var floor = low.setScale(0, RoundingMode.FLOOR);
        return part.single() ? floor.compareTo(low) == 0 : floor.add(BigDecimal.ONE).compareTo(high) < 0;
    }

    /** The column's values, sorted by which of the given rules hold for them; rules count from one. */
    List<Values> values(Set<Integer> candidates) {
        Map<Set<Integer>, List<Part>> partsByRules = new LinkedHashMap<>();
        for (Part part : parts) {
            var holding = candidates.stream()
                    .filter(rule -> accepts(rules.get(rule - 1), part))
                    .collect(Collectors.toCollection(TreeSet::new));
            partsByRules.computeIfAbsent(holding, any -> new ArrayList<>()).add(part);
        }
        return partsByRules.entrySet().stream()
                .map(entry -> new Values(entry.getKey(), told(entry.getValue()))).toList();
    }

    /** Whether the one rule holds wherever the other does; both count from one. */
    boolean includes(int rule, int other) {
        return parts.stream().allMatch(part -> accepts(rules.get(rule - 1), part) || !accepts(rules.get(other - 1), part));
    }

    private boolean accepts(Condition condition, Part part) {
        return part.single() ? condition.accepts(part.low)
                : texts ? condition.acceptsOthers()
                : condition.acceptsBetween(part.low, part.high);
    }

    private String told(List<Part> some) {
        if (some.size() == parts.size()) {
            return "";
        }
        if (some.stream().allMatch(Part::single)) {
            return label + "为 " + some.stream().map(part -> told(part.low)).collect(Collectors.joining("、"));
        }
        if (texts) {
            return label + "为 " + some.stream().filter(Part::single).map(part -> told(part.low) + "、").collect(Collectors.joining())
                    + "表中未列的取值";
        }
        var stretches = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= some.size(); i++) {
            if (i == some.size() || some.get(i).place != some.get(i - 1).place + 1) {
                stretches.add(stretch(some.get(from), some.get(i - 1)));
                from = i;
            }
        }
        return label + String.join("或", stretches);
    }

    private String stretch(Part first, Part last) {
        if (first.single() && first == last) {
            return "为 " + told(first.low);
        }
        var sides = new ArrayList<String>();
        if (first.place > 0) {
            sides.add((first.single() ? "不小于 " : "大于 ") + told(first.low));
        }
        if (last.place < parts.size() - 1) {
            sides.add((last.single() ? "不大于 " : "小于 ") + told(last.high));
        }
        return String.join(" 且", sides);
    }

    private static String told(Object value) {
        if (value instanceof LocalDateTime time && time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return time.toLocalDate().toString();
        }
        return value instanceof BigDecimal number ? number.toPlainString()
                : value instanceof String text ? '"' + text + '"'
                : String.valueOf(value);
    }
}
