package org.lianban.walk;

import java.util.LinkedHashMap;
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
}
