package org.lianban.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.springframework.stereotype.Component;

/**
 * Moves running cases from one version of a process to another, by the engine's own migration. A case otherwise ends on the
 * version on which it began.
 *
 * <p>Clocks and timers go on as they run: what has begun keeps its limit. A message, signal or condition that is waited for is
 * that of the new version. Called processes stay on their version until they are moved themselves.
 *
 * <p>Whoever asks is answered, of whatever municipalities are named: who may know and do what is the caller's to see to.
 */
@Component
public class CaseMoves {

    private static final String CONDITION = "condition:";

    /** In one question: a database takes only so many parameters. */
    private static final int MOST_IDS = 1_000;

    /**
     * A version of a process.
     *
     * @param definition id
     * @param version 1, 2, 3 …
     * @param deployment id
     */
    public record Version(String definition, String process, String name, int version, String deployment, OffsetDateTime at) {}

    /** @param to null where the other version has nothing that stands for it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(String from, String fromName, String to, String toName) {}

    /**
     * What would become of a case.
     *
     * @param municipality tenant id
     * @param steps where it is, with where it would continue
     * @param problems why it cannot be moved, in Chinese; none where it can
     */
    public record Trial(String processInstance, String caseNumber, String municipality, List<Step> steps, List<String> problems) {}

    private final ProcessEngineConfigurationImpl configuration;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Unrestricted unrestricted;

