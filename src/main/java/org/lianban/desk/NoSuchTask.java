package org.lianban.desk;

import jakarta.ws.rs.core.Response.Status;
import org.lianban.engine.Refusal;

/** There is no such task, or none that the caller may see. */
class NoSuchTask extends Refusal {

    NoSuchTask(String task) {
        super(Status.NOT_FOUND, "没有任务 " + task);
    }
}
