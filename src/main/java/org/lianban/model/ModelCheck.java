package org.lianban.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All rules over all models: the same in the build, in the command of designers, and where they deploy. */
final class ModelCheck {

    static final List<Rule> RULES = List.of(
            new ProcessRules(),
            new NamingRules(),
            new MessageRules(),
            new ForbiddenRules(),
            new ReachRules(),
            new StepRules(),
            new UserTaskRules(),
            new SeparationRules(),
            new TimeLimitRules(),
            new ClockCallRules(),
            new ReminderRules(),
            new ResponsibilityRules(),
            new NoticeRules(),
            new ApplicantRules(),
            new DecisionTaskRules(),
            new CallRules(),
            new DataFlowRules(),
            new GatewayRules(),
            new BasisRules(),
            new TableRules(),
            new TableGapRules(),
            new AskedOnceRule(),
            new UnreadFieldRule(),
            new FormOptionsRule(),
            new DiagramRules());

    private ModelCheck() {}

    /** What each rule objects to, file by file and element by element; where files cannot be read only that, for what they lack would be missed everywhere. */
    static List<Finding> of(Models models) {
        if (!models.unreadable().isEmpty()) {
            return models.unreadable();
        }
        var findings = new ArrayList<Finding>();
        RULES.forEach(rule -> findings.addAll(rule.check(models)));
        return findings.stream()
                .distinct()
                .map(finding -> finding.named(models.nameOf(finding)))
                .collect(Collectors.groupingBy(
                        Finding::file,
                        TreeMap::new,
                        Collectors.groupingBy(Finding::element, LinkedHashMap::new, Collectors.toList())))
                .values().stream()
                .flatMap(elements -> elements.values().stream())
                .flatMap(List::stream)
                .toList();
    }
}
