package org.lianban.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.lianban.deadline.ClockReading.State;

/**
 * A clock of a case, with what its events came to when they were last counted.
 *
 * @param clock unique in the case: {@code case}, or {@code <procedure>.<step>}, from the second round on with {@code ~2} …
 * @param procedure id of the process to which the step belongs
 * @param processInstanceId ends with this process instance at the latest
 * @param activityInstanceId the one activity that it measures; null where the diagram or the end of the process stops it
 * @param lastSeq number of its last event
 * @param lastAt when that happened; nodes differ by milliseconds, and none dates an event before the last
 */
record CaseClock(
        String caseNumber,
        String clock,
        String procedure,
        String step,
        String stepName,
        String municipality,
        String processInstanceId,
        String activityInstanceId,
        StepLimit limit,
        int lastSeq,
        OffsetDateTime lastAt,
        Standing standing) {

    /** The step that stands for the case as a whole. */
    static final String CASE = "case";

    /**
     * How a clock stands, as of its last event.
     *
     * @param dueDay null while paused
     * @param yellowAt moment of the first warning; null while paused
     * @param announced the highest level that was told
     * @param calendarVersion version of the calendar by which it was counted; null once it has stopped
     */
    record Standing(
            State state,
            LocalDate dueDay,
            OffsetDateTime dueAt,
            boolean provisional,
            OffsetDateTime yellowAt,
            OffsetDateTime orangeAt,
            Colour announced,
            Long calendarVersion) {

        /** The level that is true at a moment, whether it was told or not. */
        Colour levelAt(OffsetDateTime moment) {
            if (reached(dueAt, moment)) {
                return Colour.RED;
            }
            if (reached(orangeAt, moment)) {
                return Colour.ORANGE;
            }
            return reached(yellowAt, moment) ? Colour.YELLOW : Colour.GREEN;
        }

        /** What is shown at a moment. */
        Colour colourAt(OffsetDateTime moment) {
            if (state == State.STOPPED) {
                return announced;
            }
            return state == State.PAUSED && dueAt == null ? Colour.GREY : levelAt(moment);
        }

        /** When something has to be told that was not told yet; null where there is nothing left to tell. */
        OffsetDateTime nextAt() {
            if (state == State.STOPPED) {
                return null;
            }
            return Stream.of(Colour.YELLOW, Colour.ORANGE, Colour.RED)
                    .filter(level -> level.compareTo(announced) > 0)
                    .map(this::momentOf)
                    .filter(moment -> moment != null)
                    .min(OffsetDateTime::compareTo)
                    .orElse(null);
        }

        private OffsetDateTime momentOf(Colour level) {
            return switch (level) {
                case YELLOW -> yellowAt;
                case ORANGE -> orangeAt;
                default -> dueAt;
            };
        }

        private static boolean reached(OffsetDateTime at, OffsetDateTime moment) {
            return at != null && !moment.isBefore(at);
        }

        boolean isDueLike(Standing other) {
            return dueAt == null ? other.dueAt == null : other.dueAt != null && dueAt.isEqual(other.dueAt);
        }

        Standing told(Colour level) {
            return new Standing(state, dueDay, dueAt, provisional, yellowAt, orangeAt, level, calendarVersion);
        }

        /** A stopped clock keeps the day on which it was due and the level that it had reached. */
        Standing stopped(Colour reached) {
            return new Standing(State.STOPPED, dueDay, dueAt, provisional, yellowAt, orangeAt, reached, null);
        }
    }

    boolean isStopped() {
        return standing.state() == State.STOPPED;
    }

    CaseClock with(Standing changed) {
        return new CaseClock(
                caseNumber, clock, procedure, step, stepName, municipality, processInstanceId, activityInstanceId, limit,
                lastSeq, lastAt, changed);
    }

    /** With one event more. */
    CaseClock after(ClockEvent event) {
        return new CaseClock(
                caseNumber, clock, procedure, step, stepName, municipality, processInstanceId, activityInstanceId, limit,
                lastSeq + 1, event.at(), standing);
    }
}
