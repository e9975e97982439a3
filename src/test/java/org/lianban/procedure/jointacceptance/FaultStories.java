package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.Case;

/** Departments whose systems fail where nobody may refuse. */
abstract class FaultStories extends AcceptanceStory {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"drawFireFiling", "fileCompletion", "issueAcceptanceOpinion", "announceRegistration",
        "transferArchives"})
    @DisplayName("系统停机：案件停在原处报故障，恢复后从原处继续，编号不变")
    void aSystemIsTriedAgainUnderTheSameKey(String name) {
        department(name).isUnreachable();
        var project = builderApplies(Application.aFactory());
        upTo(name, project);

        assertThat(project.incidents()).containsExactly(step(name));
        assertThat(department(name).effects()).isEmpty();
        department(name).accepts();
        departmentIsCalled(project, step(name));
        departmentsWork(project);

        assertThat(project.incidents()).isEmpty();
        assertThat(project.openSteps()).doesNotContain(step(name));
        var keys = department(name).attempts();
        assertThat(keys).hasSizeGreaterThan(1).containsOnly(keys.get(0));
        assertThat(keys.get(0)).startsWith(project.number() + "/" + step(name) + "/");
        assertThat(department(name).effects()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"drawFireFiling", "issueAcceptanceOpinion", "announceRegistration", "transferArchives"})
    @DisplayName("部门给出没有约定的错误：报故障并停在原处，不会悄悄结案")
    void anUndeclaredRefusalDoesNotEndTheCase(String name) {
        department(name).refuses("department.undeclared", "未约定的错误");

        var project = builderApplies(Application.aFactory());

        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> upTo(name, project))
                .withMessageContaining("department.undeclared");

        assertThat(project.isEnded()).isFalse();
        assertThat(project.openSteps()).contains(step(name));
        assertThat(department(name).effects()).isEmpty();
    }

    private static String step(String name) {
        return "serviceTask_" + (name.equals("issueAcceptanceOpinion") ? "issueOpinion" : name);
    }

    private static void upTo(String name, Case project) {
        constructionAccepts(project);
        if (!name.equals("drawFireFiling")) {
            constructionConfirmsThePlan(project);
            everyOpenMemberPasses(project);
            visitTakesPlace(project);
            everyOpenMemberPasses(project);
            constructionFiles(project);
        }
    }
}
