package org.lianban.procedure.servicerating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.BeforeEach;
import org.lianban.procedure.Case;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureEngine;

/** Who follows up a rating, and what each of them does. */
abstract class RatingStory {

    static final String RATING = "service-rating";

    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static final Map<String, List<Map<String, Object>>> TOLD = Map.of(
            "recordRating", new ArrayList<>(),
            "discountRating", new ArrayList<>(),
            "sendTimeNotice", new ArrayList<>(),
            "startSupervision", new ArrayList<>());

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(RATING, beans());

    private static Map<String, Object> beans() {
        var beans = new HashMap<String, Object>(Map.of("deadline", new FixedDeadline()));
        TOLD.forEach((step, told) ->
                beans.put(step, (JavaDelegate) execution -> told.add(new HashMap<>(execution.getVariables()))));
        return beans;
    }

    @BeforeEach
    void nobodyWasTold() {
        TOLD.values().forEach(List::clear);
    }

    static List<Map<String, Object>> told(String step) {
        return TOLD.get(step);
    }

    static Case applicantRates(String grade) {
        var number = "620500-HCP-20260302-%04d".formatted(SEQUENCE.incrementAndGet());
        ENGINE.getRuntimeService().startProcessInstanceByKey(RATING, number, Map.of(
                "municipality", "tianshui",
                "ratedCase", "620500-QYKB-20260226-000001",
                "grade", grade,
                "ratingComment", "等了一上午",
                "raterName", "赵敏",
                "raterMobile", "13893850012"));
        return new Case(ENGINE, number);
    }

    /** A bad rating that the hall has looked into. */
    static Case verified(String finding) {
        var rating = applicantRates("dissatisfied");
        var answers = new HashMap<String, Object>(Map.of("contactNote", "已电话联系", "verificationFinding", "当日只开一个窗口"));
        answers.put("findingKind", finding);
        rating.complete("hall", "userTask_verifyRating", answers);
        return rating;
    }

    static void hallRectifies(Case rating, String step) {
        rating.complete("hall", step, Map.of("rectificationReport", "已增开窗口"));
    }

    static void oversightCallsBack(Case rating, String result) {
        rating.complete("oversight", "userTask_callBack", Map.of("callBackResult", result, "callBackNote", "已回访"));
    }

    static void endsAs(Case rating, String endEvent) {
        assertThat(rating.isEnded()).isTrue();
        assertThat(rating.endEvents()).containsExactly(endEvent);
    }

    static void failsAndStays(Case rating, Runnable deed) {
        var before = rating.openSteps();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(rating.openSteps()).isEqualTo(before);
    }
}
