package org.lianban.journal;

import java.time.OffsetDateTime;

/**
 * What one command did to one case, chained to the row before.
 *
 * @param caseNumber the case, or {@code installation} for what belongs to none
 * @param seq 1, 2, 3 … without gaps
 * @param at by the installation's clock, to the millisecond
 * @param node the node that wrote it
 * @param actor user id of a person; {@code department:bank}, {@code system:job} and the like for others
 * @param command the engine's command
 * @param events JSON array, encrypted, exactly as it is stored and was hashed; {@link JournalRows#reading} makes it readable
 * @param prevHash hash of the row before; 64 zeros for the first
 */
public record JournalRow(
        String caseNumber,
        long seq,
        OffsetDateTime at,
        String node,
        String actor,
        String command,
        String events,
        String prevHash,
        String hash) {}
