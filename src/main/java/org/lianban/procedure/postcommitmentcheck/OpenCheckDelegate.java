package org.lianban.procedure.postcommitmentcheck;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.lianban.engine.Cases;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Opens a check of a promise because of a clue, however long after the decision. */
@Component("openCheck")
class OpenCheckDelegate implements JavaDelegate {

    static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    static final Variable<String> REPORTED_CASE = Variable.of("reportedCase", String.class);
    static final Variable<String> CLUE_DETAIL = Variable.of("clueDetail", String.class);
    static final Variable<String> OPENED_CHECK = Variable.of("openedCheck", String.class);

    private final PromisedDecisions decisions;
    private final Cases cases;

    OpenCheckDelegate(PromisedDecisions decisions, Cases cases) {
        this.decisions = decisions;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reported = REPORTED_CASE.require(execution);
        var facts = decisions.find(reported, MUNICIPALITY.require(execution))
                .orElseThrow(() -> new ProcessEngineException("案件 %s 没有凭承诺作出决定".formatted(reported)));
        OPENED_CHECK.set(execution, cases.start("post-commitment-check", Variables.createVariables()
                .putValue("originalCase", reported)
                .putValue("clueDetail", CLUE_DETAIL.require(execution))
                .putValue("itemCode", facts.get("itemCode"))
                .putValue("itemName", facts.get("itemName"))
                .putValue("commitmentKind", facts.get("commitmentKind"))
                .putValue("checkMeans", facts.get("checkMeans"))
                .putValue("hearingGiven", facts.get("hearingGiven"))
                .putValue("noticeTerms", facts.get("noticeTerms"))
                .putValue("decisionNumber", facts.get("decisionNumber"))
                .putValue("applicantKind", facts.get("applicantKind"))
                .putValue("applicantName", facts.get("applicantName"))
                .putValue("applicantCreditCode", facts.get("applicantCreditCode"))
                .putValue("applicantIdNumber", facts.get("applicantIdNumber"))
                .putValue("contactName", facts.get("contactName"))
                .putValue("contactMobile", facts.get("contactMobile"))));
    }
}
