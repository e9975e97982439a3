package org.lianban.form;

import cn.hutool.core.util.CreditCodeUtil;

/** The unified social credit code of GB 32100. */
final class CreditCode {

    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_BEGIN = 8;
    private static final int ORGANISATION_CHECK = 16;

    private CreditCode() {}

    /** Length, characters and check digit by GB 32100, and the organisation code within it by GB 11714. */
    static boolean isValid(String code) {
        return CreditCodeUtil.isCreditCode(code) && hasValidOrganisationCode(code);
    }

    /** Characters 9 to 17: hutool checks the whole code but not the older code that it contains. */
    private static boolean hasValidOrganisationCode(String code) {
        var sum = 0;
        for (var i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_WEIGHTS[i] * Character.digit(code.charAt(ORGANISATION_BEGIN + i), 36);
        }
        var check = 11 - sum % 11;
        var expected = check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
        return code.charAt(ORGANISATION_CHECK) == expected;
    }
}
