package org.lianban.procedure.notificationcommitment;

import java.util.List;
import org.lianban.privacy.Sha256;

/**
 * What the applicant is told before promising anything (一次性书面告知).
 *
 * @param effect what the promise brings
 * @param terms what is to be promised, each a sentence of its own
 * @param consequence that it is free, how it is checked, and what follows where it is broken
 */
record Notice(String itemName, String version, String effect, List<String> terms, String consequence) {

    private static final String SEPARATOR = "；";
    private static final String NUMBERS = "一二三四五六";

    Notice {
        if (terms.size() > NUMBERS.length()) {
            throw new IllegalArgumentException("告知书 %s 的承诺事项超过 %d 项".formatted(version, NUMBERS.length()));
        }
    }

    /** @param terms divided by full-width semicolons, six at most: the form has as many boxes */
    static List<String> divided(String terms) {
        return List.of(terms.split(SEPARATOR));
    }

    /** The exact text: the same notice, the same text. */
    String text() {
        var text = new StringBuilder("告知书（版本：%s）\n\n办理事项：%s\n\n%s\n\n".formatted(version, itemName, effect));
        for (var i = 0; i < terms.size(); i++) {
            text.append(NUMBERS.charAt(i)).append("、").append(terms.get(i)).append("。\n\n");
        }
        return text.append(consequence).toString();
    }

    String digest() {
        return Sha256.hexOf(text());
    }
}
