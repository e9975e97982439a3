package org.lianban.deadline;

import java.util.List;
import java.util.Optional;
import org.lianban.engine.MeasuredTasks.MeasuredTask;
import org.lianban.engine.Place;

/** Which clock of a case a name in a diagram means. */
final class ClockNames {

    private static final String USER_TASK = "userTask_";
    private static final String ROUND = "~";

    private ClockNames() {}

    /** A new clock's id: the plain name in the first round, then with {@code ~2}, {@code ~3} … */
    static String id(List<CaseClock> known, String name) {
        var rounds = known.stream()
                .filter(clock -> clock.clock().equals(name) || clock.clock().startsWith(name + ROUND))
                .count();
        return rounds == 0 ? name : name + ROUND + (rounds + 1);
    }

    /** What runs under the name in the place's process instance, else in the one that called it, and so on. */
    static Optional<CaseClock> running(List<CaseClock> known, Place place, String name) {
        return place.scopes().stream()
                .flatMap(scope -> known.stream()
                        .filter(clock -> !clock.isStopped() && clock.step().equals(name))
                        .filter(clock -> clock.processInstanceId().equals(scope.processInstanceId())))
                .findFirst();
    }

    /**
     * The clock that measures a task; empty for one that was created before there were clocks. Whatever was started for the
     * task alone measures it to its end, also where a migration has given the task another step meanwhile.
     */
    static Optional<CaseClock> measuring(List<CaseClock> known, MeasuredTask task) {
        var own = known.stream()
                .filter(clock -> !clock.isStopped() && task.place().activityInstanceId().equals(clock.activityInstanceId()))
                .findFirst();
        return own.isPresent() || isOwn(task) ? own : running(known, task.place(), task.step());
    }

    /** A task that is called as the step that it asks for has a clock of its own. */
    static boolean isOwn(MeasuredTask task) {
        return task.place().activityId().equals(activity(task.step()));
    }

    /** The user task that has the step's clock to itself. */
    static String activity(String step) {
        return USER_TASK + step;
    }
}
