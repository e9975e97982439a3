package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.journal.JournalRows.Head;

/** The files of a pack of evidence, for whoever writes one and whoever checks it. */
final class Pack {

    static final String FORMAT = "lianban-evidence-1";
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    static final String README = "README.txt";
    static final String KEY = "public-key.pem";
    static final String JOURNAL = "journal.jsonl";
    static final String EVENTS = "events.jsonl";
    static final String SEALS = "seals.jsonl";
    static final String PROOFS = "proofs.jsonl";
    static final String MODELS = "models/";

    /** One value a line, moments as ISO 8601 as exactly as they are stored. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /**
     * What is in the pack; signed with the key of the seals.
     *
     * @param before the row before the first, where the rows up to it are forgotten or lost; left out where there is none
     * @param head what the case's own row said of the last row of its journal
     * @param newestSeal the head of the chain of seals, its number in place of {@code seq}
     * @param personal whether personal data are unmasked
     * @param reason why they are; left out where they are masked
     * @param models each version that the case ran on, by its id in the events
     * @param files all files but this one and its signature
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Manifest(
            String format,
            String caseNumber,
            String procedure,
            String municipality,
            Head before,
            Head head,
            Head newestSeal,
            OffsetDateTime exportedAt,
            String exportedBy,
            boolean personal,
            String reason,
            List<Model> models,
            List<File> files) {}

    /** @param file that it stands in */
    record Model(String id, String file) {}

    /** @param sha256 hexadecimal */
    record File(String name, long bytes, String sha256) {}

    private Pack() {}
}
