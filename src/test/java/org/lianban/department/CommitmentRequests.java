package org.lianban.department;

import org.lianban.department.approval.DecisionRequest;
import org.lianban.department.approval.DecisionRevocationRequest;
import org.lianban.department.supervisor.SupervisedDecision;

/** Requests about decisions on administrative items that are in order. */
public final class CommitmentRequests {

    private static final String ITEM = "otc-drug-retail";
    private static final String ITEM_NAME = "只经营乙类非处方药的药品零售";

    private CommitmentRequests() {}

    public static DecisionRequest decision(String caseNumber, String applicant) {
        return new DecisionRequest(caseNumber, ITEM, ITEM_NAME, applicant, "commitment");
    }

    public static DecisionRevocationRequest revocation(
            String caseNumber, String decisionNumber, String originalCase, String applicant) {
        return new DecisionRevocationRequest(
                caseNumber, decisionNumber, originalCase, ITEM, ITEM_NAME, applicant, "承诺的药师未在职");
    }

    public static SupervisedDecision supervised(String caseNumber) {
        return new SupervisedDecision(
                caseNumber, ITEM, ITEM_NAME, "济南百姓大药房有限公司", Requests.CREDIT_CODE, "（钢城）承准字〔2026〕第000001号", "commitment");
    }
}
