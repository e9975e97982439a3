package org.lianban.procedure.licencereformmode;

import static org.lianban.department.ItemVariables.APPLICANT_CREDIT_CODE;
import static org.lianban.department.ItemVariables.APPLICANT_NAME;
import static org.lianban.department.ItemVariables.ITEM_CODE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.lianban.engine.Cases;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Opens the case of notification and commitment with what the applicant has stated, in one transaction with this step. */
@Component("startCommitment")
class StartCommitmentDelegate implements JavaDelegate {

    static final Variable<String> APPLICANT_KIND = Variable.of("applicantKind", String.class);
    static final Variable<String> APPLICANT_ID_NUMBER = Variable.of("applicantIdNumber", String.class);
    static final Variable<String> CONTACT_NAME = Variable.of("contactName", String.class);
    static final Variable<String> CONTACT_MOBILE = Variable.of("contactMobile", String.class);
    static final Variable<String> COMMITMENT_CASE = Variable.of("commitmentCase", String.class);

    private final Cases cases;

    StartCommitmentDelegate(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var facts = Variables.createVariables()
                .putValue("itemCode", ITEM_CODE.require(execution))
                .putValue("applicantKind", APPLICANT_KIND.require(execution))
                .putValue("applicantName", APPLICANT_NAME.require(execution))
                .putValue("contactName", CONTACT_NAME.require(execution))
                .putValue("contactMobile", CONTACT_MOBILE.require(execution))
                // who turned the promise down does not come here
                .putValue("commitmentChosen", true);
        APPLICANT_CREDIT_CODE.find(execution).ifPresent(code -> facts.putValue("applicantCreditCode", code));
        APPLICANT_ID_NUMBER.find(execution).ifPresent(number -> facts.putValue("applicantIdNumber", number));
        COMMITMENT_CASE.set(execution, cases.start("notification-commitment", facts));
    }
}
