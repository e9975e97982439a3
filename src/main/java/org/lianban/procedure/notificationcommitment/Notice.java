package org.lianban.procedure.notificationcommitment;

import java.util.List;

/**
 * What the applicant is told before promising anything (一次性书面告知).
 *
 * @param terms what is to be promised, each a sentence of its own
 */
record Notice(String itemName, String version, boolean replacesProof, List<String> terms) {

    private static final String SEPARATOR = "；";
    private static final String NUMBERS = "一二三四五六";

    /** @param terms divided by full-width semicolons, six at most: the form has as many boxes */
    static Notice of(String itemName, String version, String commitmentKind, String terms) {
        var divided = List.of(terms.split(SEPARATOR));
        if (divided.size() > NUMBERS.length()) {
            throw new IllegalArgumentException("告知书 %s 的承诺事项超过 %d 项".formatted(version, NUMBERS.length()));
        }
        return new Notice(itemName, version, commitmentKind.equals("proof"), divided);
    }

    /** The exact text: same terms and version, same text. */
    String text() {
        var text = new StringBuilder("告知书（版本：%s）\n\n".formatted(version))
                .append("办理事项：").append(itemName).append("\n\n")
                .append(replacesProof ? "作出以下承诺的，不再提交证明。\n\n" : "作出以下承诺的，当场作出准予的决定。\n\n");
        for (var i = 0; i < terms.size(); i++) {
            text.append(NUMBERS.charAt(i)).append("、").append(terms.get(i)).append("。\n\n");
        }
        return text.append("承诺为自愿作出；不承诺的，按一般程序办理。行政机关可以书面、联网或者到现场核查。")
                .append("未履行承诺的，责令限期整改，逾期不整改或者整改后仍不符合的，撤销决定；虚假承诺的，直接撤销决定，")
                .append("并记入信用记录，修复之前不再适用告知承诺。")
                .toString();
    }
}
