package org.lianban.deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which days are working days: Monday to Friday, less the holidays and plus the make-up days that the State Council
 * publishes each year. Beyond the published years only weekends are known, so such a day is provisional.
 */
@Component
class WorkdayCalendar {

    private static final String EXCEPTIONS = "calendar/workday-exceptions.csv";

    private final Map<LocalDate, Boolean> exceptions;
    private final int firstYear;

    WorkdayCalendar() {
        this(read());
    }

    /** @param exceptions days that differ from the weekly rhythm; true where work is done */
    WorkdayCalendar(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        this.firstYear = exceptions.keySet().stream().mapToInt(LocalDate::getYear).min().orElseThrow();
    }

    /** @throws IllegalArgumentException for a year before the first published one: guessing the past would be wrong */
    boolean isWorkday(LocalDate day) {
        if (day.getYear() < firstYear) {
            throw new IllegalArgumentException("没有 %d 年的节假日安排".formatted(day.getYear()));
        }
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return exceptions.getOrDefault(day, !weekend);
    }

    /** The day itself, or the next working day when it is a rest day (民法典 203). */
    LocalDate firstWorkdayFrom(LocalDate day) {
        var candidate = day;
        while (!isWorkday(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    private static Map<LocalDate, Boolean> read() {
        try (var lines = new BufferedReader(
                        new InputStreamReader(new ClassPathResource(EXCEPTIONS).getInputStream(), StandardCharsets.UTF_8))
                .lines()) {
            return lines.skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(cells -> LocalDate.parse(cells[0]), cells -> cells[1].equals("work")));
        } catch (IOException e) {
            throw new UncheckedIOException("节假日安排无法读取：" + EXCEPTIONS, e);
        }
    }
}
