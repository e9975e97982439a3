package org.lianban.procedure.notificationcommitment;

import java.time.LocalDate;
import org.lianban.engine.Variable;

/** What several steps of the procedure read or write. */
final class CommitmentVariables {

    static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    static final Variable<String> ITEM_CODE = Variable.of("itemCode", String.class);
    static final Variable<String> ITEM_NAME = Variable.of("itemName", String.class);
    static final Variable<String> APPLICANT_KIND = Variable.of("applicantKind", String.class);
    static final Variable<String> APPLICANT_NAME = Variable.of("applicantName", String.class);
    static final Variable<String> APPLICANT_CREDIT_CODE = Variable.of("applicantCreditCode", String.class);
    static final Variable<String> COMMITMENT_KIND = Variable.of("commitmentKind", String.class);
    static final Variable<String> NOTICE_VERSION = Variable.of("noticeVersion", String.class);
    static final Variable<String> NOTICE_TERMS = Variable.of("noticeTerms", String.class);
    static final Variable<String> NOTICE_DIGEST = Variable.of("noticeDigest", String.class);
    static final Variable<LocalDate> SIGNED_ON = Variable.of("signedOn", LocalDate.class);

    private CommitmentVariables() {}
}
