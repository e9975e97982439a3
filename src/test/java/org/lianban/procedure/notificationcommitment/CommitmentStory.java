package org.lianban.procedure.notificationcommitment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.lianban.procedure.Case;

/** The people of the stories of notification and commitment, and what each of them does. */
abstract class CommitmentStory extends CommitmentEngine {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static final List<String> TERMS = List.of(
            "firstTermAccepted", "secondTermAccepted", "thirdTermAccepted", "fourthTermAccepted", "fifthTermAccepted",
            "sixthTermAccepted");

    static Case applicantApplies(Application application) {
        var number = "370117-GZCN-20260302-%04d".formatted(SEQUENCE.incrementAndGet());
        ENGINE.getRuntimeService().startProcessInstanceByKey(COMMITMENT, number, application.answers());
        return new Case(ENGINE, number);
    }

    /** Ticks every term of the notice, and signs. */
    static void applicantSigns(Case application) {
        applicantTicks(application, ((String) application.value("noticeTerms")).split("；").length);
    }

    static void applicantTicks(Case application, int terms) {
        var answers = new HashMap<String, Object>(Map.of(
                "signDecision", "sign", "signerName", "孙丽", "signatureNumber", "CA-1", "publicationAgreed", true));
        TERMS.stream().limit(terms).forEach(term -> answers.put(term, true));
        application.complete("hall", "userTask_signCommitment", answers);
    }

    static void applicantRefusesToSign(Case application) {
        application.complete("hall", "userTask_signCommitment",
                Map.of("signDecision", "refuse", "signRefusalReason", "不同意到现场核查"));
    }

    static void approvalGrantsOnThePromise(Case application) {
        application.complete("approval", "userTask_decideOnPromise", Map.of("promiseDecision", "grant"));
        departmentsWork(application);
    }

    static void approvalRefusesThePromise(Case application) {
        application.complete("approval", "userTask_decideOnPromise",
                Map.of("promiseDecision", "refuse", "refusalReason", "签署人没有授权"));
    }

    static void approvalGrantsNormally(Case application) {
        application.complete("approval", "userTask_decideNormally", Map.of("normalDecision", "grant"));
        departmentsWork(application);
    }

    static void approvalRefusesNormally(Case application) {
        application.complete("approval", "userTask_decideNormally",
                Map.of("normalDecision", "refuse", "normalRefusalReason", "经营场所不符合要求"));
    }

    static void supervisorReceives(Case application) {
        application.receive(COMMITMENT, "notificationCommitment.decisionReceived",
                Map.of("receiptNumber", "监收-1", "receivedOn", "2026-03-02"));
    }

    static void hallHandsOver(Case application) {
        application.complete("hall", "userTask_handOverDecision", Map.of("receivedBy", "孙丽", "receiptSigned", true));
    }

    static void clockReaches(Case application, String level) {
        application.isTold("clock.reached", Map.of(
                "reminderClock", COMMITMENT + ".decideNormally",
                "reminderProcedure", COMMITMENT,
                "reminderStep", "decideNormally",
                "reminderStepName", "按一般程序审查决定",
                "reminderLevel", level,
                "reminderDueAt", "2026-03-13T00:00+08:00"));
    }
}
