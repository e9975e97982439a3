package org.lianban.procedure.licencereformmode;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.lianban.department.ItemVariables;
import org.lianban.engine.Cases;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Opens the case of notification and commitment with what the applicant has stated, in one transaction with this step. */
@Component("startCommitment")
class StartCommitmentDelegate implements JavaDelegate {

    static final Variable<String> COMMITMENT_CASE = Variable.of("commitmentCase", String.class);

    /** What the start form of the commitment asks and the applicant has already entered. */
    private static final List<Variable<?>> STATED = List.of(
            ItemVariables.ITEM_CODE,
            Variable.of("applicantKind", String.class),
            ItemVariables.APPLICANT_NAME,
            ItemVariables.APPLICANT_CREDIT_CODE,
            Variable.of("applicantIdNumber", String.class),
            Variable.of("contactName", String.class),
            Variable.of("contactMobile", String.class),
            Variable.of("agentUsed", Boolean.class),
            Variable.of("agentName", String.class),
            Variable.of("agentAuthorised", Boolean.class),
            Variable.of("thirdPartyData", Boolean.class),
            Variable.of("thirdPartyName", String.class),
            Variable.of("thirdPartyAuthorised", Boolean.class));

    private final Cases cases;

    StartCommitmentDelegate(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // who turned the promise down does not come here
        var facts = Variables.createVariables().putValue("commitmentChosen", true);
        STATED.forEach(stated -> stated.find(execution).ifPresent(value -> facts.putValue(stated.name(), value)));
        COMMITMENT_CASE.set(execution, cases.start("notification-commitment", facts));
    }
}
