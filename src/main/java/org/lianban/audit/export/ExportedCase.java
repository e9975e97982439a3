package org.lianban.audit.export;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * A case as it goes into an event log.
 *
 * @param version of the process that it began on; null for a case from before the journal
 * @param state {@code running}, {@code completed} or {@code terminated}
 * @param outcome the end event that it reached
 * @param applicant a keyed fingerprint, the same for all cases of one applicant; null where nobody is known
 * @param events of the journal, in their order
 */
public record ExportedCase(
        String caseNumber,
        String procedure,
        String procedureName,
        @Nullable String municipality,
        @Nullable String municipalityName,
        @Nullable Integer version,
        String state,
        @Nullable String outcome,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime endedAt,
        @Nullable String applicant,
        List<Map<String, Object>> events) {}
