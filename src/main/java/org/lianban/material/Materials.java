package org.lianban.material;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Cases;
import org.lianban.journal.CaseForgotten;
import org.lianban.journal.CaseRow;
import org.lianban.journal.Journal;
import org.lianban.privacy.Sha256;
import org.lianban.privacy.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The materials of cases. Who may do it, the callers have checked. */
@Component
public class Materials {

    /** Stands for whoever shows the query code. */
    static final String APPLICANT = "applicant";

    private final CaseRecords records;
    private final Cases cases;
    private final CaseRow row;
    private final MaterialRegister register;
    private final MaterialStore store;
    private final UploadCheck check;
    private final Vault vault;
    private final Journal journal;
    private final Clock clock;

    Materials(
            CaseRecords records,
            Cases cases,
            CaseRow row,
            MaterialRegister register,
            MaterialStore store,
            UploadCheck check,
            Vault vault,
            Journal journal,
            Clock clock) {
        this.records = records;
        this.cases = cases;
        this.row = row;
        this.register = register;
        this.store = store;
        this.check = check;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps files as the next versions of their materials, all or none, in the caller's transaction.
     *
     * @param by an account, or {@link #APPLICANT}
     * @throws CaseClosed when the case has ended
     */
    @Transactional
    public void add(String caseNumber, List<Upload> uploads, String by) {
        var record = records.find(caseNumber).orElseThrow(() -> new CaseNotFoundException(caseNumber));
        var accepted = check.accept(record.procedure(), uploads);
        row.lock(caseNumber);
        if (!cases.isRunning(caseNumber)) {
            throw new CaseClosed(caseNumber);
        }
        accepted.forEach(file -> keep(record, file, by));
    }

    private void keep(CaseRecords.CaseRecord record, UploadCheck.Accepted file, String by) {
        var content = file.upload().content();
        var material = new Material(
                UUID.randomUUID().toString(),
                record.caseNumber(),
                record.municipality(),
                file.upload().code(),
                register.nextVersion(record.caseNumber(), file.upload().code()),
                file.upload().fileName(),
                file.mediaType(),
                content.length,
                Sha256.hexOf(content),
                by,
                OffsetDateTime.now(clock),
                file.scan(),
                store.name(),
                vault.newKey());
        store.put(material.id(), vault.seal(material.dataKey(), material.id(), content));
        register.add(material);
        journal.record(record.caseNumber(), "material.received", facts(material));
    }

    /** Every version of every material, in the order in which they came. */
    List<Material> of(String caseNumber) {
        return register.of(caseNumber);
    }

    /**
     * The file as it was handed in. The look is recorded.
     *
     * @param reason why somebody looks who does not work on the case; null where that goes without saying
     */
    @Transactional
    public Content content(String caseNumber, String id, String reason) {
        var material = register.find(caseNumber, id).orElseThrow(() -> new CaseNotFoundException(id));
        var content = vault.open(material.dataKey(), material.id(), store.get(material.id()))
                .filter(opened -> Sha256.hexOf(opened).equals(material.sha256()))
                .orElseThrow(() -> new MaterialDamaged(material));
        journal.record(caseNumber, "material.read", reason == null
                ? Map.of("materialId", id, "code", material.code(), "version", material.version())
                : Map.of("materialId", id, "code", material.code(), "version", material.version(), "reason", reason));
        return new Content(material, content);
    }

    /** A file, opened. */
    record Content(Material material, byte[] bytes) {}

    /** With the rest of what the case says of people. */
    @EventListener
    void forget(CaseForgotten forgotten) {
        register.of(forgotten.caseNumber()).forEach(material -> store.delete(material.id()));
        register.forget(forgotten.caseNumber());
    }

    private static Map<String, Object> facts(Material material) {
        return Map.of(
                "materialId", material.id(),
                "code", material.code(),
                "version", material.version(),
                "fileName", material.fileName(),
                "mediaType", material.mediaType(),
                "size", material.size(),
                "sha256", material.sha256(),
                "scan", material.scan(),
                "uploadedBy", material.uploadedBy());
    }
}
