package org.lianban.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** @param municipality tenant id */
    record CaseTrial(String caseNumber, String municipality, boolean movable, List<Step> steps, List<String> problems) {}

    private record Standing(List<Step> steps, List<String> problems) {}

    static MigrationTrial of(Version from, Version to, List<Trial> trials, boolean tellsCases) {
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
                tellsCases
                        ? trials.stream()
                                .map(trial -> new CaseTrial(
                                        trial.caseNumber(), trial.municipality(), trial.problems().isEmpty(), trial.steps(), trial.problems()))
                                .toList()
                        : null);
    }
}
