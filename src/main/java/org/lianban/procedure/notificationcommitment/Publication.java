package org.lianban.procedure.notificationcommitment;

import java.time.LocalDate;

/**
 * A promise of an enterprise for everybody to read; no personal data.
 *
 * @param terms what was promised, divided by full-width semicolons
 */
record Publication(
        String caseNumber,
        String municipality,
        String itemCode,
        String itemName,
        String applicantName,
        String applicantCreditCode,
        String noticeVersion,
        String terms,
        LocalDate signedOn) {}
