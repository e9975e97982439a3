package org.lianban.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lianban.access.TaskPeople;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows;
import org.lianban.journal.Reading;
import org.springframework.stereotype.Component;

/** The journal of a case told to those who work it: who did what when, without what was entered. */
@Component
class Timeline {

    /**
     * @param who a name, or what acts without one
     * @param what as officials say it
     */
    record Entry(OffsetDateTime at, String who, String what) {}

    private static final TypeReference<List<Map<String, Object>>> EVENTS = new TypeReference<>() {};

    private final JournalRows rows;
    private final ObjectMapper json;
    private final TaskPeople people;

    Timeline(JournalRows rows, ObjectMapper json, TaskPeople people) {
        this.rows = rows;
        this.json = json;
        this.people = people;
    }

    /** Oldest first. */
    List<Entry> of(String caseNumber) {
        var reading = rows.reading(caseNumber);
        return rows.of(caseNumber, Long.MIN_VALUE, Integer.MAX_VALUE).stream()
                .flatMap(row -> entries(reading, row))
                .toList();
    }

    private Stream<Entry> entries(Reading reading, JournalRow row) {
        var at = OfficialTime.of(row.at());
        return events(reading, row).stream()
                .flatMap(event -> TimelineWords.of(event, people::name).stream())
                .map(what -> new Entry(at, people.name(row.actor()), what));
    }

    private List<Map<String, Object>> events(Reading reading, JournalRow row) {
        return reading.events(row).flatMap(this::parse).orElse(List.of());
    }

    /** The auditor finds a row that somebody made unreadable; here the others must still be read. */
    private Optional<List<Map<String, Object>>> parse(String text) {
        try {
            return Optional.ofNullable(json.readValue(text, EVENTS));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
