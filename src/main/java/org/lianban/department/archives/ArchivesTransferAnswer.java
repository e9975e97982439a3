package org.lianban.department.archives;

import jakarta.validation.constraints.NotBlank;

/**
 * The archives were received.
 *
 * @param receiptNumber number of the receipt
 */
public record ArchivesTransferAnswer(@NotBlank String receiptNumber) {}
