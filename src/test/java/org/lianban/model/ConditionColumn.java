package org.lianban.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.Input;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.validation.dtanalysis.model.Bound;
import org.kie.dmn.validation.dtanalysis.model.DDTAInputClause;
import org.kie.dmn.validation.dtanalysis.model.DDTATable;
import org.kie.dmn.validation.dtanalysis.model.Interval;

/** The values of one column, cut wherever a rule begins or ceases to hold, so that each part is treated alike by every rule. */
final class ConditionColumn {

    /** A single value where both ends are the same, otherwise everything strictly between them. */
    private record Part(int place, Comparable<?> low, Comparable<?> high) {

        boolean single() {
            return low == high;
        }
    }

    /** Some of the column's values, as they would be told to the designer. */
    record Values(Set<Integer> rules, String told) {
    }

    private final String label;
    private final boolean wholeNumbers;
    private final DDTAInputClause domain;
    private final List<List<Interval>> intervalsByRule;
    private final List<Part> parts = new ArrayList<>();

    ConditionColumn(Input input, int column, DDTATable table) {
        label = DecisionTableFile.label(input);
        wholeNumbers = Set.of("integer", "long").contains(DecisionTableFile.type(input));
        domain = table.getInputs().get(column);
        intervalsByRule = table.getRule().stream().map(rule -> rule.getInputEntry().get(column).getIntervals()).toList();
        if (domain.isDiscreteDomain()) {
            domain.getDiscreteValues().forEach(value -> add((Comparable<?>) value, (Comparable<?>) value));
        } else {
            cut();
        }
    }

    private void cut() {
        var ends = new TreeSet<Comparable<?>>(ConditionColumn::compare);
        intervalsByRule.forEach(intervals -> intervals.forEach(interval -> addEnds(interval, ends)));
        addEnds(domain.getDomainMinMax(), ends);
        Comparable<?> last = null;
        for (Comparable<?> end : ends) {
            if (last != null) {
                add(last, end);
            }
            if (!infinite(end)) {
                add(end, end);
            }
            last = end;
        }
    }

    private static void addEnds(Interval interval, Set<Comparable<?>> ends) {
        ends.add(interval.getLowerBound().getValue());
        ends.add(interval.getUpperBound().getValue());
    }

    private void add(Comparable<?> low, Comparable<?> high) {
        var part = new Part(parts.size(), low, high);
        if (covers(domain.getDomainMinMax(), part) && (!wholeNumbers || holdsWholeNumber(part))) {
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

    /** The column's values, sorted by which of the given rules hold for them. */
    List<Values> values(Set<Integer> rules) {
        Map<Set<Integer>, List<Part>> partsByRules = new LinkedHashMap<>();
        for (Part part : parts) {
            var holding = rules.stream().filter(rule -> holds(rule, part)).collect(Collectors.toCollection(TreeSet::new));
            partsByRules.computeIfAbsent(holding, any -> new ArrayList<>()).add(part);
        }
        return partsByRules.entrySet().stream()
                .map(entry -> new Values(entry.getKey(), told(entry.getValue()))).toList();
    }

    private boolean holds(int rule, Part part) {
        return intervalsByRule.get(rule - 1).stream().anyMatch(interval -> covers(interval, part));
    }

    private static boolean covers(Interval interval, Part part) {
        int low = compare(interval.getLowerBound().getValue(), part.low);
        int high = compare(interval.getUpperBound().getValue(), part.high);
        return part.single()
                ? (low < 0 || low == 0 && closed(interval.getLowerBound())) && (high > 0 || high == 0 && closed(interval.getUpperBound()))
                : low <= 0 && high >= 0;
    }

    private static boolean closed(Bound<?> bound) {
        return bound.getBoundaryType() == RangeBoundary.CLOSED;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> one, Comparable<?> other) {
        if (one == other) {
            return 0;
        }
        if (one == Interval.NEG_INF || other == Interval.POS_INF) {
            return -1;
        }
        return one == Interval.POS_INF || other == Interval.NEG_INF ? 1 : ((Comparable<Object>) one).compareTo(other);
    }

    private static boolean infinite(Comparable<?> value) {
        return value == Interval.NEG_INF || value == Interval.POS_INF;
    }

    private String told(List<Part> some) {
        if (some.size() == parts.size()) {
            return "";
        }
        if (some.stream().allMatch(Part::single)) {
            return label + "为 " + some.stream().map(part -> told(part.low)).collect(Collectors.joining("、"));
        }
        if (parts.stream().anyMatch(part -> part.low instanceof String)) {
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
        return value instanceof BigDecimal number ? number.toPlainString()
                : value instanceof String text ? '"' + text + '"'
                : String.valueOf(value);
    }
}
