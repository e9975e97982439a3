package org.lianban.sandbox;

import org.lianban.department.approval.Approval;
import org.lianban.department.approval.DecisionAnswer;
import org.lianban.department.approval.DecisionRequest;
import org.lianban.department.approval.DecisionRevocationAnswer;
import org.lianban.department.approval.DecisionRevocationRequest;
import org.springframework.web.bind.annotation.RestController;

/** The approval department. For demonstrations the decisions of an applicant with 「不予撤销」 in its name are not revoked. */
@InSandbox
@RestController
class ApprovalSandbox implements Approval {

    private static final String NOT_REVOKED = "不予撤销";

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final DecisionRegister decisions;

    ApprovalSandbox(SandboxDesk desk, SandboxNumbers numbers, DecisionRegister decisions) {
        this.desk = desk;
        this.numbers = numbers;
        this.decisions = decisions;
    }

    @Override
    public DecisionAnswer issueDecision(String idempotencyKey, String municipality, DecisionRequest request) {
        var call = new SandboxCall(ROLE, "issueDecision", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, DecisionAnswer.class, setting -> {
            var number = numbers.document(municipality, kind(request.decisionMode()));
            decisions.enter(number, municipality, request);
            return new DecisionAnswer(number);
        });
    }

    private static String kind(String decisionMode) {
        return switch (decisionMode) {
            case "commitment" -> "承准";
            case "deferred" -> "容准";
            default -> "准";
        };
    }

    @Override
    public DecisionRevocationAnswer revokeDecision(
            String idempotencyKey, String municipality, DecisionRevocationRequest request) {
        var call = new SandboxCall(ROLE, "revokeDecision", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                DecisionRevocationAnswer.class,
                DecisionRevocationAnswer::refusal,
                setting -> revoke(municipality, request));
    }

    private DecisionRevocationAnswer revoke(String municipality, DecisionRevocationRequest request) {
        if (request.applicantName().contains(NOT_REVOKED)) {
            return DecisionRevocationAnswer.refusal("撤销材料不齐：缺少核查记录");
        }
        if (decisions.isRevoked(municipality, request)) {
            return DecisionRevocationAnswer.refusal("该决定已经撤销");
        }
        var number = numbers.document(municipality, "撤");
        decisions.revoke(municipality, request, number);
        return new DecisionRevocationAnswer(false, null, number, decisions.others(municipality, request));
    }
}
