package org.lianban.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lianban.deadline.SimulatedTime;
import org.lianban.simulation.Assumptions.Party;

/** What became of one case. */
final class Course {

    /**
     * Where the case could have gone another way: the answer of a gateway, an event that interrupted a step, or how a called
     * process ended.
     *
     * @param question id of the gateway, event or call
     * @param answer id of the flow, event or end event
     * @param words both as the diagram words them
     */
    record Turn(String question, String answer, String words) {}

    /** Time that went by at a step, in working time. */
    static final class Spent {

        final String name;
        final Party party;
        int visits;
        Duration worked = Duration.ZERO;

        Spent(String name, Party party) {
            this.name = name;
            this.party = party;
        }
    }

    final String municipality;
    final Set<Turn> turns = new LinkedHashSet<>();
    final Map<String, Spent> spent = new LinkedHashMap<>();
    String end;
    String endName;
    String trouble;
    Duration worked;
    List<SimulatedTime.Outcome> limits = List.of();

    Course(String municipality) {
        this.municipality = municipality;
    }

    void spend(String element, String name, Party party, Duration time) {
        var step = spent.computeIfAbsent(element, key -> new Spent(name, party));
        step.visits++;
        step.worked = step.worked.plus(time);
    }

    boolean isEnded() {
        return trouble == null;
    }

    Duration waited() {
        return spent.values().stream().filter(step -> step.party == Party.APPLICANT).map(step -> step.worked)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
