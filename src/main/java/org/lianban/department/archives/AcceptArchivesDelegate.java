package org.lianban.department.archives;

import static org.lianban.department.ProjectVariables.CERTIFICATE_NUMBER;
import static org.lianban.department.ProjectVariables.INSPECTORS;
import static org.lianban.department.ProjectVariables.JOINT_VISIT_ON;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has the opinion on archives that were found complete issued. */
@Component("acceptArchives")
class AcceptArchivesDelegate implements JavaDelegate {

    static final Variable<Integer> REQUIRED_VOLUME_COUNT = Variable.of("requiredVolumeCount", Integer.class);
    static final Variable<Integer> ARCHIVED_VOLUME_COUNT = Variable.of("archivedVolumeCount", Integer.class);

    private final Department<Archives> archives;

    AcceptArchivesDelegate(Department<Archives> archives) {
        this.archives = archives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = archives.call(execution, (contract, step) ->
                contract.acceptArchives(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("archives.acceptanceRefused", answer.reason());
        }
        CERTIFICATE_NUMBER.set(execution, answer.certificateNumber());
    }

    private static ArchivesAcceptanceRequest request(DepartmentStep step, DelegateExecution execution) {
        return new ArchivesAcceptanceRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                REQUIRED_VOLUME_COUNT.require(execution),
                ARCHIVED_VOLUME_COUNT.require(execution),
                INSPECTORS.require(execution),
                JOINT_VISIT_ON.require(execution));
    }
}
