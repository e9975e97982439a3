package org.lianban.designer;

import java.time.OffsetDateTime;
import java.util.Map;
import org.lianban.engine.VersionMove;

/**
 * That running cases should go on in another version.
 *
 * @param carriedOutBy account; null, like what follows, while it has only been proposed
 * @param batch id of the engine's batch
 */
record Migration(
        String id,
        VersionMove move,
        String reason,
        String proposedBy,
        OffsetDateTime proposedAt,
        String carriedOutBy,
        OffsetDateTime carriedOutAt,
        String carriedOutReason,
        String batch) {

    static Migration proposed(String id, VersionMove move, String reason, String by, OffsetDateTime at) {
        return new Migration(id, new VersionMove(move.from(), move.to(), Map.copyOf(move.mapping())), reason, by, at, null, null, null, null);
    }

    boolean isCarriedOut() {
        return batch != null;
    }

    /**
     * A case that was to be moved.
     *
     * @param problem why it was left where it was; null for one that was to be moved
     */
    record Planned(String processInstance, String caseNumber, String municipality, String problem) {}
}
