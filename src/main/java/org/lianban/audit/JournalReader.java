package org.lianban.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows;
import org.lianban.journal.Reading;
import org.springframework.stereotype.Component;

/** Unfolds the rows of a journal into its events. */
@Component
class JournalReader {

    private static final TypeReference<List<Map<String, Object>>> EVENTS = new TypeReference<>() {};

    private final JournalRows rows;
    private final ObjectMapper json;

    JournalReader(JournalRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** @param kind beginning of the kinds of event that are wanted; empty for all. The chain is whole. */
    JournalView read(String caseNumber, String procedure, String municipality, String kind) {
        var snapshot = rows.snapshot(caseNumber);
        return new JournalView(
                caseNumber, procedure, municipality, snapshot.head(), events(caseNumber, snapshot.rows(), kind), snapshot.rows());
    }

    /**
     * The installation's.
     *
     * @param from first sequence number
     * @param limit largest number of rows
     */
    JournalView read(long from, int limit, String kind) {
        var page = rows.of(JournalRows.INSTALLATION, from, limit);
        return new JournalView(
                JournalRows.INSTALLATION, null, null, rows.head(JournalRows.INSTALLATION).orElseThrow(), events(JournalRows.INSTALLATION, page, kind), page);
    }

    /** Of rows that have been read already. */
    List<Map<String, Object>> events(String journal, List<JournalRow> page) {
        return events(journal, page, "");
    }

    private List<Map<String, Object>> events(String journal, List<JournalRow> page, String kind) {
        var reading = rows.reading(journal);
        return page.stream()
                .flatMap(row -> events(reading, row).stream())
                .filter(event -> String.valueOf(event.get("kind")).startsWith(kind))
                .toList();
    }

    private List<Map<String, Object>> events(Reading reading, JournalRow row) {
        var events = new ArrayList<Map<String, Object>>();
        for (var told : parse(reading, row)) {
            var event = new LinkedHashMap<String, Object>();
            event.put("seq", row.seq());
            event.put("index", events.size());
            event.put("at", OfficialTime.of(row.at()).toString());
            event.put("node", row.node());
            event.put("actor", row.actor());
            event.put("command", row.command());
            told.forEach(event::putIfAbsent);
            events.add(event);
        }
        return events;
    }

    /** A row that somebody made unreadable is shown as such, for the others must still be read. */
    private List<Map<String, Object>> parse(Reading reading, JournalRow row) {
        try {
            var text = reading.events(row);
            if (text.isEmpty()) {
                return reading.isForgotten(row) ? List.of(Map.of("kind", "record.forgotten")) : unreadable(row);
            }
            var told = json.readValue(text.get(), EVENTS);
            return told == null || told.contains(null) ? unreadable(row) : told;
        } catch (JsonProcessingException e) {
            return unreadable(row);
        }
    }

    private static List<Map<String, Object>> unreadable(JournalRow row) {
        return List.of(Map.of("kind", "record.unreadable", "text", row.events()));
    }
}
