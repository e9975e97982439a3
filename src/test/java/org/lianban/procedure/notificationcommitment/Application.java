package org.lianban.procedure.notificationcommitment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the case knows once an application is in: the answers to the start form as the engine keeps them. */
record Application(Map<String, Object> answers) {

    /** A pharmacy that sells nothing but class B over-the-counter drugs, in good standing, that chooses to promise. */
    static Application aPharmacy() {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("municipality", "gangcheng");
        answers.put("acceptedOn", "2026-03-02");
        answers.put("itemCode", "otc-drug-retail");
        answers.put("commitmentChosen", true);
        answers.put("applicantKind", "enterprise");
        answers.put("applicantName", "钢城康民大药房有限公司");
        answers.put("applicantCreditCode", "91370117MA3TKM0X1C");
        answers.put("contactName", "孙丽");
        answers.put("contactMobile", "13800000000");
        answers.put("agentUsed", false);
        answers.put("thirdPartyData", false);
        return new Application(answers);
    }

    /** A builder in a municipality where every promise is checked and promises may be published. */
    static Application aBuilder() {
        return aPharmacy()
                .with("municipality", "xian")
                .with("itemCode", "construction-qualification")
                .with("applicantName", "西安渭北建工有限公司");
    }

    /** Somebody who replaces a proof by a promise. */
    static Application aTaxpayer() {
        return aPharmacy()
                .with("municipality", "tianshui")
                .with("itemCode", "tax-only-home")
                .with("applicantKind", "individual")
                .with("applicantName", "赵敏")
                .with("applicantIdNumber", "620502198001010020")
                .with("applicantCreditCode", null);
    }

    Application with(String key, Object value) {
        var changed = new LinkedHashMap<>(answers);
        changed.put(key, value);
        return new Application(Collections.unmodifiableMap(changed));
    }
}
