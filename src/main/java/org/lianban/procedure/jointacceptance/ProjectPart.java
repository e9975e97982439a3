package org.lianban.procedure.jointacceptance;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What of a project one case is about.
 *
 * @param key {@code whole}, {@code unit:<code>}, {@code stage:structure} or {@code stage:final}
 * @param name as officials call it
 * @param state {@code declared} (nobody has applied), {@code applied}, {@code concluding} (all members passed), {@code accepted}
 *     or {@code notAccepted}
 * @param caseNumber the case that applied last; null where nobody has
 */
record ProjectPart(String key, String name, String state, String caseNumber) {

    static final String WHOLE = "whole";

    private static final String UNIT = "unit:";
    private static final String STAGE = "stage:";

    static final String STRUCTURE = STAGE + "structure";
    static final String FINAL = STAGE + "final";

    static String unit(String code) {
        return UNIT + code;
    }

    static String stage(String stage) {
        return STAGE + stage;
    }

    static String namesOfAccepted(List<ProjectPart> parts) {
        return parts.stream().filter(ProjectPart::isAccepted).map(ProjectPart::name).collect(Collectors.joining("、"));
    }

    boolean isUnit() {
        return key.startsWith(UNIT);
    }

    boolean isAccepted() {
        return state.equals("accepted");
    }

    /** Whether a case that has not come to its opinion is about it. */
    boolean isOpen() {
        return state.equals("applied") || isConcluding();
    }

    boolean isConcluding() {
        return state.equals("concluding");
    }

    /** What cannot stand beside each other: the whole, its units, its stages. */
    String kind() {
        return key.contains(":") ? key.substring(0, key.indexOf(':')) : key;
    }
}
