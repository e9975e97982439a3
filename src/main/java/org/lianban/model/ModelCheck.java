package org.lianban.model;

import java.util.ArrayList;
import java.util.List;

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

    /** What each rule objects to, file by file; files that cannot be read first. */
    static List<Finding> of(Models models) {
        var findings = new ArrayList<>(models.unreadable());
        RULES.forEach(rule -> findings.addAll(rule.check(models)));
        return findings.stream().distinct().map(finding -> finding.named(models.nameOf(finding))).toList();
    }
}
