package org.lianban.procedure.servicerating;

import org.lianban.engine.Refusal;

/** A case is rated once. */
class AlreadyRated extends Refusal {

    AlreadyRated(String ratedCase) {
        super("案件 %s 已经评价过，一次办件评价一次".formatted(ratedCase));
    }
}
