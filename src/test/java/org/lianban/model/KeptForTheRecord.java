package org.lianban.model;

import java.util.Map;

/** Fields that no step reads and that are asked for all the same: reasons by form and field. */
final class KeptForTheRecord {

    private static final String ASKED_BY_THE_APPLICATION_FORM = "设立登记申请书的内容，供审查和存档";
    private static final String CLERKS_NOTE = "经办人留痕，供查阅";

    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("enterprise-opening-application/businessPremises", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/postalCode", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/companyPhone", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/plannedStaff", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/liaisonMobile", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/agentMobile", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/agentPowers", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/processAgentName", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/processAgentAddress", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/beneficialOwners[].since", ASKED_BY_THE_APPLICATION_FORM),
            Map.entry("enterprise-opening-application/electronicSealAuthorised", "对银行的书面授权，存档备查"),
            Map.entry("enterprise-opening-extension/extensionNote", CLERKS_NOTE),
            Map.entry("enterprise-opening-correct-filing/filingCorrection", CLERKS_NOTE),
            Map.entry("enterprise-opening-handle-bank/handlingNote", CLERKS_NOTE),
            Map.entry("enterprise-opening-handle-member/handlingNote", CLERKS_NOTE),
            Map.entry("enterprise-opening-verify-in-person/identityProofNumber", CLERKS_NOTE),
            Map.entry("enterprise-opening-hand-over/receivedBy", "签收凭证"),
            Map.entry("enterprise-opening-hand-over/receiptSigned", "签收凭证"),
            Map.entry("enterprise-opening-post/courierName", "寄递凭证"));

    private KeptForTheRecord() {}
}
