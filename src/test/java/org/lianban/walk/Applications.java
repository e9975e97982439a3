package org.lianban.walk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Applications to open an enterprise: the example of the README, with a name of its own each time and whatever differs. */
final class Applications {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIGITS = "甲乙丙丁戊己庚辛壬癸";
    /** Born on 1900-01-01: valid by its check digit, and unknown to the sandbox. */
    private static final String UNKNOWN_PERSON = "620502190001012341";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Applications() {}

    /** In order wherever the housing fund takes part; no bank account. */
    static Map<String, Object> plain() {
        var application = new LinkedHashMap<>(example());
        application.put("tradeName", tradeName());
        application.remove("alternativeTradeNames");
        return application;
    }

    static Map<String, Object> with(Map<String, Object> differing) {
        var application = plain();
        application.putAll(differing);
        return application;
    }

    /** Leaves the housing fund out, with all that only it asks. */
    static Map<String, Object> licenceOnly() {
        return without(
                Map.of("housingFundRequested", false),
                "housingFundRatePercent",
                "housingFundStartMonth",
                "housingFundAgentName",
                "housingFundAgentIdNumber");
    }

    static Map<String, Object> withBank(boolean reserved) {
        return with(Map.of(
                "bankRequested", true,
                "bankName", "秦岭商业银行",
                "bankBranch", "营业部",
                "bankAccountKind", "basic",
                "accountReservationRequested", reserved,
                "electronicSealAuthorised", true));
    }

    /** With a committed address, which a person reviews everywhere but in 钢城. */
    static Map<String, Object> forReview(Map<String, Object> application) {
        application.put("addressKind", "committed");
        return application;
    }

    static Map<String, Object> byPost(Map<String, Object> application) {
        application.put("deliveryMethod", "post");
        application.put("deliveryAddress", "甘肃省天水市麦积区桥南街道1号");
        return application;
    }

    /** To have an affair of 容缺受理 taken in; with incomplete main materials it ends at once. */
    static Map<String, Object> deferredMaterials() {
        return new LinkedHashMap<>(Map.ofEntries(
                Map.entry("itemCode", "human-resources"), Map.entry("applicantKind", "enterprise"),
                Map.entry("applicantName", "人力有限公司"), Map.entry("applicantCreditCode", "91610113MA6TX1B23W"),
                Map.entry("contactName", "王强"), Map.entry("contactMobile", "13892850012"),
                Map.entry("mainMaterials", List.of(Map.of("name", "申请表", "form", "original"))),
                Map.entry("mainMaterialsComplete", true), Map.entry("onlySecondaryMissing", true),
                Map.entry("missingMaterials", List.of(Map.of("name", "验资报告", "form", "copy", "reason", "正在出具"))),
                Map.entry("authenticityCommitment", true)));
    }

    /** Taken in by a hall elsewhere, which only some municipalities offer. */
    static Map<String, Object> fromElsewhere() {
        var application = byPost(plain());
        application.put("remoteAcceptance", true);
        application.put("remoteHallName", "泰安市政务服务中心");
        return application;
    }

    /** One listed person whom no department can verify. */
    static Map<String, Object> withUnverifiableOfficer() {
        var application = plain();
        var officers = new ArrayList<Map<String, Object>>();
        for (var officer : rows(application.get("officers"))) {
            var changed = new HashMap<>(officer);
            if (changed.get("position").equals("finance")) {
                changed.put("documentNumber", UNKNOWN_PERSON);
            }
            officers.add(changed);
        }
        application.put("officers", officers);
        return application;
    }

    private static Map<String, Object> without(Map<String, Object> differing, String... keys) {
        var application = with(differing);
        for (var key : keys) {
            application.remove(key);
        }
        return application;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private static String tradeName() {
        var number = NAMES.getAndIncrement();
        var name = new StringBuilder("秦");
        for (var place = 0; place < 5; place++) {
            name.append(DIGITS.charAt(number % DIGITS.length()));
            number /= DIGITS.length();
        }
        return name.toString();
    }

    private static Map<String, Object> example() {
        try (var file = Applications.class.getResourceAsStream("/applications/enterprise-opening.json")) {
            return JSON.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
