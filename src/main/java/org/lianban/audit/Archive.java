package org.lianban.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.CaseRecords.CaseRecord;
import org.lianban.journal.CaseArchive;
import org.lianban.journal.JournalRows.Head;
import org.lianban.journal.Seal;
import org.lianban.journal.SealKey;
import org.lianban.journal.SealedHead;
import org.lianban.journal.SealedJournal;
import org.lianban.journal.Seals;
import org.springframework.stereotype.Component;

/**
 * Writes the pack of evidence with which a case leaves the engine. It is the one that an auditor takes away: numbers of persons are
 * masked in the readable events, whole in the journal, which stays encrypted under the key of the case.
 */
@Component
class Archive implements CaseArchive {

    private static final String ARCHIVIST = "system:retention";

    private final CaseRecords records;
    private final Seals seals;
    private final SealKey key;
    private final EvidencePack evidence;
    private final ArchivedPacks packs;
    private final ReplayReader replay;

    Archive(CaseRecords records, Seals seals, SealKey key, EvidencePack evidence, ArchivedPacks packs, ReplayReader replay) {
        this.records = records;
        this.seals = seals;
        this.key = key;
        this.evidence = evidence;
        this.packs = packs;
        this.replay = replay;
    }

    @Override
    public Optional<Stored> store(String caseNumber) {
        var record = records.find(caseNumber).orElseThrow(() -> new CaseNotFoundException(caseNumber));
        if (!replay.isTold(record)) {
            return Optional.empty();
        }
        var journal = seals.journal(caseNumber);
        return covering(journal).map(seal -> {
            // no seals after the one that covers the end: a case that rested for ten years would carry all of theirs
            var sealed = new SealedJournal(
                    caseNumber, journal.before(), journal.head(), journal.rows(), journal.sealed(), new Head(seal.number(), seal.hash()));
            return packs.add(caseNumber, journal.head(), seal.number(), verified(record, sealed));
        });
    }

    /** The seal that covers the last row. */
    private Optional<Seal> covering(SealedJournal journal) {
        return journal.sealed().stream()
                .filter(head -> head.seq() == journal.head().seq() && head.hash().equals(journal.head().hash()))
                .map(SealedHead::seal)
                .findFirst()
                .flatMap(number -> seals.page(number + 1, 1).stream().filter(seal -> seal.number() == number).findFirst());
    }

    private byte[] verified(CaseRecord record, SealedJournal journal) {
        Path file = null;
        try {
            file = Files.createTempFile("lianban-archive", ".zip");
            try (var target = Files.newOutputStream(file)) {
                evidence.write(record, journal, Look.MASKED, ARCHIVIST, target);
            }
            var faults = PackVerification.of(file, key.verifier()).faults();
            if (!faults.isEmpty()) {
                throw new IllegalStateException("案件 %s 核验不通过，不能归档：%s".formatted(journal.caseNumber(), String.join("；", faults)));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
