package org.lianban.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.migration.instance.MigratingProcessElementInstance;
import org.camunda.bpm.engine.impl.migration.instance.MigratingProcessInstance;
import org.camunda.bpm.engine.impl.migration.instance.parser.MigratingInstanceParser;
import org.camunda.bpm.engine.impl.migration.validation.instance.MigratingProcessInstanceValidationReportImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.lianban.engine.CaseMoves.Step;

/** What the engine asks of an instance before it migrates it, asked without migrating it: nothing is written. */
class TrialMove extends MigrateProcessInstanceCmd {

    /** @param problems why it cannot be moved, in Chinese; none where it can */
    record Result(List<Step> steps, List<String> problems) {}

    private final MigrationPlan plan;

    TrialMove(ProcessEngineConfigurationImpl configuration, MigrationPlan plan) {
        super(new MigrationPlanExecutionBuilderImpl(configuration.getCommandExecutorTxRequired(), plan), false);
        this.plan = plan;
    }

    Result of(CommandContext command, String processInstance) {
        var report = new MigratingProcessInstanceValidationReportImpl();
        var migrating = new MigratingInstanceParser(command.getProcessEngineConfiguration().getProcessEngine())
                .parse(processInstance, plan, report);
        validateInstructions(command, migrating, report);
        var problems = new LinkedHashSet<String>();
        report.getFailures().forEach(failure -> problems.add(MoveProblems.inChinese(failure)));
        report.getActivityInstanceReports().forEach(step -> step.getFailures()
                .forEach(failure -> problems.add(at(migrating, step.getSourceScopeId(), failure))));
        report.getTransitionInstanceReports().forEach(step -> step.getFailures()
                .forEach(failure -> problems.add(at(migrating, step.getSourceScopeId(), failure))));
        return new Result(steps(migrating), List.copyOf(problems));
    }

    private static String at(MigratingProcessInstance instance, String id, String failure) {
        var step = instance.getSourceDefinition().findActivity(id);
        // the engine says the same of an element that is gone and of one that is there but cannot be entered halfway
        var isThere = MoveProblems.isUnmapped(failure) && instance.getTargetDefinition().findActivity(id) != null;
        return "环节“%s”：%s".formatted(
                step == null ? id : name(step), isThere ? MoveProblems.CANNOT_BE_ENTERED : MoveProblems.inChinese(failure));
    }

    /** Where the case is now, and where it would be: what holds other steps is not told of. */
    private static List<Step> steps(MigratingProcessInstance instance) {
        var steps = new ArrayList<Step>();
        Stream.<MigratingProcessElementInstance>concat(
                        instance.getMigratingActivityInstances().stream()
                                .filter(step -> step != instance.getRootInstance())
                                .filter(step -> step.getChildActivityInstances().isEmpty() && step.getChildTransitionInstances().isEmpty()),
                        instance.getMigratingTransitionInstances().stream())
                .forEach(step -> steps.add(new Step(
                        step.getSourceScope().getId(),
                        name(step.getSourceScope()),
                        step.getTargetScope() == null ? null : step.getTargetScope().getId(),
                        step.getTargetScope() == null ? null : name(step.getTargetScope()))));
        return steps;
    }

    private static String name(ScopeImpl scope) {
        return scope.getName() == null || scope.getName().isBlank() ? scope.getId() : scope.getName();
    }
}
