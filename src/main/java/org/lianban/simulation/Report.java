package org.lianban.simulation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.lianban.simulation.Assumptions.Party;
import org.lianban.simulation.Course.Turn;

/**
 * What came of all the cases; times are in working days.
 *
 * @param cases how many were played
 * @param paths by their names, the most frequent first
 * @param limits by municipality and step, as the table of time limits has them
 * @param steps those that took most time in all, first
 * @param troubles cases that did not come to an end, by why
 */
record Report(
        int cases,
        Span all,
        Map<String, Span> paths,
        Map<String, Kept> limits,
        Map<String, Loss> steps,
        Map<String, Integer> troubles) {

    /**
     * @param days working time from application to end
     * @param applicant of that, for which the applicant was waited for, on average
     */
    record Span(int cases, double share, double p50, double p90, double p95, double applicant) {}

    /**
     * How a limit was kept.
     *
     * @param clock {@code case} for the case as a whole
     * @param statutory share within the limit of the statute; null where there is none
     */
    record Kept(String municipality, String process, String clock, String name, String limit, int cases, double within, Double statutory) {

        @JsonIgnore
        boolean isOfCase() {
            return clock.equals("case");
        }

        /** Whether there is nothing to say about the limit of a step. */
        @JsonIgnore
        boolean isKept() {
            return !isOfCase() && within == 1 && (statutory == null || statutory == 1);
        }
    }

    /** @param days mean working time of a visit */
    record Loss(String element, String name, Party party, double visitsPerCase, double days, double share) {}

    private static final int MOST_PATHS = 14;
    private static final int MOST_STEPS = 10;

    /**
     * Words for the ways of cases: what most cases do goes without saying.
     *
     * @param usual the answer that most cases get, by question
     */
    record Ways(Map<String, String> usual) {

        static Ways of(List<Course> courses) {
            var counts = new HashMap<String, TreeMap<String, Integer>>();
            courses.forEach(course -> course.turns.forEach(
                    turn -> counts.computeIfAbsent(turn.question(), key -> new TreeMap<>()).merge(turn.answer(), 1, Integer::sum)));
            var usual = new HashMap<String, String>();
            counts.forEach((question, answers) -> {
                var most = answers.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
                // an event that interrupts has no other answer than that it happened
                if (!question.equals(most.getKey())) {
                    usual.put(question, most.getKey());
                }
            });
            return new Ways(usual);
        }

        String name(Course course) {
            var detours = course.turns.stream()
                    .filter(turn -> !turn.answer().equals(usual.get(turn.question())))
                    .map(Turn::words)
                    .distinct()
                    .toList();
            return course.endName + (detours.isEmpty() ? "" : "（" + String.join("；", detours) + "）");
        }
    }

    static Report of(List<Course> courses, Ways ways, WorkingTime time) {
        var ended = courses.stream().filter(Course::isEnded).toList();
        var troubles = new TreeMap<String, Integer>();
        courses.stream().filter(course -> !course.isEnded()).forEach(course -> troubles.merge(course.trouble, 1, Integer::sum));
        return new Report(
                courses.size(),
                span(ended, courses.size(), time),
                paths(ended, ways, courses.size(), time),
                limits(ended),
                steps(ended, time),
                troubles);
    }

    private static Map<String, Span> paths(List<Course> ended, Ways ways, int cases, WorkingTime time) {
        var byName = grouped(ended, ways::name);
        var names = byName.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<Course>>>comparingInt(path -> -path.getValue().size()).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit(MOST_PATHS)
                .toList();
        var paths = new LinkedHashMap<String, Span>();
        names.forEach(name -> paths.put(name, span(byName.get(name), cases, time)));
        var rare = ended.stream().filter(course -> !names.contains(ways.name(course))).toList();
        grouped(rare, course -> course.endName + "（其余走法）").forEach((name, courses) -> paths.put(name, span(courses, cases, time)));
        return paths;
    }

    private static TreeMap<String, List<Course>> grouped(List<Course> courses, Function<Course, String> name) {
        var groups = new TreeMap<String, List<Course>>();
        courses.forEach(course -> groups.computeIfAbsent(name.apply(course), key -> new ArrayList<>()).add(course));
        return groups;
    }

    private static Span span(List<Course> courses, int all, WorkingTime time) {
        var sorted = courses.stream().map(course -> days(course.worked, time)).sorted().toList();
        var waited = courses.stream().mapToDouble(course -> days(course.waited(), time)).average().orElse(0);
        return new Span(courses.size(), part(courses.size(), all), rank(sorted, 0.5), rank(sorted, 0.9), rank(sorted, 0.95), waited);
    }

    private static double rank(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static Map<String, Kept> limits(List<Course> ended) {
        var counts = new TreeMap<String, int[]>();
        var kept = new TreeMap<String, Kept>();
        ended.forEach(course -> course.limits.forEach(limit -> {
            var ofCase = limit.step().equals("case");
            var key = "%s %s %s %s %s".formatted(ofCase ? 0 : 1, limit.municipality(), limit.procedure(), limit.step(), limit.limit());
            var count = counts.computeIfAbsent(key, name -> new int[4]);
            count[0]++;
            count[1] += limit.within() ? 1 : 0;
            count[2] += limit.withinStatutory() == null ? 0 : 1;
            count[3] += Boolean.TRUE.equals(limit.withinStatutory()) ? 1 : 0;
            kept.put(key, new Kept(
                    limit.municipality(), limit.procedure(), limit.step(), limit.name(), limit.limit(),
                    count[0], part(count[1], count[0]), count[2] == 0 ? null : Double.valueOf(part(count[3], count[2]))));
        }));
        return kept;
    }

    private static Map<String, Loss> steps(List<Course> ended, WorkingTime time) {
        var visits = new TreeMap<String, Integer>();
        var worked = new TreeMap<String, Duration>();
        var known = new TreeMap<String, Course.Spent>();
        ended.forEach(course -> course.spent.forEach((element, spent) -> {
            visits.merge(element, spent.visits, Integer::sum);
            worked.merge(element, spent.worked, Duration::plus);
            known.putIfAbsent(element, spent);
        }));
        var sum = worked.values().stream().reduce(Duration.ZERO, Duration::plus);
        var losses = new LinkedHashMap<String, Loss>();
        worked.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_STEPS)
                .forEach(step -> losses.put(step.getKey(), new Loss(
                        step.getKey(),
                        known.get(step.getKey()).name,
                        known.get(step.getKey()).party,
                        (double) visits.get(step.getKey()) / ended.size(),
                        days(step.getValue(), time) / visits.get(step.getKey()),
                        part(step.getValue().toSeconds(), sum.toSeconds()))));
        return losses;
    }

    private static double days(Duration worked, WorkingTime time) {
        return (double) worked.toSeconds() / time.day().toSeconds();
    }

    private static double part(long some, long all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
