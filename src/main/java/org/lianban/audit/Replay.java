package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.lianban.privacy.Masking;

/**
 * All that is needed to play a case on the diagrams that it really ran on.
 *
 * @param applicant who applied, as the lists show it; left out once the case has been forgotten
 * @param state {@code running}, {@code completed} or {@code terminated}
 * @param source {@code journal}; {@code history} where the engine's own history had to serve, {@code mixed} where it had to for
 *     the beginning: such events bear {@code inferred}, for neither their order within a millisecond nor the flows between
 *     them were written down
 * @param people what the accounts among the events are called
 * @param definitions each version of a process that the case ran on
 * @param instances the case's process instance and those that it called
 * @param events as {@link JournalView#events()}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Replay(
        String caseNumber,
        String procedure,
        String procedureName,
        String municipality,
        String municipalityName,
        String applicant,
        String state,
        OffsetDateTime openedAt,
        OffsetDateTime endedAt,
        OffsetDateTime archivedAt,
        Source source,
        Map<String, String> people,
        List<Definition> definitions,
        List<Instance> instances,
        List<Map<String, Object>> events) {

    /** Where the events come from. */
    enum Source {
        journal,
        history,
        mixed
    }

    /** A deployed version of a process. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Definition(String id, String key, String name, int version, String versionTag, OffsetDateTime deployedAt) {}

    /**
     * @param definitionId the version that it began on
     * @param superInstance instance that called it; none for the case's own
     * @param calledBy activity instance that called it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Instance(String id, String definitionId, String superInstance, String calledBy) {}

    /** The same with identity and telephone numbers masked in the events. */
    @SuppressWarnings("unchecked")
    Replay masked() {
        return new Replay(
                caseNumber,
                procedure,
                procedureName,
                municipality,
                municipalityName,
                applicant,
                state,
                openedAt,
                endedAt,
                archivedAt,
                source,
                people,
                definitions,
                instances,
                (List<Map<String, Object>>) Masking.tree(events));
    }
}
