package org.lianban.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;

/** Lets time pass until open cases have been reminded and put under supervision, each by its own next limit. */
final class Reminders {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Office office;
    private final MovableClock clock;
    private final ProcessEngine engine;

    Reminders(Office office, MovableClock clock, ProcessEngine engine) {
        this.office = office;
        this.clock = clock;
        this.engine = engine;
    }

    void awaitEach(List<String> numbers) {
        var byLimit = numbers.stream().collect(Collectors.groupingBy(this::nextLimit, TreeMap::new, Collectors.toList()));
        byLimit.forEach((dueAt, due) -> {
            moveTo(dueAt.minusHours(1));
            due.forEach(number -> awaitEvent(number, "endEvent_warned"));
            moveTo(dueAt.plusSeconds(1));
            due.forEach(number -> awaitEvent(number, "endEvent_supervisionStarted"));
        });
    }

    private OffsetDateTime nextLimit(String number) {
        return Office.list(office.view(number).get("clocks")).stream()
                .filter(running -> running.get("state").asText().equals("running"))
                .map(Reminders::dueAt)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("no clock is running: " + office.view(number).toPrettyString()));
    }

    private static OffsetDateTime dueAt(JsonNode running) {
        return OffsetDateTime.parse(running.get("dueAt").asText());
    }

    private void moveTo(OffsetDateTime moment) {
        if (moment.toInstant().isAfter(clock.instant())) {
            clock.moveTo(moment.atZoneSameInstant(ZONE).toLocalDateTime().toString());
        }
    }

    private void awaitEvent(String number, String event) {
        office.await(number, event, view -> engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(event)
                        .list()
                        .stream()
                        .anyMatch(reached -> engine.getHistoryService()
                                        .createHistoricProcessInstanceQuery()
                                        .processInstanceId(reached.getProcessInstanceId())
                                        .processInstanceBusinessKey(number)
                                        .count()
                                > 0));
    }
}
