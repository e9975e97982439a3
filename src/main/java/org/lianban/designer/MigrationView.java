package org.lianban.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lianban.engine.CaseMoves.Version;

/**
 * A migration as it is shown.
 *
 * @param counts how many cases are in which state
 * @param cases null for whoever may not know of single cases
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MigrationView(
        String id,
        String procedure,
        String name,
        int fromVersion,
        int toVersion,
        Map<String, String> mapping,
        String reason,
        String proposedBy,
        OffsetDateTime proposedAt,
        String carriedOutBy,
        OffsetDateTime carriedOutAt,
        String carriedOutReason,
        String batchId,
        Map<State, Integer> counts,
        List<CaseState> cases) {

    /** How far a case is. */
    enum State {
        /** Its job has not run yet. */
        WAITING,
        /** Runs on the other version. */
        MOVED,
        /** Could not be moved when its job ran: an incident of the batch. */
        FAILED,
        /** Could not be moved when it was carried out, and was left where it was. */
        LEFT,
        /** Ended; whether it was moved before, its own journal tells. */
        ENDED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param problem why it stays where it was; null where it does not */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseState(String caseNumber, String municipality, State state, String problem) {}

    static MigrationView of(Migration migration, Version from, Version to, List<CaseState> cases, boolean tellsCases) {
        var counts = new EnumMap<State, Integer>(State.class);
        cases.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
        return new MigrationView(
                migration.id(),
                to.process(),
                to.name(),
                from.version(),
                to.version(),
                migration.move().mapping(),
                migration.reason(),
                migration.proposedBy(),
                migration.proposedAt(),
                migration.carriedOutBy(),
                migration.carriedOutAt(),
                migration.carriedOutReason(),
                migration.batch(),
                counts,
                tellsCases ? cases : null);
    }
}
