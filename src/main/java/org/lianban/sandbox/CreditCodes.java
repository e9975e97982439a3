package org.lianban.sandbox;

import org.springframework.stereotype.Component;

/** Issues unified social credit codes of GB 32100: registrar 9, enterprise 1, region, organisation code of GB 11714, check. */
@InSandbox
@Component
class CreditCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int SEQUENCE_LENGTH = 6;

    private final SandboxNumbers numbers;

    CreditCodes(SandboxNumbers numbers) {
        this.numbers = numbers;
    }

    String next(String municipality) {
        var organisation = "MA" + inAlphabet(numbers.next("credit-code"));
        var code = "91" + numbers.regionCode(municipality) + organisation + organisationCheck(organisation);
        return code + check(code);
    }

    /** @param body the first eight characters of an organisation code */
    static char organisationCheck(String body) {
        var sum = 0;
        for (var i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_WEIGHTS[i] * Character.getNumericValue(body.charAt(i));
        }
        var check = 11 - sum % 11;
        return check == 10 ? 'X' : Character.forDigit(check % 11, 10);
    }

    /** @param body the first seventeen characters of a credit code */
    static char check(String body) {
        var sum = 0;
        for (var i = 0; i < CODE_WEIGHTS.length; i++) {
            sum += CODE_WEIGHTS[i] * ALPHABET.indexOf(body.charAt(i));
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static String inAlphabet(long number) {
        var digits = new StringBuilder();
        for (var rest = number; digits.length() < SEQUENCE_LENGTH; rest /= ALPHABET.length()) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return digits.reverse().toString();
    }
}
