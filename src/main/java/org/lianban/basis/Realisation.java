package org.lianban.basis;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether deployed models carry out a clause, and why not. Only what an element or rule cites counts.
 *
 * @param procedures those planned for the clause
 */
record Realisation(State state, Wording why, List<Part> procedures) {

    enum State {
        /** Cited, and each procedure planned for it has a model that cites it. */
        @JsonProperty("realised")
        REALISED,
        /** Cited, but some procedure planned for it does not carry it out. */
        @JsonProperty("partial")
        PARTIAL,
        /** A system could carry it out, and no model does. */
        @JsonProperty("pending")
        PENDING,
        /** Nothing in it can be carried out by a system. */
        @JsonProperty("notExecutable")
        NOT_EXECUTABLE,
        /** An article of a law on which no model rests. */
        @JsonProperty("uncited")
        UNCITED
    }

    /**
     * A procedure planned for the clause.
     *
     * @param modelled whether any model of it is deployed
     * @param realised whether one of its models cites the clause
     */
    record Part(String code, String name, String english, boolean modelled, boolean realised) {

        private Wording missing() {
            return modelled
                    ? new Wording("%s“%s”有模型，但没有一处引用本条".formatted(code, name), "%s, %s, has models, but none of them cites this clause".formatted(code, english))
                    : new Wording("%s“%s”还没有模型".formatted(code, name), "%s, %s, has no model yet".formatted(code, english));
        }
    }

    /** @param folder of the model that has the place */
    record CitingPlace(String folder, boolean rule) {}

    private static final String POLICY = "POLICY";

    private static final Map<String, Wording> EXECUTABLE = Map.of(
            "PROC", new Wording("办理程序", "a procedure"),
            "RULE", new Wording("判定规则", "rules"),
            "SLA", new Wording("办理时限", "a time limit"),
            "CATALOG", new Wording("清单目录（作为数据）", "a catalogue (as data)"),
            "MONITOR", new Wording("监测考核（作为统计）", "monitoring (as measurement)"));

    /**
     * @param planned procedures that are to carry the clause out
     * @param deployed folders that have models
     * @param places where models cite it
     */
    static Realisation of(Clause clause, List<PlannedProcedure> planned, List<String> deployed, List<CitingPlace> places) {
        var parts = planned.stream().map(procedure -> part(procedure, deployed, places)).toList();
        var state = state(clause, parts, !places.isEmpty());
        return new Realisation(state, why(clause, state, parts), parts);
    }

    private static Part part(PlannedProcedure procedure, List<String> deployed, List<CitingPlace> places) {
        var realised = places.stream().anyMatch(place -> procedure.isRule() ? place.rule() : procedure.folders().contains(place.folder()));
        var modelled = procedure.isRule() ? realised : procedure.folders().stream().anyMatch(deployed::contains);
        return new Part(procedure.code(), procedure.name(), procedure.english(), modelled, realised);
    }

    private static State state(Clause clause, List<Part> parts, boolean cited) {
        if (cited) {
            return parts.stream().allMatch(Part::realised) ? State.REALISED : State.PARTIAL;
        }
        if (clause.isLaw()) {
            return State.UNCITED;
        }
        return clause.kinds().equals(List.of(POLICY)) ? State.NOT_EXECUTABLE : State.PENDING;
    }

    private static Wording why(Clause clause, State state, List<Part> parts) {
        return switch (state) {
            case REALISED -> new Wording("由引用本条的环节和规则落实。", "Carried out by the elements and rules that cite it.");
            case PARTIAL -> new Wording("已有环节或者规则引用本条，但没有全部落实：", "Some elements or rules cite it, but not all of it is carried out:").and(missing(parts));
            case PENDING -> executable(clause).and(parts.isEmpty()
                    ? new Wording("尚未落实：没有环节或者规则引用本条，也没有计划的程序。", "Not carried out yet: no element or rule cites it, and no procedure is planned.")
                    : new Wording("尚未落实：", "Not carried out yet:").and(missing(parts)));
            case NOT_EXECUTABLE -> new Wording(
                    "不能由系统执行：本条只提出方向、协调或者保障的要求，没有办理程序、判定规则、办理时限、清单目录或者监测考核。",
                    "No system can execute it: it sets a direction or asks for coordination or support, and has no procedure, rules, time limit, catalogue or monitoring.");
            case UNCITED -> new Wording("没有环节或者规则以本条为依据。", "No element or rule rests on it.");
        };
    }

    private static Wording executable(Clause clause) {
        var asked = clause.kinds().stream().flatMap(kind -> Stream.ofNullable(EXECUTABLE.get(kind))).toList();
        return new Wording(
                "可以执行（" + asked.stream().map(Wording::zh).collect(Collectors.joining("、")) + "）。",
                "It can be executed (" + asked.stream().map(Wording::en).collect(Collectors.joining(", ")) + ").");
    }

    private static Wording missing(List<Part> parts) {
        var missing = parts.stream().filter(part -> !part.realised()).map(Part::missing).toList();
        return new Wording(
                missing.stream().map(Wording::zh).collect(Collectors.joining("；")) + "。",
                missing.stream().map(Wording::en).collect(Collectors.joining("; ")) + ".");
    }
}
