package org.lianban.engine;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open user tasks of a case, each with the step whose limit it has; here their due dates are changed. */
@Component
public class MeasuredTasks extends AbstractBpmnParseListener {

    /** What Tasklist shows in the column of this name: the state of the task's time, in one word. */
    public static final String TIME_STATE = "timeState";

    /** Its word when little is left. */
    public static final String NEARLY_OVER = "橙";

    /**
     * An open user task.
     *
     * @param step what its due date asks for
     */
    public record MeasuredTask(String id, String step, Place place) {}

    private static final String STEP = "lianban.step";
    private static final Pattern DUE_DATE =
            Pattern.compile("\\s*[$#]\\{\\s*deadline\\.stepDueAt\\(\\s*execution\\s*,\\s*['\"](\\w+)['\"]\\s*\\)\\s*}\\s*");

    private final Unrestricted unrestricted;

    public MeasuredTasks(Unrestricted unrestricted) {
        this.unrestricted = unrestricted;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        var dueDate = userTask.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "dueDate");
        var asked = DUE_DATE.matcher(dueDate == null ? "" : dueDate);
        if (asked.matches()) {
            activity.setProperty(STEP, asked.group(1));
        }
    }

    /** The task whose due date for the step is just being asked; empty where something else asks, such as a timer. */
    public Optional<MeasuredTask> beingCreated(DelegateExecution execution, String step) {
        return ((ExecutionEntity) execution).getTasks().stream()
                .flatMap(task -> measured((TaskEntity) task).stream())
                .filter(task -> task.step().equals(step))
                .findFirst();
    }

    /** All tasks of the case and its called processes, also those that this very command creates. */
    public List<MeasuredTask> open(String caseNumber) {
        return unrestricted.call(
                () -> tasks(caseNumber).flatMap(task -> measured(task).stream()).toList());
    }

    /** Those among the tasks that are measured. */
    public List<MeasuredTask> of(Collection<String> taskIds) {
        return unrestricted.call(() -> taskIds.stream()
                .map(Context.getCommandContext().getTaskManager()::findTaskById)
                .filter(Objects::nonNull)
                .flatMap(task -> measured(task).stream())
                .toList());
    }

    /**
     * Gives a task another due date and another word for the state of its time, within the running command.
     *
     * @param dueAt null while the limit is paused
     */
    public void update(String taskId, Date dueAt, String timeState) {
        unrestricted.call(() -> {
            var task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
            if (!timeState.equals(task.getVariableLocal(TIME_STATE))) {
                task.setVariableLocal(TIME_STATE, timeState);
            }
            if (!Objects.equals(time(dueAt), time(task.getDueDate()))) {
                task.setDueDate(dueAt);
                task.triggerUpdateEvent();
            }
            return null;
        });
    }

    private static Long time(Date date) {
        return date == null ? null : date.getTime();
    }

    private static Stream<TaskEntity> tasks(String caseNumber) {
        var command = Context.getCommandContext();
        var stored = stored(command, caseNumber).stream().map(Task::getId);
        var ofThisCommand = command.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                .filter(task -> task.getExecution() != null && caseNumber.equals(task.getExecution().getProcessBusinessKey()))
                .map(TaskEntity::getId);
        return Stream.concat(stored, ofThisCommand)
                .distinct()
                .map(command.getTaskManager()::findTaskById)
                .filter(task -> task != null && !command.getDbEntityManager().isDeleted(task));
    }

    /** Whoever acts here, a task in another municipality than his own must not be missed. */
    private static List<Task> stored(CommandContext command, String caseNumber) {
        var query = new TaskQueryImpl();
        query.processInstanceBusinessKey(caseNumber);
        var checked = command.isTenantCheckEnabled();
        command.disableTenantCheck();
        try {
            return command.getTaskManager().findTasksByQueryCriteria(query);
        } finally {
            if (checked) {
                command.enableTenantCheck();
            }
        }
    }

    private static Optional<MeasuredTask> measured(TaskEntity task) {
        var activity = task.getExecution() == null ? null : task.getExecution().getActivity();
        return activity == null || activity.getProperty(STEP) == null
                ? Optional.empty()
                : Optional.of(new MeasuredTask(
                        task.getId(), (String) activity.getProperty(STEP), Place.of(task.getExecution())));
    }
}
