package org.lianban.journal;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.lianban.privacy.Vault;
import org.springframework.lang.Nullable;

/** Makes the encrypted rows of one journal readable. */
public final class Reading {

    private final Vault vault;
    private final @Nullable String dataKey;
    private final @Nullable OffsetDateTime forgottenAt;

    Reading(Vault vault, @Nullable String dataKey, @Nullable OffsetDateTime forgottenAt) {
        this.vault = vault;
        this.dataKey = dataKey;
        this.forgottenAt = forgottenAt;
    }

    /** The events as a JSON array; empty when the row was changed or moved to another case, or has been forgotten. */
    public Optional<String> events(JournalRow row) {
        if (!Vault.isSealed(row.events())) {
            // from before there was a vault
            return Optional.of(row.events());
        }
        return dataKey == null ? Optional.empty() : vault.open(dataKey, row.caseNumber(), row.events());
    }

    /** Whether the key of the row is gone because its time was over. */
    public boolean isForgotten(JournalRow row) {
        return forgottenAt != null && row.at().isBefore(forgottenAt);
    }
}
