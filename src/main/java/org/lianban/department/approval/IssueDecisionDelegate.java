package org.lianban.department.approval;

import static org.lianban.department.ItemVariables.APPLICANT_NAME;
import static org.lianban.department.ItemVariables.DECISION_NUMBER;
import static org.lianban.department.ItemVariables.ITEM_CODE;
import static org.lianban.department.ItemVariables.ITEM_NAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has the decision issued and keeps the number of the document. */
@Component("issueDecision")
class IssueDecisionDelegate implements JavaDelegate {

    static final Variable<String> DECISION_MODE = Variable.of("decisionMode", String.class);

    private final Department<Approval> approval;

    IssueDecisionDelegate(Department<Approval> approval) {
        this.approval = approval;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = approval.call(execution, (contract, step) ->
                contract.issueDecision(step.idempotencyKey(), step.municipality(), request(step, execution)));
        DECISION_NUMBER.set(execution, answer.decisionNumber());
    }

    private static DecisionRequest request(DepartmentStep step, DelegateExecution execution) {
        return new DecisionRequest(
                step.caseNumber(),
                ITEM_CODE.require(execution),
                ITEM_NAME.require(execution),
                APPLICANT_NAME.require(execution),
                DECISION_MODE.require(execution));
    }
}
