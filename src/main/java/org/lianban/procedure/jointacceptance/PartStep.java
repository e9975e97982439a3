package org.lianban.procedure.jointacceptance;

import static org.lianban.department.ProjectVariables.PROJECT_CODE;
import static org.lianban.department.ProjectVariables.PROJECT_NAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Variable;

/** A step about the project's part that the case is for, with the project held to the end of its transaction. */
abstract class PartStep implements JavaDelegate {

    static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    static final Variable<String> ACCEPTANCE_SCOPE = Variable.of("acceptanceScope", String.class);
    static final Variable<String> ACCEPTANCE_STAGE = Variable.of("acceptanceStage", String.class);
    static final Variable<String> UNIT_WORKS_CODE = Variable.of("unitWorksCode", String.class);

    private final AcceptanceLedger ledger;

    PartStep(AcceptanceLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        var project = new AcceptanceLedger.Project(MUNICIPALITY.require(execution), PROJECT_CODE.require(execution));
        ledger.hold(project, PROJECT_NAME.require(execution));
        execute(execution, project, part(execution), CaseNumber.of(execution));
    }

    /** @param part key of the part */
    abstract void execute(DelegateExecution execution, AcceptanceLedger.Project project, String part, String caseNumber);

    private static String part(DelegateExecution execution) {
        return switch (ACCEPTANCE_SCOPE.require(execution)) {
            case "unit" -> ProjectPart.unit(UNIT_WORKS_CODE.require(execution));
            case "stage" -> ProjectPart.stage(ACCEPTANCE_STAGE.require(execution));
            default -> ProjectPart.WHOLE;
        };
    }
}
