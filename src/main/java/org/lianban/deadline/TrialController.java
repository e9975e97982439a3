package org.lianban.deadline;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.engine.InvalidInputException;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries out a limit on made-up events, by the same count as the running clocks; nothing is stored. */
@RestController
@RequestMapping("/api/time-limits/trial")
@Tag(name = "时限")
class TrialController {

    /** What a caller sends, for the description of the API only. */
    @Schema(name = "TimeLimitTrialRequest")
    record Asked(
            @Schema(description = "时限的数量", example = "20") int limit,
            @Schema(description = "单位：workday 工作日，day 日，hour 小时，month 月",
                    allowableValues = {"workday", "day", "hour", "month"}) String unit,
            @Schema(description = "发生的事，不必按时间排列；同一时刻按给出的次序") List<AskedEvent> events,
            @Schema(description = "查看时刻，之后的事件不计；不填即现在，最后一个事件更晚的即为该事件之时", nullable = true)
                    String asOf) {}

    /** One event, for the description of the API only. */
    @Schema(name = "TimeLimitTrialEvent")
    record AskedEvent(
            @Schema(description = "种类：started 起算，paused 暂停，resumed 恢复，extended 延长，stopped 停止",
                    allowableValues = {"started", "paused", "resumed", "extended", "stopped"}) String kind,
            @Schema(description = "时间，ISO 8601；不写时区即北京时间", example = "2026-02-09T10:00:00+08:00") String at,
            @Schema(description = "延长的数量，单位同时限；只有延长才填", nullable = true) Integer amount) {}

    /** What the clock would show. */
    @Schema(name = "TimeLimitTrialResult")
    record Result(
            @Schema(description = "计时中、暂停或已停止", allowableValues = {"running", "paused", "stopped"}) String state,
            @Schema(description = "是否逾期") boolean overdue,
            @Schema(description = "到期日；暂停期间没有", nullable = true) LocalDate dueDay,
            @Schema(description = "到期时刻，即到期日 24:00；小时为到期的时刻；暂停期间没有", nullable = true) OffsetDateTime dueAt,
            @Schema(description = "剩余数量，含当日；小时和月不足一个的按一个计") int unitsLeft,
            @Schema(description = "逾期数量，自到期日之后起算") int unitsOverdue,
            @Schema(description = "是否暂定：用到尚未公布放假安排的年份") boolean provisional) {

        static Result of(ClockReading reading) {
            return new Result(
                    reading.state().name().toLowerCase(Locale.ROOT),
                    reading.overdue(),
                    reading.dueDay(),
                    reading.dueAt(),
                    reading.unitsLeft(),
                    reading.unitsOverdue(),
                    reading.provisional());
        }
    }

    private final ClockCount count;
    private final WorkdayCalendars calendars;
    private final Clock clock;

    TrialController(ClockCount count, WorkdayCalendars calendars, Clock clock) {
        this.count = count;
        this.calendars = calendars;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "时限试算",
            description = "按与办件相同的算法和现行工作日历，由时限和起算、暂停、恢复、延长、停止等事件算出到期日。不保存任何内容，登录即可使用。"
                    + "起算当日不计；暂停当日计、恢复当日不计；日和月的末日遇休息日顺延；到期为末日 24:00；小时扣除实际暂停的时间。",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    required = true, content = @Content(schema = @Schema(implementation = Asked.class))))
    @ApiResponse(responseCode = "200", description = "算出的结果")
    @ApiResponse(responseCode = "400", description = "不是有效的 JSON", content = @Content)
    @ApiResponse(responseCode = "422", description = "内容有问题，violations 一次列出全部问题", content = @Content)
    Result tryOut(@RequestBody JsonNode document) {
        var trial = TrialRequest.of(document);
        try {
            return Result.of(count.read(trial.limit(), known(trial), calendars.current(), asOf(trial)));
        } catch (UnknownYearException unknown) {
            throw new InvalidInputException(List.of(trial.atStart(unknown.getMessage())));
        }
    }

    /** Who looks back sees what was known then. */
    private static List<ClockEvent> known(TrialRequest trial) {
        return trial.asOf() == null
                ? trial.events()
                : trial.events().stream().filter(event -> !event.at().isAfter(trial.asOf())).toList();
    }

    private OffsetDateTime asOf(TrialRequest trial) {
        return trial.asOf() == null ? OffsetDateTime.now(clock) : trial.asOf();
    }
}
