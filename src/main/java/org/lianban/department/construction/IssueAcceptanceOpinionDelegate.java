package org.lianban.department.construction;

import static org.lianban.department.ProjectVariables.ARCHIVES_DEFERRED_UNTIL;
import static org.lianban.department.ProjectVariables.OPINION_NUMBER;
import static org.lianban.department.ProjectVariables.PART_NAME;
import static org.lianban.department.construction.FileCompletionDelegate.COMPLETION_FILING_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.MemberConclusion;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has the one opinion sealed, whichever way it comes out. */
@Component("issueAcceptanceOpinion")
class IssueAcceptanceOpinionDelegate implements JavaDelegate {

    static final Variable<String> ACCEPTANCE_OUTCOME = Variable.of("acceptanceOutcome", String.class);
    static final Variable<String> LEAD_DEPARTMENT = Variable.of("leadDepartment", String.class);
    static final Variable<String> REMEDIES = Variable.of("remedies", String.class);

    private final Department<Construction> construction;

    IssueAcceptanceOpinionDelegate(Department<Construction> construction) {
        this.construction = construction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = construction.call(execution, (contract, step) ->
                contract.issueAcceptanceOpinion(step.idempotencyKey(), step.municipality(), request(step, execution)));
        OPINION_NUMBER.set(execution, answer.opinionNumber());
    }

    private static AcceptanceOpinionRequest request(DepartmentStep step, DelegateExecution execution) {
        return new AcceptanceOpinionRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                PART_NAME.require(execution),
                ACCEPTANCE_OUTCOME.require(execution),
                MemberConclusion.of(execution),
                FireFiling.numberFor(execution).orElse(null),
                LEAD_DEPARTMENT.require(execution),
                REMEDIES.require(execution),
                COMPLETION_FILING_NUMBER.find(execution).orElse(null),
                ARCHIVES_DEFERRED_UNTIL.find(execution).orElse(null));
    }
}
