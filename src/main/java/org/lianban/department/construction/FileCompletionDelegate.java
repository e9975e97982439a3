package org.lianban.department.construction;

import static org.lianban.department.ProjectVariables.COMPLETED_ON;
import static org.lianban.department.ProjectVariables.PART_NAME;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.MemberConclusion;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Files the completion acceptance with the approvals of all members. */
@Component("fileCompletion")
class FileCompletionDelegate implements JavaDelegate {

    static final Variable<String> COMPLETION_FILING_NUMBER = Variable.of("completionFilingNumber", String.class);

    private final Department<Construction> construction;

    FileCompletionDelegate(Department<Construction> construction) {
        this.construction = construction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = construction.call(execution, (contract, step) ->
                contract.fileCompletion(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("construction.completionRefused", answer.reason());
        }
        COMPLETION_FILING_NUMBER.set(execution, answer.certificateNumber());
    }

    private static CompletionFilingRequest request(DepartmentStep step, DelegateExecution execution) {
        return new CompletionFilingRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                PART_NAME.require(execution),
                COMPLETED_ON.require(execution),
                MemberConclusion.of(execution),
                FireFiling.numberFor(execution).orElse(null));
    }
}
