package org.lianban.sandbox;

import cn.hutool.core.util.IdcardUtil;
import java.util.Optional;

/**
 * Knows which persons the departments cannot verify: a bad check digit of the 公民身份号码 (GB 11643), and for
 * demonstrations whoever was born on 1900-01-01 or has 「核验不通过」 in the name.
 */
final class Persons {

    private static final String MARKER = "核验不通过";
    private static final String MARKED_BIRTHDAY = "19000101";

    private Persons() {}

    static Optional<String> obstacle(String name, String documentType, String documentNumber) {
        if (name.contains(MARKER)) {
            return Optional.of("人像与证件不一致");
        }
        if (!"id-card".equals(documentType)) {
            return Optional.empty();
        }
        if (documentNumber.length() == 18 && documentNumber.startsWith(MARKED_BIRTHDAY, 6)) {
            return Optional.of("人口信息库中没有此人");
        }
        return IdcardUtil.isValidCard18(documentNumber) ? Optional.empty() : Optional.of("公民身份号码无效");
    }

    static Optional<String> obstacle(String name, String idNumber) {
        return obstacle(name, "id-card", idNumber);
    }
}
