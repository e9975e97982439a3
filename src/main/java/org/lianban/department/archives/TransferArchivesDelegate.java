package org.lianban.department.archives;

import static org.lianban.department.ProjectVariables.ARCHIVES_DEFERRED_UNTIL;
import static org.lianban.department.ProjectVariables.OPINION_NUMBER;
import static org.lianban.department.ProjectVariables.PART_NAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Hands the archives of an accepted project over. */
@Component("transferArchives")
class TransferArchivesDelegate implements JavaDelegate {

    static final Variable<String> ARCHIVES_RECEIPT_NUMBER = Variable.of("archivesReceiptNumber", String.class);

    private final Department<Archives> archives;

    TransferArchivesDelegate(Department<Archives> archives) {
        this.archives = archives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = archives.call(execution, (contract, step) ->
                contract.transferArchives(step.idempotencyKey(), step.municipality(), request(step, execution)));
        ARCHIVES_RECEIPT_NUMBER.set(execution, answer.receiptNumber());
    }

    private static ArchivesTransferRequest request(DepartmentStep step, DelegateExecution execution) {
        return new ArchivesTransferRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                PART_NAME.require(execution),
                OPINION_NUMBER.require(execution),
                ARCHIVES_DEFERRED_UNTIL.find(execution).orElse(null));
    }
}
