package org.lianban.procedure.enterpriseopening;

import static java.util.Map.entry;
import static org.lianban.procedure.Department.asking;

import java.util.Map;
import org.lianban.procedure.Department;

/** The departments of one story, each under the name by which the diagrams call it. All accept until told otherwise. */
final class Departments {

    static final String NAME_RESERVED_UNTIL = "2026-04-10T00:00:00+08:00";
    static final String CREDIT_CODE = "91620500MA7XABCD1K";

    private final Map<String, Department> byStep = Map.ofEntries(
            entry("reserveName",
                    asking("municipality", "administrativeDivision", "tradeName", "industryFeature", "organisationForm")
                            .answering("enterpriseName", "天水麦香软件有限公司", "nameReservedUntil", NAME_RESERVED_UNTIL)),
            entry("verifyIdentities", asking("legalRepName", "legalRepIdNumber").answering("identitiesVerified", true)),
            entry("registerEnterprise",
                    asking("municipality", "enterpriseName", "companyType", "legalRepName", "businessScope",
                            "registeredCapitalYuan")
                            .answering("unifiedSocialCreditCode", CREDIT_CODE, "licenceNumber", "620500000001",
                                    "registrationNoticeNumber", "（天水）登字〔2026〕第1号", "establishedOn", "2026-02-10")),
            entry("orderSeals",
                    asking("unifiedSocialCreditCode", "enterpriseName", "legalRepName", "sealKinds", "sealMaterial",
                            "sealEngraver", "sealPaidBy")
                            .answering("sealTicket", "YZ-1")),
            entry("fileSeals",
                    asking("unifiedSocialCreditCode", "enterpriseName", "sealSecurityCodes", "sealImprintDigest", "sealEngraver")
                            .answering("sealFilingNumber", "GA-1")),
            entry("confirmTaxpayer",
                    asking("unifiedSocialCreditCode", "enterpriseName", "taxOfficerName", "taxOfficerIdNumber",
                            "taxOfficerMobile", "invoicePurchaserName", "invoicePurchaserIdNumber", "accountingStandard",
                            "accountingMethod", "taxpayerKind", "invoiceKind", "invoiceMethod", "legalRepName",
                            "legalRepIdNumber")
                            .answering("taxConfirmationNumber", "SW-1", "invoiceQuota", "每月25份")),
            entry("registerSocialInsurance",
                    asking("unifiedSocialCreditCode", "enterpriseName", "insuranceKinds", "employees")
                            .answering("socialInsuranceNumber", "SB-1", "socialInsuredCount", 2)),
            entry("registerMedicalInsurance",
                    asking("unifiedSocialCreditCode", "enterpriseName", "insuranceKinds", "employees")
                            .answering("medicalInsuranceNumber", "YB-1", "medicalInsuredCount", 2)),
            entry("registerHousingFund",
                    asking("unifiedSocialCreditCode", "enterpriseName", "housingFundRatePercent", "housingFundStartMonth",
                            "housingFundAgentName", "housingFundAgentIdNumber", "employees")
                            .answering("housingFundAccountNumber", "GJJ-1", "housingFundMemberCount", 2)),
            entry("reserveAccount",
                    asking("enterpriseName", "bankName", "bankBranch", "legalRepName")
                            .answering("reservedAccountNumber", "6200001")),
            entry("openAccount",
                    asking("unifiedSocialCreditCode", "enterpriseName", "bankName", "bankBranch", "legalRepName",
                            "legalRepIdType", "legalRepIdNumber", "beneficialOwners", "bankAppointmentOn")
                            .answering("accountTicket", "YH-1")),
            entry("revokeRegistration",
                    asking("unifiedSocialCreditCode", "revocationGrounds", "originalCaseNumber")
                            .answering("revocationNumber", "CX-1", "bannedUntil", "2029-02-10")));

    Department by(String step) {
        return byStep.get(step);
    }
}
