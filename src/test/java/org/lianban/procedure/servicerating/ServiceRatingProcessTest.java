package org.lianban.procedure.servicerating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.ProcedureCoverage;

/** All stories of the procedure; together they reach every element. */
@DisplayName("政务服务好差评")
class ServiceRatingProcessTest extends RatingStory {

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(ENGINE);

    @ParameterizedTest
    @ValueSource(strings = {"very-satisfied", "satisfied", "mostly-satisfied"})
    @DisplayName("基本满意以上：登记后办结")
    void aGoodRatingIsRecorded(String grade) {
        endsAs(applicantRates(grade), "endEvent_recorded");
        assertThat(told("recordRating")).singleElement()
                .satisfies(rating -> assertThat(rating).containsEntry("grade", grade).containsEntry("badRating", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dissatisfied", "very-dissatisfied"})
    @DisplayName("不满意以下：登记，并且逐件核实")
    void aBadRatingIsLookedInto(String grade) {
        assertThat(applicantRates(grade).openSteps()).containsExactly("userTask_verifyRating");
        assertThat(told("recordRating")).singleElement().satisfies(rating -> assertThat(rating).containsEntry("badRating", true));
    }

    @Test
    @DisplayName("情况清楚：立即整改，回访认可后办结")
    void whatIsClearIsPutRightAtOnce() {
        var rating = verified("clear");

        hallRectifies(rating, "userTask_rectifyAtOnce");
        oversightCallsBack(rating, "content");

        endsAs(rating, "endEvent_closed");
        assertThat(told("discountRating")).isEmpty();
    }

    @Test
    @DisplayName("情况复杂：限期整改；评价人没有留下联系方式也要记录")
    void whatIsComplexTakesTime() {
        var rating = verified("complex");

        hallRectifies(rating, "userTask_rectifyByPlan");
        oversightCallsBack(rating, "unreachable");

        endsAs(rating, "endEvent_closed");
    }

    @Test
    @DisplayName("没有法定依据：解释；不认可的，负责人批示后整改")
    void whoIsNotContentIsHeardByTheLeader() {
        var rating = verified("no-legal-ground");

        rating.complete("hall", "userTask_explain", Map.of("explanation", "材料由法律规定"));
        oversightCallsBack(rating, "discontent");
        rating.complete("leader", "userTask_instruct", Map.of("leaderInstruction", "改进告知方式"));
        rating.complete("hall", "userTask_reportRectification", Map.of("instructedReport", "已制作图解"));

        endsAs(rating, "endEvent_supervised");
    }

    @Test
    @DisplayName("误评：复核成立的不计入，不成立的限期整改")
    void aMistakenRatingIsReviewed() {
        var mistaken = verified("mistaken");
        mistaken.complete("oversight", "userTask_reviewAppeal", Map.of("appealDecision", "upheld", "appealOpinion", "评价的是另一事项"));
        endsAs(mistaken, "endEvent_notCounted");
        assertThat(told("discountRating")).singleElement()
                .satisfies(rating -> assertThat(rating).containsEntry("ratedCase", "620500-QYKB-20260226-000001"));

        var meant = verified("mistaken");
        meant.complete("oversight", "userTask_reviewAppeal", Map.of("appealDecision", "rejected", "appealOpinion", "评价属实"));
        assertThat(meant.openSteps()).containsExactly("userTask_rectifyByPlan");
        assertThat(told("discountRating")).hasSize(1);
    }

    @Test
    @DisplayName("没有核实结论、没有回访结果、没有复核意见：停在原处")
    void whatWasNotDecidedLeadsNowhere() {
        var rating = applicantRates("dissatisfied");
        failsAndStays(rating, () -> rating.complete("hall", "userTask_verifyRating", Map.of()));
        var appeal = verified("mistaken");
        failsAndStays(appeal, () -> appeal.complete("oversight", "userTask_reviewAppeal", Map.of()));
        var rectified = verified("clear");
        hallRectifies(rectified, "userTask_rectifyAtOnce");
        failsAndStays(rectified, () -> rectified.complete("oversight", "userTask_callBack", Map.of()));
    }

    @Test
    @DisplayName("时限将到提醒，逾期督办，评价的处理照常进行")
    void timeIsWatched() {
        var rating = verified("complex");

        for (var level : new String[] {"orange", "red"}) {
            rating.isTold("clock.reached", Map.of(
                    "reminderClock", RATING + ".rectifyByPlan",
                    "reminderProcedure", RATING,
                    "reminderStep", "rectifyByPlan",
                    "reminderStepName", "限期整改并反馈",
                    "reminderLevel", level,
                    "reminderDueAt", "2026-03-24T00:00+08:00"));
        }

        assertThat(told("sendTimeNotice")).hasSize(1);
        assertThat(told("startSupervision")).hasSize(1);
        assertThat(rating.openSteps()).containsExactly("userTask_rectifyByPlan");
    }
}
