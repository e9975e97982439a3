package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Departments whose systems fail or answer what was never agreed. */
abstract class FaultStories extends OpeningStory {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "serviceTask_reserveName, reserveName",
        "serviceTask_verifyIdentities, verifyIdentities",
        "serviceTask_registerEnterprise, registerEnterprise",
    })
    @DisplayName("登记机关系统停机：案件停在原处报故障，恢复后从原处继续，编号不变")
    void theRegistrarsSystemIsTriedAgainUnderTheSameKey(String step, String name) {
        var opening = applicantSubmits(Application.in("taiyuan"));
        department(name).isUnreachable();

        departmentsWork(opening);
        assertThat(opening.openSteps()).containsExactly(step);
        assertThat(opening.incidents()).containsExactly(step);
        assertThat(department(name).effects()).isEmpty();
        department(name).accepts();
        departmentIsCalled(opening, step);
        departmentsWork(opening);

        assertThat(opening.openSteps()).containsExactly("userTask_handOverResults");
        var keys = department(name).attempts();
        assertThat(keys).hasSizeGreaterThan(1).containsOnly(keys.get(0));
        assertThat(keys.get(0)).startsWith(opening.number() + "/" + step + "/");
        assertThat(department(name).effects()).hasSize(1);
    }

    @Test
    @DisplayName("重新申报名称是新的一次办理，编号更换")
    void aNewRoundOfTheNameLoopHasANewKey() {
        var opening = applicantSubmits(Application.in("tianshui"));
        department("reserveName").refuses("registrar.nameUnavailable", "同行业已有登记");
        departmentIsCalled(opening, "serviceTask_reserveName");
        hallRenames(opening, "麦田");
        departmentIsCalled(opening, "serviceTask_reserveName");

        assertThat(department("reserveName").attempts()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("银行预约给出没有约定的错误：报故障并停在原处，执照照办")
    void anUndeclaredRefusalOfTheReservationDoesNotEndTheCase() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));
        department("reserveAccount").refuses("bank.undeclared", "未约定的错误");

        failsAndStays(opening, () -> departmentIsCalled(opening, "serviceTask_reserveAccount"));

        assertThat(opening.isEnded()).isFalse();
        licenceIsIssued(opening);
        assertThat(opening.hasPassed("endEvent_registered")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"reserveName", "verifyIdentities", "registerEnterprise"})
    @DisplayName("登记机关给出没有约定的错误：报故障并停在原处，不会悄悄结案")
    void anUndeclaredRefusalOfTheRegistrarDoesNotEndTheCase(String name) {
        var opening = applicantSubmits(Application.in("taiyuan"));
        department(name).refuses("registrar.undeclared", "未约定的错误");

        try {
            departmentsWork(opening);
        } catch (ProcessEngineException expected) {
            assertThat(expected).hasStackTraceContaining("registrar.undeclared");
        }

        assertThat(opening.isEnded()).isFalse();
        assertThat(opening.openSteps()).containsExactly("serviceTask_" + name);
    }
}
