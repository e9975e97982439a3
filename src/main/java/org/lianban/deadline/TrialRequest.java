package org.lianban.deadline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lianban.engine.InvalidInputException;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.TimeLimit.Unit;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Violation;

/**
 * A limit and events to try out.
 *
 * @param events that make sense together, in the order given
 * @param asOf the moment of looking; null where nobody said
 */
record TrialRequest(TimeLimit limit, List<ClockEvent> events, OffsetDateTime asOf) {

    private static final int LARGEST_AMOUNT = 9999;
    private static final int MOST_EVENTS = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private static final Map<String, Kind> KINDS = Map.of(
            "started", Kind.STARTED, "start", Kind.STARTED,
            "paused", Kind.PAUSED, "pause", Kind.PAUSED,
            "resumed", Kind.RESUMED, "resume", Kind.RESUMED,
            "extended", Kind.EXTENDED, "extend", Kind.EXTENDED,
            "stopped", Kind.STOPPED, "stop", Kind.STOPPED);

    /** @throws InvalidInputException with everything that is wrong */
    static TrialRequest of(JsonNode document) {
        return new Reading().read(document);
    }

    /** Finds fault with the time of the start. */
    Violation atStart(String message) {
        var index = events.stream().map(ClockEvent::kind).toList().indexOf(Kind.STARTED);
        return new Violation("events[%d].at".formatted(index), "第 %d 个事件 时间".formatted(index + 1), message);
    }

    /** One way through the document, gathering what is wrong; what could not be read is null. */
    private static final class Reading {

        private final List<Violation> violations = new ArrayList<>();

        TrialRequest read(JsonNode document) {
            var amount = amount(document.path("limit"), "limit", "时限");
            var unit = unit(document.path("unit"));
            var events = events(document.path("events"));
            var asOf = isGiven(document.path("asOf")) ? moment(document.path("asOf"), "asOf", "查看时刻") : null;
            if (!events.isEmpty() && events.stream().allMatch(Objects::nonNull)) {
                checkStory(events, asOf);
            }
            if (!violations.isEmpty()) {
                throw new InvalidInputException(violations);
            }
            return new TrialRequest(new TimeLimit(amount, unit), events, asOf);
        }

        private void checkStory(List<ClockEvent> events, OffsetDateTime asOf) {
            ClockHistory.misfits(events).forEach(misfit -> refuse(
                    misfit.index() < 0 ? "events" : "events[%d].kind".formatted(misfit.index()),
                    misfit.index() < 0 ? "事件" : "第 %d 个事件 种类".formatted(misfit.index() + 1),
                    misfit.reason()));
            if (asOf != null && events.stream().anyMatch(event -> event.kind() == Kind.STARTED && asOf.isBefore(event.at()))) {
                refuse("asOf", "查看时刻", "早于起算时间");
            }
        }

        private Unit unit(JsonNode value) {
            if (!isGiven(value)) {
                refuse("unit", "单位", "未填写");
                return null;
            }
            try {
                return Unit.of(value.asText());
            } catch (IllegalArgumentException unknown) {
                refuse("unit", "单位", "只能是 workday（工作日）、day（日）、hour（小时）或 month（月）");
                return null;
            }
        }

        private List<ClockEvent> events(JsonNode list) {
            if (!isGiven(list)) {
                refuse("events", "事件", "未填写");
                return List.of();
            }
            if (!list.isArray() || list.isEmpty() || list.size() > MOST_EVENTS) {
                refuse("events", "事件", "应为列表，一至 %d 个事件".formatted(MOST_EVENTS));
                return List.of();
            }
            var events = new ArrayList<ClockEvent>();
            for (var index = 0; index < list.size(); index++) {
                var field = "events[%d].".formatted(index);
                var label = "第 %d 个事件 ".formatted(index + 1);
                var event = list.get(index);
                var kind = kind(event.path("kind"), field + "kind", label + "种类");
                var at = moment(event.path("at"), field + "at", label + "时间");
                var amount = kind == Kind.EXTENDED ? amount(event.path("amount"), field + "amount", label + "数量") : Integer.valueOf(0);
                events.add(kind == null || at == null || amount == null ? null : new ClockEvent(kind, at, amount));
            }
            return events;
        }

        private Kind kind(JsonNode value, String field, String label) {
            if (!isGiven(value)) {
                refuse(field, label, "未填写");
                return null;
            }
            var kind = KINDS.get(value.asText());
            if (kind == null) {
                refuse(field, label, "只能是 started（起算）、paused（暂停）、resumed（恢复）、extended（延长）或 stopped（停止）");
            }
            return kind;
        }

        private Integer amount(JsonNode value, String field, String label) {
            if (!isGiven(value)) {
                refuse(field, label, "未填写");
                return null;
            }
            if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1 || value.intValue() > LARGEST_AMOUNT) {
                refuse(field, label, "应为 1 至 %d 的整数".formatted(LARGEST_AMOUNT));
                return null;
            }
            return value.intValue();
        }

        private OffsetDateTime moment(JsonNode value, String field, String label) {
            if (!isGiven(value)) {
                refuse(field, label, "未填写");
                return null;
            }
            try {
                var moment = parse(value.isTextual() ? value.textValue() : "");
                if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                    return moment;
                }
                refuse(field, label, "年份应在 %d 至 %d 之间".formatted(FIRST_YEAR, LAST_YEAR));
            } catch (DateTimeParseException noMoment) {
                refuse(field, label, "不是有效的时间（应如 2026-02-09T10:00:00+08:00；不写时区即北京时间）");
            }
            return null;
        }

        private static OffsetDateTime parse(String text) {
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeParseException withoutOffset) {
                return LocalDateTime.parse(text).atZone(OfficialTime.ZONE).toOffsetDateTime();
            }
        }

        private static boolean isGiven(JsonNode value) {
            return !value.isMissingNode() && !value.isNull();
        }

        private void refuse(String field, String label, String message) {
            violations.add(new Violation(field, label, message));
        }
    }
}
