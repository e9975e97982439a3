package org.lianban.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applications to be decided on a promise, and what the applicant does. */
final class Promises {

    private Promises() {}

    /** A builder in Xi'an, where every promise is checked and may be published. */
    static Map<String, Object> builder(String name, String creditCode) {
        var application = new LinkedHashMap<String, Object>();
        application.put("itemCode", "construction-qualification");
        application.put("commitmentChosen", true);
        application.put("applicantKind", "enterprise");
        application.put("applicantName", name);
        application.put("applicantCreditCode", creditCode);
        application.put("contactName", "宋佳");
        application.put("contactMobile", "13892850012");
        return application;
    }

    /** Ticks all four terms, and signs. */
    static Map<String, Object> signature(boolean publish) {
        var signature = new LinkedHashMap<String, Object>();
        signature.put("signDecision", "sign");
        signature.put("firstTermAccepted", true);
        signature.put("secondTermAccepted", true);
        signature.put("thirdTermAccepted", true);
        signature.put("fourthTermAccepted", true);
        signature.put("signerName", "宋佳");
        signature.put("signatureNumber", "CA-610113-0001");
        signature.put("publicationAgreed", publish);
        return signature;
    }

    static Map<String, Object> grant() {
        return Map.of("promiseDecision", "grant");
    }

    /** An application for a licence of which one secondary material is missing. */
    static Map<String, Object> deferral(String creditCode) {
        return new LinkedHashMap<>(Map.ofEntries(
                Map.entry("itemCode", "human-resources"), Map.entry("applicantKind", "enterprise"),
                Map.entry("applicantName", "西安人力有限公司"), Map.entry("applicantCreditCode", creditCode),
                Map.entry("contactName", "王强"), Map.entry("contactMobile", "13892850012"),
                Map.entry("mainMaterials", List.of(Map.of("name", "申请表", "form", "original"))),
                Map.entry("mainMaterialsComplete", true), Map.entry("onlySecondaryMissing", true),
                Map.entry("missingMaterials", List.of(Map.of("name", "验资报告", "form", "copy", "reason", "正在出具"))),
                Map.entry("authenticityCommitment", true)));
    }

    /** An industrial project on a plot whose land notice is running. */
    static Map<String, Object> plot(String landNoticeUntil) {
        return new LinkedHashMap<>(Map.ofEntries(
                Map.entry("projectCode", "2406-610113-04-01-123456"), Map.entry("projectName", "芯片封装厂"),
                Map.entry("plotNumber", "雁塔-2026-12"), Map.entry("landNoticeUntil", landNoticeUntil),
                Map.entry("industrialProject", "yes"), Map.entry("builderName", "西安芯片有限公司"),
                Map.entry("builderCreditCode", "91610113MA6TX1B23W"), Map.entry("contactName", "宋佳"),
                Map.entry("contactMobile", "13892850012"), Map.entry("floorAreaSqm", 12000), Map.entry("buildingHeightM", 20),
                Map.entry("plotRatio", 1.8), Map.entry("greenRatioPercent", 20), Map.entry("parkingSpaces", 120),
                Map.entry("schemeSummary", "两栋厂房"), Map.entry("planCommitment", true), Map.entry("lossAcknowledged", true)));
    }
}
