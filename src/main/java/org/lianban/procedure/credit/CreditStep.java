package org.lianban.procedure.credit;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.Variable;
import org.lianban.privacy.Fingerprint;

/** A step about the applicant's credit: an enterprise by its code, an individual by a fingerprint of the identity number. */
abstract class CreditStep implements JavaDelegate {

    static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    static final Variable<String> APPLICANT_CREDIT_CODE = Variable.of("applicantCreditCode", String.class);
    static final Variable<String> APPLICANT_ID_NUMBER = Variable.of("applicantIdNumber", String.class);

    private final Fingerprint fingerprints;

    CreditStep(Fingerprint fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Under what the applicant is entered from now on. */
    final String subject(DelegateExecution execution) {
        return APPLICANT_CREDIT_CODE.find(execution)
                .orElseGet(() -> fingerprints.of(idNumber(execution)));
    }

    /** Under what the applicant may have been entered so far: keys of fingerprints change. */
    final List<String> subjects(DelegateExecution execution) {
        return APPLICANT_CREDIT_CODE.find(execution)
                .map(List::of)
                .orElseGet(() -> fingerprints.underEveryKey(idNumber(execution)));
    }

    private static String idNumber(DelegateExecution execution) {
        return APPLICANT_ID_NUMBER.find(execution)
                .orElseThrow(() -> new ProcessEngineException("申请人既没有统一社会信用代码，也没有证件号码"));
    }
}
