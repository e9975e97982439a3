package org.lianban.material;

import java.time.OffsetDateTime;

/**
 * A version of a material of a case.
 *
 * @param version counts from 1; the highest is the one that stands
 * @param size in bytes
 * @param uploadedBy an account, or {@code applicant}
 * @param scan {@code clean}, or {@code unscanned} where no scanner is configured
 * @param storage where the content is
 * @param dataKey with which it is encrypted
 */
record Material(
        String id,
        String caseNumber,
        String municipality,
        String code,
        int version,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        String uploadedBy,
        OffsetDateTime uploadedAt,
        String scan,
        String storage,
        String dataKey) {}
