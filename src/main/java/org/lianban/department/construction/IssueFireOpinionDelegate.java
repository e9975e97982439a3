package org.lianban.department.construction;

import static org.lianban.department.ProjectVariables.BUILDING_USE;
import static org.lianban.department.ProjectVariables.CERTIFICATE_NUMBER;
import static org.lianban.department.ProjectVariables.FLOOR_AREA_SQM;
import static org.lianban.department.ProjectVariables.INSPECTORS;
import static org.lianban.department.ProjectVariables.JOINT_VISIT_ON;

import java.math.BigDecimal;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has the opinion on a fire acceptance that was passed issued. */
@Component("issueFireOpinion")
class IssueFireOpinionDelegate implements JavaDelegate {

    static final Variable<BigDecimal> BUILDING_HEIGHT_M = Variable.of("buildingHeightM", BigDecimal.class);
    static final Variable<List<String>> FIRE_FACILITIES_TESTED = Variable.listOf("fireFacilitiesTested", String.class);
    static final Variable<Integer> TESTED_POINT_COUNT = Variable.of("testedPointCount", Integer.class);

    private final Department<Construction> construction;

    IssueFireOpinionDelegate(Department<Construction> construction) {
        this.construction = construction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = construction.call(execution, (contract, step) ->
                contract.issueFireOpinion(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("construction.opinionRefused", answer.reason());
        }
        CERTIFICATE_NUMBER.set(execution, answer.certificateNumber());
    }

    private static FireOpinionRequest request(DepartmentStep step, DelegateExecution execution) {
        return new FireOpinionRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                BUILDING_USE.require(execution),
                FLOOR_AREA_SQM.require(execution),
                BUILDING_HEIGHT_M.require(execution),
                FIRE_FACILITIES_TESTED.require(execution),
                TESTED_POINT_COUNT.require(execution),
                INSPECTORS.require(execution),
                JOINT_VISIT_ON.require(execution));
    }
}
