package org.lianban.department.qualitysupervision;

import static org.lianban.department.ProjectVariables.CERTIFICATE_NUMBER;
import static org.lianban.department.ProjectVariables.COMPLETED_ON;
import static org.lianban.department.ProjectVariables.INSPECTORS;
import static org.lianban.department.ProjectVariables.JOINT_VISIT_ON;

import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Files the report on a completion acceptance that was supervised. */
@Component("reportSupervision")
class ReportSupervisionDelegate implements JavaDelegate {

    static final Variable<List<String>> SUPERVISED_ITEMS = Variable.listOf("supervisedItems", String.class);

    private final Department<QualitySupervision> qualitySupervision;

    ReportSupervisionDelegate(Department<QualitySupervision> qualitySupervision) {
        this.qualitySupervision = qualitySupervision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = qualitySupervision.call(execution, (contract, step) ->
                contract.reportSupervision(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("qualitySupervision.reportRefused", answer.reason());
        }
        CERTIFICATE_NUMBER.set(execution, answer.certificateNumber());
    }

    private static SupervisionReportRequest request(DepartmentStep step, DelegateExecution execution) {
        return new SupervisionReportRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                COMPLETED_ON.require(execution),
                SUPERVISED_ITEMS.require(execution),
                INSPECTORS.require(execution),
                JOINT_VISIT_ON.require(execution));
    }
}
