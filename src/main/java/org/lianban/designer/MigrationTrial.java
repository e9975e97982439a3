package org.lianban.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lianban.deadline.ClockView;
import org.lianban.engine.CaseMoves.Step;
import org.lianban.engine.CaseMoves.Trial;
import org.lianban.engine.CaseMoves.Version;

/**
 * What would become of the cases on one version, were they moved to another.
 *
 * @param cases how many run on it, in the municipalities of whoever asks
 * @param movable how many of them could be moved
 * @param groups cases that stand alike, the largest group first
 * @param perCase each case; null for whoever may not know of single cases
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MigrationTrial(
        String procedure, String name, int fromVersion, int toVersion, int cases, int movable, List<Group> groups, List<CaseTrial> perCase) {

    /**
     * @param steps where they are, with where they would continue
     * @param problems why they cannot be moved; none where they can
     */
    record Group(int cases, List<Step> steps, List<String> problems) {}

    /**
     * @param municipality tenant id
     * @param clocks what runs, and goes on as it runs
     */
    record CaseTrial(
            String caseNumber, String municipality, boolean movable, List<Step> steps, List<String> problems, List<RunningClock> clocks) {}

    /**
     * @param unit {@code workday}, {@code day}, {@code hour} or {@code month}
     * @param timeLeft in words
     */
    record RunningClock(String name, int limit, String unit, String timeLeft) {

        private static final String STOPPED = "stopped";

        static List<RunningClock> among(List<ClockView> clocks) {
            return clocks.stream()
                    .filter(clock -> !clock.state().equals(STOPPED))
                    .map(clock -> new RunningClock(clock.name(), clock.limit(), clock.unit(), clock.timeLeft()))
                    .toList();
        }
    }

    private record Standing(List<Step> steps, List<String> problems) {}

    /** @param clocks those of a case by its number; null for whoever may not know of single cases */
    static MigrationTrial of(Version from, Version to, List<Trial> trials, Function<String, List<ClockView>> clocks) {
        var alike = new LinkedHashMap<Standing, Integer>();
        trials.forEach(trial -> alike.merge(new Standing(trial.steps(), trial.problems()), 1, Integer::sum));
        var groups = new ArrayList<Group>();
        alike.entrySet().stream()
                .sorted(Map.Entry.<Standing, Integer>comparingByValue().reversed())
                .forEach(group -> groups.add(new Group(group.getValue(), group.getKey().steps(), group.getKey().problems())));
        return new MigrationTrial(
                to.process(),
                to.name(),
                from.version(),
                to.version(),
                trials.size(),
                (int) trials.stream().filter(trial -> trial.problems().isEmpty()).count(),
                groups,
                clocks == null
                        ? null
                        : trials.stream()
                                .map(trial -> new CaseTrial(
                                        trial.caseNumber(),
                                        trial.municipality(),
                                        trial.problems().isEmpty(),
                                        trial.steps(),
                                        trial.problems(),
                                        RunningClock.among(clocks.apply(trial.caseNumber()))))
                                .toList());
    }
}
