package org.lianban.procedure.credit;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Variable;
import org.lianban.privacy.Fingerprint;
import org.springframework.stereotype.Component;

/** Repairs what a case entered against the applicant, so that promises are open again. */
@Component("restoreCredit")
class RestoreCreditDelegate extends CreditStep implements JavaDelegate {

    static final Variable<String> REPAIRED_CASE = Variable.of("repairedCase", String.class);

    private final CreditBook book;

    RestoreCreditDelegate(CreditBook book, Fingerprint fingerprints) {
        super(fingerprints);
        this.book = book;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var repairedCase = REPAIRED_CASE.require(execution);
        var repaired = book.repair(
                MUNICIPALITY.require(execution), subjects(execution), repairedCase, CaseNumber.of(execution));
        if (repaired == 0) {
            throw new ProcessEngineException("案件 %s 没有待修复的信用记录".formatted(repairedCase));
        }
    }
}
