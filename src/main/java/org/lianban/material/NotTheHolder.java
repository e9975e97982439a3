package org.lianban.material;

import jakarta.ws.rs.core.Response.Status;
import org.lianban.engine.Refusal;

/** Whoever adds to a case has its task in hands: 403. */
class NotTheHolder extends Refusal {

    NotTheHolder() {
        super(Status.FORBIDDEN, "请先认领任务，再补充材料");
    }
}
