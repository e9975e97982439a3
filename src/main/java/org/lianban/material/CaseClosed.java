package org.lianban.material;

import org.lianban.engine.Refusal;

/** What comes after the end belongs to another case. */
class CaseClosed extends Refusal {

    CaseClosed(String caseNumber) {
        super("案件 %s 已经办结，不再收材料".formatted(caseNumber));
    }
}
