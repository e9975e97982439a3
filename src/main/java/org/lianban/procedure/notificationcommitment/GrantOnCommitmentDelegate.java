package org.lianban.procedure.notificationcommitment;

import static org.lianban.procedure.notificationcommitment.CommitmentVariables.APPLICANT_CREDIT_CODE;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.APPLICANT_KIND;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.APPLICANT_NAME;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.COMMITMENT_KIND;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.ITEM_CODE;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.ITEM_NAME;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.MUNICIPALITY;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_TERMS;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_VERSION;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.SIGNED_ON;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Cases;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/**
 * Grants on the promise, draws whether it is checked, opens the check, and publishes the promise where that was agreed: all in
 * one transaction, so that no decision is without the check that is due.
 *
 * <p>西安 2024 第10条 (100 % 检查), 咸阳 2022 第8条 (分类核查).
 */
@Component("grantOnCommitment")
class GrantOnCommitmentDelegate implements JavaDelegate {

    static final Variable<Integer> CHECK_RATIO_PERCENT = Variable.of("checkRatioPercent", Integer.class);
    static final Variable<String> CHECK_MEANS = Variable.of("checkMeans", String.class);
    static final Variable<Boolean> HEARING_GIVEN = Variable.of("hearingGiven", Boolean.class);
    static final Variable<String> APPLICANT_ID_NUMBER = Variable.of("applicantIdNumber", String.class);
    static final Variable<String> CONTACT_NAME = Variable.of("contactName", String.class);
    static final Variable<String> CONTACT_MOBILE = Variable.of("contactMobile", String.class);
    static final Variable<Boolean> PUBLICATION_OFFERED = Variable.of("publicationOffered", Boolean.class);
    static final Variable<Boolean> PUBLICATION_AGREED = Variable.of("publicationAgreed", Boolean.class);
    static final Variable<LocalDate> GRANTED_ON = Variable.of("grantedOn", LocalDate.class);
    static final Variable<String> DRAW_SEED = Variable.of("drawSeed", String.class);
    static final Variable<Integer> DRAW_NUMBER = Variable.of("drawNumber", Integer.class);
    static final Variable<Boolean> CHECK_DRAWN = Variable.of("checkDrawn", Boolean.class);
    static final Variable<String> CHECK_CASE = Variable.of("checkCase", String.class);

    private final Cases cases;
    private final CommitmentPublications publications;
    private final Clock clock;

    GrantOnCommitmentDelegate(Cases cases, CommitmentPublications publications, Clock clock) {
        this.cases = cases;
        this.publications = publications;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var today = LocalDate.now(clock.withZone(OfficialTime.ZONE));
        GRANTED_ON.set(execution, today);
        var draw = CheckDraw.of(CaseNumber.of(execution), CHECK_RATIO_PERCENT.require(execution));
        DRAW_SEED.set(execution, draw.seed());
        DRAW_NUMBER.set(execution, draw.number());
        CHECK_DRAWN.set(execution, draw.drawn());
        CHECK_CASE.set(execution, draw.drawn() ? cases.start("post-commitment-check", facts(execution, today)) : null);
        if (isToBePublished(execution)) {
            publications.publish(publication(execution));
        }
    }

    /** The decision's number is not known yet: the document is issued once the grant and its check are committed. */
    private static Map<String, Object> facts(DelegateExecution execution, LocalDate grantedOn) {
        var facts = Variables.createVariables()
                .putValue("originalCase", CaseNumber.of(execution))
                .putValue("itemCode", ITEM_CODE.require(execution))
                .putValue("itemName", ITEM_NAME.require(execution))
                .putValue("commitmentKind", COMMITMENT_KIND.require(execution))
                .putValue("checkMeans", CHECK_MEANS.require(execution))
                .putValue("hearingGiven", HEARING_GIVEN.require(execution))
                .putValue("grantedOn", grantedOn.toString())
                .putValue("noticeTerms", NOTICE_TERMS.require(execution))
                .putValue("applicantKind", APPLICANT_KIND.require(execution))
                .putValue("applicantName", APPLICANT_NAME.require(execution))
                .putValue("contactName", CONTACT_NAME.require(execution))
                .putValue("contactMobile", CONTACT_MOBILE.require(execution));
        APPLICANT_CREDIT_CODE.find(execution).ifPresent(code -> facts.putValue("applicantCreditCode", code));
        APPLICANT_ID_NUMBER.find(execution).ifPresent(number -> facts.putValue("applicantIdNumber", number));
        return facts;
    }

    private static boolean isToBePublished(DelegateExecution execution) {
        return PUBLICATION_OFFERED.require(execution)
                && PUBLICATION_AGREED.find(execution).orElse(false)
                && APPLICANT_KIND.require(execution).equals("enterprise");
    }

    private static Publication publication(DelegateExecution execution) {
        return new Publication(
                CaseNumber.of(execution),
                MUNICIPALITY.require(execution),
                ITEM_CODE.require(execution),
                ITEM_NAME.require(execution),
                APPLICANT_NAME.require(execution),
                APPLICANT_CREDIT_CODE.require(execution),
                NOTICE_VERSION.require(execution),
                NOTICE_TERMS.require(execution),
                SIGNED_ON.require(execution));
    }
}
