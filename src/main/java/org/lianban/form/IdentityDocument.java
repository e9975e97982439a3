package org.lianban.form;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lianban.privacy.IdentityCard;

/** The number of an identity document, by the kind of document. */
public final class IdentityDocument {

    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,17}");
    /** 来往内地通行证: letter of the region, eight digits, formerly two more for the issue. */
    private static final Pattern HK_MACAO_PERMIT = Pattern.compile("[HM]\\d{8}(?:\\d{2})?");
    /** 来往大陆通行证: eight digits on the card, formerly ten with a letter in brackets. */
    private static final Pattern TAIWAN_PERMIT = Pattern.compile("\\d{8}|\\d{10}(?:\\([A-Z]\\))?");
    private static final Pattern FOREIGN_CERTIFICATE = Pattern.compile("[\\p{L}\\p{N} ./()（）-]{2,40}");

    private IdentityDocument() {}

    /**
     * Why the number cannot be one of that kind of document, or empty.
     *
     * @param type id-card, passport, hk-macao-permit, taiwan-permit, credit-code or foreign-certificate
     */
    public static Optional<String> fault(String type, String number, LocalDate today) {
        return switch (type) {
            case "id-card" -> unless(IdentityCard.isValid(number, today), "不是有效的公民身份号码（18 位，含出生日期和校验码）");
            case "credit-code" -> unless(CreditCode.isValid(number), "不是有效的统一社会信用代码（18 位，含校验码）");
            case "passport" -> unless(PASSPORT.matcher(number).matches(), "不是有效的护照号码（5 至 17 位大写字母或数字）");
            case "hk-macao-permit" -> unless(HK_MACAO_PERMIT.matcher(number).matches(), "不是有效的港澳居民来往内地通行证号码（H 或 M 加 8 位数字）");
            case "taiwan-permit" -> unless(TAIWAN_PERMIT.matcher(number).matches(), "不是有效的台湾居民来往大陆通行证号码（8 位数字）");
            case "foreign-certificate" -> unless(FOREIGN_CERTIFICATE.matcher(number).matches(), "不是有效的境外主体资格证件号码");
            default -> Optional.of("证件类型“%s”不在可用之列".formatted(type));
        };
    }

    private static Optional<String> unless(boolean valid, String fault) {
        return valid ? Optional.empty() : Optional.of(fault);
    }
}