    CaseMoves(ProcessEngine engine, Unrestricted unrestricted) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.management = engine.getManagementService();
        this.unrestricted = unrestricted;
    }

    /** The newest first; none where there is no such process. */
    public List<Version> versions(String process) {
        return unrestricted.callAsNobody(() -> repository.createProcessDefinitionQuery()
                .processDefinitionKey(process).orderByProcessDefinitionVersion().desc().list().stream()
                .map(this::version)
                .toList());
    }

    public Optional<Version> version(String process, int version) {
        return unrestricted.callAsNobody(() -> repository.createProcessDefinitionQuery()
                .processDefinitionKey(process).processDefinitionVersion(version).list().stream()
                .findFirst()
                .map(this::version));
    }

    public Version version(String definition) {
        return unrestricted.callAsNobody(() -> version(repository.getProcessDefinition(definition)));
    }

    private Version version(ProcessDefinition definition) {
        var deployment = repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult();
        return new Version(
                definition.getId(),
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                definition.getDeploymentId(),
                OfficialTime.of(deployment.getDeploymentTime()));
    }

    /** How many cases of the municipalities run on a version. */
    public long running(String definition, List<String> municipalities) {
        return unrestricted.callAsNobody(() -> on(definition, municipalities).count());
    }

    private ProcessInstanceQuery on(String definition, List<String> municipalities) {
        return runtime.createProcessInstanceQuery().processDefinitionId(definition).tenantIdIn(municipalities.toArray(String[]::new));
    }

    /**
     * What would become of the cases of the municipalities, in the order of their numbers; nothing is changed.
     *
     * @throws InvalidInputException for a mapping that no case could follow
     */
    public List<Trial> trial(VersionMove move, List<String> municipalities) {
        return unrestricted.callAsNobody(() -> {
            var trial = new TrialMove(configuration, plan(move));
            return on(move.from(), municipalities).orderByBusinessKey().asc().list().stream()
                    .map(instance -> trial(trial, instance))
                    .toList();
        });
    }

    /** In a command of its own, which keeps all that it reads until it ends. */
    private Trial trial(TrialMove move, ProcessInstance instance) {
        var result = configuration.getCommandExecutorTxRequired().execute(command -> move.of(command, instance.getId()));
        return new Trial(instance.getId(), instance.getBusinessKey(), instance.getTenantId(), result.steps(), result.problems());
    }

    /** Begins to move the instances, each in a job and transaction of its own; the answer is the id of the batch. */
    public String start(VersionMove move, List<String> processInstances) {
        return unrestricted.call(() -> runtime.newMigration(plan(move)).processInstanceIds(processInstances).executeAsync().getId());
    }

    /** On which version each of the instances runs now; those that have ended are not among them. */
    public Map<String, String> definitions(List<String> processInstances) {
        var definitions = new HashMap<String, String>();
        for (var first = 0; first < processInstances.size(); first += MOST_IDS) {
            var some = Set.copyOf(processInstances.subList(first, Math.min(first + MOST_IDS, processInstances.size())));
            unrestricted.callAsNobody(() -> runtime.createProcessInstanceQuery().processInstanceIds(some).list())
                    .forEach(instance -> definitions.put(instance.getId(), instance.getProcessDefinitionId()));
        }
        return definitions;
    }

    /** Which instances of a batch could not be moved, with what the engine said; they wait as incidents. */
    public Map<String, String> failures(String batch) {
        return unrestricted.callAsNobody(() -> configuration.getCommandExecutorTxRequired().execute(command -> {
            var failures = new HashMap<String, String>();
            management.createBatchQuery().batchId(batch).list().forEach(found -> management.createJobQuery()
                    .jobDefinitionId(found.getBatchJobDefinitionId()).noRetriesLeft().list()
                    .forEach(job -> instances(command, (JobEntity) job)
                            .forEach(instance -> failures.put(instance, Objects.requireNonNullElse(job.getExceptionMessage(), "")))));
            return failures;
        }));
    }

    private List<String> instances(CommandContext command, JobEntity job) {
        var handler = (MigrationBatchJobHandler) configuration.getBatchHandlers().get(job.getJobHandlerType());
        var stored = ((BatchJobConfiguration) job.getJobHandlerConfiguration()).getConfigurationByteArrayId();
        return handler.readConfiguration(command.getDbEntityManager().selectById(ByteArrayEntity.class, stored).getBytes()).getIds();
    }

    /** What is equal in both versions stands for itself, unless the mapping says otherwise. */
    private MigrationPlan plan(VersionMove move) {
        var instructions = new HashMap<String, String>();
        runtime.createMigrationPlan(move.from(), move.to()).mapEqualActivities().build().getInstructions()
                .forEach(equal -> instructions.put(equal.getSourceActivityId(), equal.getTargetActivityId()));
        instructions.putAll(move.mapping());
        var source = repository.getBpmnModelInstance(move.from());
        var target = repository.getBpmnModelInstance(move.to());
        var plan = runtime.createMigrationPlan(move.from(), move.to());
        instructions.forEach((from, to) -> {
            var instruction = plan.mapActivities(from, to);
            if (isWaitedForOtherwise(source, from, target, to)) {
                instruction.updateEventTrigger();
            }
        });
        try {
            return plan.build();
        } catch (MigrationPlanValidationException e) {
            throw new InvalidInputException(violations(e));
        }
    }

    private static List<Violation> violations(MigrationPlanValidationException refusal) {
        var violations = new ArrayList<Violation>();
        refusal.getValidationReport().getInstructionReports().forEach(report -> report.getFailures().forEach(failure -> violations.add(new Violation(
                "mapping." + report.getMigrationInstruction().getSourceActivityId(),
                "%s → %s".formatted(report.getMigrationInstruction().getSourceActivityId(), report.getMigrationInstruction().getTargetActivityId()),
                MoveProblems.inChinese(failure)))));
        return violations;
    }

    /** A timer that runs keeps its time; what has another name would never be heard. */
    private static boolean isWaitedForOtherwise(BpmnModelInstance source, String from, BpmnModelInstance target, String to) {
        var before = trigger(source, from);
        var after = trigger(target, to);
        return before.isPresent() && after.isPresent() && (!before.equals(after) || after.get().startsWith(CONDITION));
    }

    private static Optional<String> trigger(BpmnModelInstance model, String id) {
        var element = model.getModelElementById(id);
        if (element instanceof ReceiveTask receive) {
            return Optional.ofNullable(receive.getMessage()).map(Message::getName);
        }
        return element instanceof FlowNode node
                ? node.getChildElementsByType(EventDefinition.class).stream().flatMap(definition -> trigger(definition).stream()).findFirst()
                : Optional.empty();
    }

    private static Optional<String> trigger(EventDefinition definition) {
        return definition instanceof MessageEventDefinition message ? Optional.ofNullable(message.getMessage()).map(Message::getName)
                : definition instanceof SignalEventDefinition signal ? Optional.ofNullable(signal.getSignal()).map(Signal::getName)
                : definition instanceof ConditionalEventDefinition ? Optional.of(CONDITION)
                : Optional.empty();
    }
}
