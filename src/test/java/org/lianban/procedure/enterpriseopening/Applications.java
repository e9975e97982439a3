package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applications for the opening of an enterprise, for tests. */
final class Applications {

    static final String WANG = "34052419800101001X";
    static final String LI = "11010519491231002X";

    private Applications() {}

    /** A limited company with one shareholder who is director and legal representative, with which nothing is wrong. */
    static Map<String, Object> aLimitedCompany() {
        var application = new LinkedHashMap<String, Object>();
        application.put("administrativeDivision", "天水市秦州区");
        application.put("tradeName", "华盛");
        application.put("industryFeature", "软件开发");
        application.put("organisationForm", "有限公司");
        application.put("alternativeTradeNames", "华盛源、渭水缘");
        application.put("nameInfringementCommitment", true);
        application.put("companyType", "limited-liability");
        application.put("registrarLevel", "county");
        application.put("addressProvince", "甘肃省");
        application.put("addressCity", "天水市");
        application.put("addressDistrict", "秦州区");
        application.put("addressStreet", "大城街道");
        application.put("addressDetail", "民主西路 1 号");
        application.put("addressKind", "standard");
        application.put("companyPhone", "0938-8212345");
        application.put("registeredCapitalYuan", 1000000);
        application.put("currency", "CNY");
        application.put("businessTermKind", "long-term");
        application.put("businessScope", new ArrayList<>(List.of("software-development")));
        application.put("industryCode", "6513");
        application.put("licenceCopies", 1);
        application.put("legalRepName", "王芳");
        application.put("legalRepPosition", "director");
        application.put("legalRepIdType", "id-card");
        application.put("legalRepIdNumber", WANG);
        application.put("legalRepMobile", "13800000000");
        application.put("legalRepQualified", true);
        application.put("shareholders", new ArrayList<>(List.of(aShareholder("王芳", WANG, 1000000))));
        application.put("officers", new ArrayList<>(List.of(
                anOfficer("王芳", "director", WANG), anOfficer("李雷", "supervisor", LI), anOfficer("王芳", "manager", WANG))));
        application.put("liaisonName", "王芳");
        application.put("liaisonIdNumber", WANG);
        application.put("liaisonMobile", "13800000000");
        application.put("beneficialOwners", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of(
                "name", "王芳", "documentType", "id-card", "documentNumber", WANG, "benefitKind", "shareholding", "since", "2026-03-02")))));
        application.put("sealKinds", new ArrayList<>(List.of("legal-name", "finance")));
        application.put("sealMaterial", "photosensitive");
        application.put("sealEngraver", "秦州刻章社");
        application.put("taxOfficerName", "李雷");
        application.put("taxOfficerIdNumber", LI);
        application.put("taxOfficerMobile", "13900000000");
        application.put("invoicePurchaserName", "李雷");
        application.put("invoicePurchaserIdNumber", LI);
        application.put("accountingStandard", "small-enterprise");
        application.put("accountingMethod", "independent");
        application.put("taxpayerKind", "general");
        application.put("invoiceKind", "ordinary");
        application.put("invoiceMethod", "digital");
        application.put("insuranceKinds", new ArrayList<>(List.of("pension", "injury", "medical")));
        application.put("employees", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of(
                "name", "李雷", "idNumber", LI, "employedFrom", "2026-03-02", "monthlyWageYuan", 5000, "housingFundMember", true)))));
        application.put("housingFundRequested", true);
        application.put("housingFundRatePercent", 5);
        application.put("housingFundStartMonth", "2026-03");
        application.put("housingFundAgentName", "李雷");
        application.put("housingFundAgentIdNumber", LI);
        application.put("deliveryMethod", "window");
        application.put("deliveryRecipient", "王芳");
        application.put("deliveryMobile", "13800000000");
        application.put("authenticityCommitment", true);
        return application;
    }

    static Map<String, Object> aShareholder(String name, String number, Object amountYuan) {
        return new LinkedHashMap<>(Map.of(
                "name", name,
                "documentType", "id-card",
                "documentNumber", number,
                "country", "中国",
                "subscribedCapitalYuan", amountYuan,
                "contributionMethod", "cash",
                "contributionDate", "2030-12-31"));
    }

    static Map<String, Object> anOfficer(String name, String position, String number) {
        return new LinkedHashMap<>(Map.of(
                "name", name,
                "position", position,
                "documentType", "id-card",
                "documentNumber", number,
                "appointment", "elected",
                "mobile", "13800000000"));
    }
}
