package org.lianban.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.lianban.engine.CaseRecords.CaseRecord;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.CaseEvidence;
import org.lianban.journal.SealKey;
import org.lianban.journal.SealedJournal;
import org.lianban.journal.Seals;
import org.lianban.privacy.Masking;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes packs of evidence. */
@Component
class EvidencePack {

    private final Seals seals;
    private final SealKey key;
    private final JournalReader reader;
    private final ModelFiles models;
    private final List<CaseEvidence> others;
    private final Clock clock;

    EvidencePack(Seals seals, SealKey key, JournalReader reader, ModelFiles models, List<CaseEvidence> others, Clock clock) {
        this.seals = seals;
        this.key = key;
        this.reader = reader;
        this.models = models;
        this.others = others;
        this.clock = clock;
    }

    /** @param by user id of whoever takes it away */
    void write(CaseRecord record, Look look, String by, OutputStream target) throws IOException {
        write(record, seals.journal(record.caseNumber()), look, by, target);
    }

    /** @param journal as it was read, with the seals up to the newest that it names */
    void write(CaseRecord record, SealedJournal journal, Look look, String by, OutputStream target) throws IOException {
        var events = reader.events(journal.caseNumber(), journal.rows());
        var used = models.of(events);
        var masked = look.reason() == null;
        try (var files = new PackFiles(target)) {
            files.add(Pack.README, new ClassPathResource("evidence/README.txt").getContentAsByteArray());
            files.add(Pack.KEY, key.verifier().pem().getBytes(StandardCharsets.US_ASCII));
            files.addLines(Pack.JOURNAL, journal.rows());
            files.addLines(Pack.PROOFS, journal.sealed());
            files.add(Pack.SEALS, lines -> seals.each(journal.firstSeal(), journal.newest().seq(), seal -> writeLine(lines, seal)));
            files.addLines(Pack.EVENTS, masked ? (List<?>) Masking.tree(events) : events);
            for (var model : used.files()) {
                files.add(model.name(), model.content());
            }
            for (var other : others) {
                for (var document : other.of(journal.caseNumber())) {
                    files.add(document.name(), Pack.JSON.writeValueAsBytes(masked ? Masking.tree(document.content()) : document.content()));
                }
            }
            var manifest = Pack.JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(manifest(record, journal, look, by, used.models(), files.written()));
            files.add(Pack.MANIFEST, manifest);
            files.add(Pack.SIGNATURE, key.sign(manifest).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Pack.Manifest manifest(
            CaseRecord record, SealedJournal journal, Look look, String by, List<Pack.Model> used, List<Pack.File> files) {
        return new Pack.Manifest(
                Pack.FORMAT,
                record.caseNumber(),
                record.procedure(),
                record.municipality(),
                journal.before().seq() == 0 ? null : journal.before(),
                journal.head(),
                journal.newest(),
                OffsetDateTime.now(clock.withZone(OfficialTime.ZONE)).truncatedTo(ChronoUnit.MILLIS),
                by,
                look.reason() != null,
                look.reason(),
                used,
                files);
    }

    private static void writeLine(OutputStream lines, Object value) {
        try {
            PackFiles.writeLine(lines, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
