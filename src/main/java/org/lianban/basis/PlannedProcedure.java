package org.lianban.basis;

import java.util.List;

/**
 * One of the procedures into which the five programmes were sorted.
 *
 * @param code {@code B-01} for instance; {@code R} for rules that belong to no procedure
 * @param folders those of its models; empty where it has none yet
 */
record PlannedProcedure(String code, String name, String english, List<String> folders) {

    static final String RULE_OF_ITS_OWN = "R";

    boolean isRule() {
        return code.equals(RULE_OF_ITS_OWN);
    }
}
