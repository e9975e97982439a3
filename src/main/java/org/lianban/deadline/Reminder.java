package org.lianban.deadline;

import static java.util.Map.entry;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Variable;

/** What the part 时限提醒 of a diagram is told when a clock of the case reaches a level. */
final class Reminder {

    static final Variable<String> CLOCK = Variable.of("reminderClock", String.class);
    static final Variable<String> PROCEDURE = Variable.of("reminderProcedure", String.class);
    static final Variable<String> STEP = Variable.of("reminderStep", String.class);
    static final Variable<String> STEP_NAME = Variable.of("reminderStepName", String.class);

    /** {@code yellow}, {@code orange} or {@code red}. */
    static final Variable<String> LEVEL = Variable.of("reminderLevel", String.class);

    /** An ISO date and time with offset. */
    static final Variable<String> DUE_AT = Variable.of("reminderDueAt", String.class);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H时m分");

    private Reminder() {}

    static Map<String, Object> told(
            String clock, String procedure, String step, String stepName, String level, OffsetDateTime dueAt) {
        return Map.ofEntries(
                entry(CLOCK.name(), clock),
                entry(PROCEDURE.name(), procedure),
                entry(STEP.name(), step),
                entry(STEP_NAME.name(), stepName),
                entry(LEVEL.name(), level),
                entry(DUE_AT.name(), dueAt.toString()));
    }

    /** A moment as officials write it; midnight is the end of the day before. */
    static String inWords(OffsetDateTime moment) {
        var local = moment.atZoneSameInstant(OfficialTime.ZONE);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.minusDays(1).format(DAY) + "24时"
                : local.format(DAY) + local.format(TIME);
    }
}
