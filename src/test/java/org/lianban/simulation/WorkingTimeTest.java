package org.lianban.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("办公时间：节假日不算，调休上班的周六算")
class WorkingTimeTest {

    private static final WorkingTime TIME = new WorkingTime(LocalTime.of(9, 0), LocalTime.of(17, 0));

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2026-03-02T10:00, PT2H,  2026-03-02T12:00",
        "2026-03-02T10:00, PT7H,  2026-03-02T17:00",
        "2026-03-02T10:00, PT8H,  2026-03-03T10:00",
        "2026-03-02T07:00, PT1H,  2026-03-02T10:00",
        "2026-03-06T16:00, PT2H,  2026-03-09T10:00",
        // the Saturday before the Spring Festival of 2026 is worked
        "2026-02-13T16:00, PT2H,  2026-02-14T10:00",
        "2026-02-14T16:00, PT2H,  2026-02-24T10:00"
    })
    void workIsDoneInOfficeHours(String start, Duration worked, String end) {
        assertThat(TIME.after(at(start), worked)).isEqualTo(at(end));
        assertThat(TIME.between(at(start), at(end))).isEqualTo(worked);
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
