package org.lianban.procedure.credit;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Variable;
import org.lianban.privacy.Fingerprint;
import org.springframework.stereotype.Component;

/** Enters in the credit book how the applicant's promise turned out. */
@Component("recordCredit")
class RecordCreditDelegate extends CreditStep implements JavaDelegate {

    static final Variable<String> CREDIT_ENTRY_KIND = Variable.of("creditEntryKind", String.class);
    static final Variable<String> ITEM_CODE = Variable.of("itemCode", String.class);
    static final Variable<LocalDate> CREDIT_RESTRICTED_UNTIL = Variable.of("creditRestrictedUntil", LocalDate.class);

    private final CreditBook book;

    RecordCreditDelegate(CreditBook book, Fingerprint fingerprints) {
        super(fingerprints);
        this.book = book;
    }

    @Override
    public void execute(DelegateExecution execution) {
        book.record(new CreditBook.Entry(
                MUNICIPALITY.require(execution),
                subject(execution),
                CreditEntryKind.of(CREDIT_ENTRY_KIND.require(execution)),
                ITEM_CODE.require(execution),
                CaseNumber.of(execution),
                CREDIT_RESTRICTED_UNTIL.find(execution).orElse(null)));
    }
}
