package org.lianban.department.approval;

import java.util.List;
import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The revocation, or why there is none.
 *
 * @param downstreamLicences later decisions that may rest on the revoked one, each with its item and number
 */
@AnsweredOrRefused
public record DecisionRevocationAnswer(boolean refused, String reason, String revocationNumber, List<String> downstreamLicences)
        implements Refusable {

    public static DecisionRevocationAnswer refusal(String reason) {
        return new DecisionRevocationAnswer(true, reason, null, null);
    }
}
