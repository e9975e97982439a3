package org.lianban.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lianban.audit.CaseSearch.Found;
import org.lianban.audit.export.ExportFormat;
import org.lianban.audit.export.ExportedCase;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.Journal;
import org.lianban.privacy.Fingerprint;
import org.springframework.stereotype.Component;

/** Writes event logs of cases, one case after the other; that a case went out is in its journal. */
@Component
class Exports {

    private final CaseRecords records;
    private final CaseSearch search;
    private final ReplayReader reader;
    private final Models models;
    private final Diagrams diagrams;
    private final Municipalities municipalities;
    private final Fingerprint fingerprint;
    private final Journal journal;
    private final Clock clock;

    Exports(
            CaseRecords records,
            CaseSearch search,
            ReplayReader reader,
            Models models,
            Diagrams diagrams,
            Municipalities municipalities,
            Fingerprint fingerprint,
            Journal journal,
            Clock clock) {
        this.records = records;
        this.search = search;
        this.reader = reader;
        this.models = models;
        this.diagrams = diagrams;
        this.municipalities = municipalities;
        this.fingerprint = fingerprint;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param cases read while they are written, each once */
    void write(Iterator<Found> cases, ExportFormat format, OutputStream out) throws IOException {
        var procedures = models.names();
        var places = municipalities.all().stream().collect(Collectors.toMap(Municipality::id, Municipality::name));
        try (var writer = format.writer(out, diagrams, OfficialTime.of(OffsetDateTime.now(clock)))) {
            while (cases.hasNext()) {
                var exported = read(cases.next(), procedures, places);
                journal.record(exported.caseNumber(), "record.viewed", Map.of("rows", exported.events().size(), "export", format.name()));
                writer.write(exported);
            }
            writer.finish();
        }
    }

    private ExportedCase read(Found found, Map<String, String> procedures, Map<String, String> places) {
        var record = records.find(found.caseNumber()).orElseThrow(() -> new CaseNotFoundException(found.caseNumber()));
        return new ExportedCase(
                found.caseNumber(),
                found.procedure(),
                procedures.getOrDefault(found.procedure(), found.procedure()),
                found.municipality(),
                places.get(found.municipality()),
                found.version(),
                found.state(),
                found.outcome(),
                found.openedAt(),
                found.endedAt(),
                Optional.ofNullable(found.creditCode()).or(() -> Optional.ofNullable(found.applicant())).map(fingerprint::of).orElse(null),
                reader.events(record));
    }
}
