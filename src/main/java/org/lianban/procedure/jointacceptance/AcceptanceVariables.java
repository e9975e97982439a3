package org.lianban.procedure.jointacceptance;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianban.engine.Variable;

/** What the steps of joint acceptance that concern the project as a whole read. */
final class AcceptanceVariables {

    static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    static final Variable<String> PROJECT_CODE = Variable.of("projectCode", String.class);
    static final Variable<String> PROJECT_NAME = Variable.of("projectName", String.class);
    static final Variable<String> ACCEPTANCE_SCOPE = Variable.of("acceptanceScope", String.class);
    static final Variable<String> ACCEPTANCE_STAGE = Variable.of("acceptanceStage", String.class);
    static final Variable<String> UNIT_WORKS_CODE = Variable.of("unitWorksCode", String.class);
    static final Variable<List<UnitWork>> UNIT_WORKS = Variable.listOf("unitWorks", UnitWork.class);

    private AcceptanceVariables() {}

    static AcceptanceLedger.Project project(DelegateExecution execution) {
        return new AcceptanceLedger.Project(MUNICIPALITY.require(execution), PROJECT_CODE.require(execution));
    }

    /** The key of the part that the case is about. */
    static String part(DelegateExecution execution) {
        return switch (ACCEPTANCE_SCOPE.require(execution)) {
            case "unit" -> ProjectPart.unit(UNIT_WORKS_CODE.require(execution));
            case "stage" -> ProjectPart.stage(ACCEPTANCE_STAGE.require(execution));
            default -> ProjectPart.WHOLE;
        };
    }
}
