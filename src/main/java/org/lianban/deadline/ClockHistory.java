package org.lianban.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lianban.engine.OfficialTime;

/**
 * The events of one clock, put in order and made sense of, times in Asia/Shanghai.
 *
 * <p>Pauses may overlap: each needs a resume of its own, and the clock runs again when the last of them has it. Which
 * resume belongs to which pause makes no difference, so none is paired; {@code pauses} holds what they cover together.
 *
 * @param start moment of the start
 * @param pauses in order, without overlap; only the last may be open
 * @param extension sum of all extensions, in units of the limit
 * @param stop moment of the stop; null while not stopped
 * @param last moment of the last event
 */
record ClockHistory(ZonedDateTime start, List<Pause> pauses, int extension, ZonedDateTime stop, ZonedDateTime last) {

    /** @param until null while open */
    record Pause(ZonedDateTime from, ZonedDateTime until) {

        boolean isOpen() {
            return until == null;
        }

        /** Convention 2: the day of the pause still counts, the day of the resume does not. */
        boolean takesOut(LocalDate day) {
            return from.toLocalDate().isBefore(day) && (isOpen() || !until.toLocalDate().isBefore(day));
        }

        /** The moment of the pause is still free and that of the resume is not, as with whole days. */
        boolean covers(ZonedDateTime moment) {
            return from.isBefore(moment) && (isOpen() || !until.isBefore(moment));
        }
    }

    /**
     * An event that makes no sense where it stands.
     *
     * @param index its place in the list as given; -1 where the whole list lacks something
     */
    record Misfit(int index, ClockEvent event, String reason) {

        String sentence() {
            return index < 0 ? reason : "第 %d 个事件（%s）：%s".formatted(index + 1, event, reason);
        }
    }

    /**
     * @param events in any order; those of the same moment happened in the order given
     * @throws IllegalArgumentException naming every event that makes no sense
     */
    static ClockHistory of(List<ClockEvent> events) {
        var told = new Telling(events);
        if (!told.misfits.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("；", told.misfits.stream().map(Misfit::sentence).toList()));
        }
        return new ClockHistory(told.start, List.copyOf(told.pauses), told.extension, told.stop, told.last);
    }

    /** What makes a list of events senseless, in order of time; empty where a history can be made of it. */
    static List<Misfit> misfits(List<ClockEvent> events) {
        return List.copyOf(new Telling(events).misfits);
    }

    boolean pausedAt(ZonedDateTime moment) {
        return pauses.stream().anyMatch(pause -> pause.covers(moment));
    }

    boolean takesOut(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.takesOut(day));
    }

    /** Whether a pause that began before the day has no end. */
    boolean isStillPausedOn(LocalDate day) {
        return !pauses.isEmpty()
                && pauses.get(pauses.size() - 1).isOpen()
                && pauses.get(pauses.size() - 1).from().toLocalDate().isBefore(day);
    }

    static ZonedDateTime local(OffsetDateTime moment) {
        return moment.atZoneSameInstant(OfficialTime.ZONE);
    }

    /** One way through the events, in order of time. */
    private static final class Telling {

        private final List<Misfit> misfits = new ArrayList<>();
        private final List<Pause> pauses = new ArrayList<>();
        private ZonedDateTime start;
        private ZonedDateTime pausedFrom;
        private ZonedDateTime stop;
        private ZonedDateTime last;
        private int openPauses;
        private int extension;

        Telling(List<ClockEvent> events) {
            if (events.stream().noneMatch(event -> event.kind() == ClockEvent.Kind.STARTED)) {
                misfits.add(new Misfit(-1, null, "没有起算事件"));
                return;
            }
            IntStream.range(0, events.size())
                    .boxed()
                    .sorted(Comparator.comparing(index -> events.get(index).at().toInstant()))
                    .forEach(index -> {
                        var reason = tell(events.get(index), local(events.get(index).at()));
                        if (reason != null) {
                            misfits.add(new Misfit(index, events.get(index), reason));
                        }
                    });
            if (pausedFrom != null) {
                pauses.add(new Pause(pausedFrom, null));
            }
        }

        /** Why the event makes no sense; null where it does. */
        private String tell(ClockEvent event, ZonedDateTime at) {
            last = at;
            if (stop != null) {
                return "已经停止，之后不能再有事件";
            }
            if (event.kind() == ClockEvent.Kind.STARTED) {
                if (start != null) {
                    return "已经起算过，不能再次起算";
                }
                start = at;
                return null;
            }
            if (start == null) {
                return "还没有起算，不能" + event.kind().label();
            }
            return switch (event.kind()) {
                case PAUSED -> pause(at);
                case RESUMED -> resume(at);
                case EXTENDED -> extend(event.amount());
                default -> stop(at);
            };
        }

        private String pause(ZonedDateTime at) {
            if (openPauses++ == 0) {
                pausedFrom = at;
            }
            return null;
        }

        private String resume(ZonedDateTime at) {
            if (openPauses == 0) {
                return "没有未结束的暂停，不能恢复";
            }
            if (--openPauses == 0) {
                pauses.add(new Pause(pausedFrom, at));
                pausedFrom = null;
            }
            return null;
        }

        private String extend(int amount) {
            if (amount < 1) {
                return "延长的数量应为正整数";
            }
            extension = Math.addExact(extension, amount);
            return null;
        }

        private String stop(ZonedDateTime at) {
            stop = at;
            return null;
        }
    }
}
