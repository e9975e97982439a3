package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lianban.form.FormContext;
import org.lianban.form.FormRejected;
import org.lianban.form.FormValidation;
import org.lianban.form.Forms;

@DisplayName("各部门查验意见表的校验")
class MemberOpinionFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static final FormValidation VALIDATION =
            Forms.validation(new InspectorsCheck(), new ArchivesOpinionCheck(), new ShelterOpinionCheck());

    /** Each member's form, with a record of the inspection that nothing is wrong with. */
    enum Opinion {
        PLANNING("verify-planning", Map.of("surveyedAreaSqm", 12010.5, "setbackDeviationM", 0, "inspectedOn", "2026-03-02")),
        FIRE_ACCEPTANCE("inspect-fire", Map.of("fireFacilitiesTested", List.of("hydrant", "alarm"), "testedPointCount", 40)),
        FIRE_CHECK("check-fire-filing", Map.of("fireItemsChecked", List.of("evacuation"))),
        CIVIL_DEFENCE("inspect-civil-defence", Map.of("surveyedShelterAreaSqm", 2400, "protectiveDoorsClose", true)),
        ARCHIVES("inspect-archives", Map.of("requiredVolumeCount", 30, "archivedVolumeCount", 30)),
        URBAN_MANAGEMENT("inspect-utilities", Map.of("utilitiesChecked", List.of("drainage", "greening"), "surveyedGreenAreaSqm", 3000)),
        QUALITY_SUPERVISION("supervise-quality", Map.of("supervisedItems", List.of("attendance", "procedure")));

        private final String form;
        private final Map<String, Object> record;

        Opinion(String form, Map<String, Object> record) {
            this.form = form;
            this.record = record;
        }

        Map<String, Object> concluding(String conclusion, Map<String, Object> more) {
            var answers = new HashMap<>(record);
            answers.put("inspectors", "王芳、李强");
            answers.put("conclusion", conclusion);
            answers.putAll(more);
            return answers;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("表单本身能在服务器上校验")
    void everyFormIsSound(Opinion opinion) {
        assertThat(VALIDATION.problems(read(opinion.form))).isEmpty();
        assertThat(VALIDATION.problems(read("answer-deferral"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("通过：不问整改内容，上一轮的要求不留下")
    void aPassHasNoDemand(Opinion opinion) {
        var stored = Map.<String, Object>of("demand", "退线不足");
        var accepted = VALIDATION.accept(
                read(opinion.form), opinion.concluding("pass", Map.of()), FormContext.task("xian", TODAY, stored::get));

        assertThat(accepted).containsEntry("conclusion", "pass").containsEntry("demand", null);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("须整改、不通过：必须写明内容")
    void whatIsDemandedIsWritten(Opinion opinion) {
        assertThat(refused(opinion, "rectify", Map.of())).singleElement().asString().startsWith("demand ");
        assertThat(refused(opinion, "fail", Map.of())).singleElement().asString().startsWith("demand ");
        assertThat(refused(opinion, "rectify", Map.of("demand", "疏散指示不亮"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("查验人员两名以上，同一人写两次不算")
    void twoPersonsInspect(Opinion opinion) {
        assertThat(List.of("王芳", "王芳、", "王芳、 王芳")).allSatisfy(names ->
                assertThat(refused(opinion, "pass", Map.of("inspectors", names)))
                        .containsExactly("inspectors 至少填写两名不同的人员，姓名以顿号隔开"));
    }

    @Test
    @DisplayName("只有档案可以容缺通过")
    void onlyArchivesAreDeferred() {
        var deferred = Map.<String, Object>of("demand", "缺竣工图两卷", "deferredUntil", "2026-05-01");

        assertThat(List.of(Opinion.values())).filteredOn(opinion -> refused(opinion, "deferred", deferred).isEmpty())
                .containsExactly(Opinion.ARCHIVES);
        assertThat(refused(Opinion.ARCHIVES, "deferred", Map.of())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 应晚于今天", "2026-03-03, ", "2026-06-02, ", "2026-06-03, 容缺不得超过 3 个月"})
    @DisplayName("容缺至多三个月，自己容缺和答复请求都一样")
    void aDeferralEndsWithinThreeMonths(String until, String fault) {
        var expected = fault == null ? List.of() : List.of("deferredUntil " + fault);
        var deferral = Map.<String, Object>of("demand", "缺竣工图两卷", "deferredUntil", until);
        var granted = new HashMap<>(deferral);
        granted.put("deferralGranted", "granted");

        assertThat(refused(Opinion.ARCHIVES, "deferred", deferral)).isEqualTo(expected);
        assertThat(refused("answer-deferral", granted)).isEqualTo(expected);
    }

    @Test
    @DisplayName("不同意容缺：不问期限和内容")
    void aDeclinedDeferralAsksNothing() {
        assertThat(refused("answer-deferral", Map.of("deferralGranted", "declined"))).isEmpty();
        assertThat(refused("answer-deferral", Map.of("deferralGranted", "granted"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"29, false", "30, true", "31, true"})
    @DisplayName("档案没有齐的不得通过")
    void incompleteArchivesDoNotPass(int archived, boolean passes) {
        assertThat(refused(Opinion.ARCHIVES, "pass", Map.of("archivedVolumeCount", archived)).isEmpty()).isEqualTo(passes);
    }

    @Test
    @DisplayName("防护设备关不上的不得通过，可以要求整改")
    void aShelterThatDoesNotCloseDoesNotPass() {
        var open = Map.<String, Object>of("protectiveDoorsClose", false);
        var demanded = Map.<String, Object>of("protectiveDoorsClose", false, "demand", "更换防护密闭门");

        assertThat(refused(Opinion.CIVIL_DEFENCE, "pass", open)).containsExactly("protectiveDoorsClose 防护设备不能关闭到位的，不得通过");
        assertThat(refused(Opinion.CIVIL_DEFENCE, "rectify", demanded)).isEmpty();
    }

    @Test
    @DisplayName("规划核实不能填将来的日期")
    void verificationIsNotInTheFuture() {
        assertThat(refused(Opinion.PLANNING, "pass", Map.of("inspectedOn", "2026-03-03"))).containsExactly("inspectedOn 不得晚于今天");
    }

    private static List<String> refused(Opinion opinion, String conclusion, Map<String, Object> more) {
        return refused(opinion.form, opinion.concluding(conclusion, more));
    }

    private static List<String> refused(String form, Map<String, Object> answers) {
        var rejected = catchThrowableOfType(
                FormRejected.class,
                () -> VALIDATION.accept(read(form), answers, FormContext.task("xian", TODAY, name -> null)));
        return rejected == null
                ? List.of()
                : rejected.violations().stream().map(found -> found.field() + " " + found.message()).toList();
    }

    private static String read(String form) {
        try {
            return Files.readString(Path.of("processes/joint-acceptance", form + ".form"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
