package org.lianban.department.approval;

import static org.lianban.department.ItemVariables.APPLICANT_NAME;
import static org.lianban.department.ItemVariables.DECISION_NUMBER;
import static org.lianban.department.ItemVariables.ITEM_CODE;
import static org.lianban.department.ItemVariables.ITEM_NAME;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has a decision revoked, and keeps which later ones have to be looked at again. */
@Component("revokeDecision")
class RevokeDecisionDelegate implements JavaDelegate {

    static final Variable<String> ORIGINAL_CASE = Variable.of("originalCase", String.class);
    static final Variable<String> REVOCATION_GROUNDS = Variable.of("revocationGrounds", String.class);
    static final Variable<String> REVOCATION_NUMBER = Variable.of("revocationNumber", String.class);
    static final Variable<String> DOWNSTREAM_LICENCES = Variable.of("downstreamLicences", String.class);

    private static final String NONE = "无";

    private final Department<Approval> approval;

    RevokeDecisionDelegate(Department<Approval> approval) {
        this.approval = approval;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = approval.call(execution, (contract, step) ->
                contract.revokeDecision(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("approval.revocationRefused", answer.reason());
        }
        REVOCATION_NUMBER.set(execution, answer.revocationNumber());
        DOWNSTREAM_LICENCES.set(
                execution, answer.downstreamLicences().isEmpty() ? NONE : String.join("、", answer.downstreamLicences()));
    }

    private static DecisionRevocationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new DecisionRevocationRequest(
                step.caseNumber(),
                DECISION_NUMBER.find(execution).orElse(null),
                ORIGINAL_CASE.find(execution).orElse(null),
                ITEM_CODE.require(execution),
                ITEM_NAME.require(execution),
                APPLICANT_NAME.require(execution),
                REVOCATION_GROUNDS.require(execution));
    }
}
