package org.lianban.model;

import java.util.Map;

/** Fields that no step reads and that are asked for all the same: reasons by form and field. */
final class KeptForTheRecord {

    private static final String CLERKS_NOTE = "经办人留痕，供查阅";

    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("post-commitment-check-repair-application/repairCommitment", "书面承诺，存档备查"),
            Map.entry("post-commitment-check-deliver-revocation/receivedBy", "签收凭证"),
            Map.entry("post-commitment-check-deliver-revocation/receiptSigned", "签收凭证"),
            Map.entry("notification-commitment-hand-over-decision/receivedBy", "签收凭证"),
            Map.entry("notification-commitment-hand-over-decision/receiptSigned", "签收凭证"),
            Map.entry("enterprise-opening-application/electronicSealAuthorised", "对银行的书面授权，存档备查"),
            Map.entry("enterprise-opening-extension/extensionNote", CLERKS_NOTE),
            Map.entry("enterprise-opening-correct-filing/filingCorrection", CLERKS_NOTE),
            Map.entry("enterprise-opening-handle-bank/handlingNote", CLERKS_NOTE),
            Map.entry("enterprise-opening-handle-member/handlingNote", CLERKS_NOTE),
            Map.entry("enterprise-opening-verify-in-person/identityProofNumber", CLERKS_NOTE),
            Map.entry("licence-reform-mode-register-filing/filingNote", CLERKS_NOTE),
            Map.entry("joint-acceptance-confirm-plan/correctionReason", CLERKS_NOTE),
            Map.entry("joint-acceptance-order-reacceptance/reacceptanceOrderNumber", CLERKS_NOTE),
            Map.entry("joint-acceptance-order-stop-use/stopUseOrderNumber", CLERKS_NOTE),
            Map.entry("joint-acceptance-order-stop-use/earlyUseReferred", CLERKS_NOTE),
            Map.entry("joint-acceptance-hand-over-opinion/receivedBy", "签收凭证"),
            Map.entry("joint-acceptance-hand-over-opinion/receiptSigned", "签收凭证"),
            Map.entry("pre-approval-hand-over-approval/receivedBy", "签收凭证"),
            Map.entry("pre-approval-hand-over-approval/receiptSigned", "签收凭证"),
            Map.entry("deferred-materials-review-application/reviewers", CLERKS_NOTE),
            Map.entry("deferred-materials-deliver-refusal/receivedBy", "签收凭证"),
            Map.entry("deferred-materials-deliver-refusal/receiptSigned", "签收凭证"),
            Map.entry("deferred-materials-hand-over-result/receivedBy", "签收凭证"),
            Map.entry("deferred-materials-hand-over-result/receiptSigned", "签收凭证"),
            Map.entry("enterprise-opening-hand-over/receivedBy", "签收凭证"),
            Map.entry("enterprise-opening-hand-over/receiptSigned", "签收凭证"),
            Map.entry("enterprise-opening-post/courierName", "寄递凭证"));

    private KeptForTheRecord() {}
}
