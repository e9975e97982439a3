package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.Case;

/** Departments whose systems fail where nobody may refuse. */
abstract class FaultStories extends AcceptanceStory {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"drawFireFiling", "fileCompletion", "issueAcceptanceOpinion", "announceRegistration", "transferArchives"})
    @DisplayName("系统停机：案件停在原处报故障，恢复后从原处继续，编号不变")
    void aSystemIsTriedAgainUnderTheSameKey(String name) {
        department(name).isUnreachable();
        var project = upTo(name);

        assertThat(project.incidents()).containsExactly("serviceTask_" + name);
        assertThat(department(name).effects()).isEmpty();
        department(name).accepts();
        departmentIsCalled(project, "serviceTask_" + name);
        departmentsWork(project);

        assertThat(project.incidents()).isEmpty();
        assertThat(project.openSteps()).doesNotContain("serviceTask_" + name);
        var keys = department(name).attempts();
        assertThat(keys).hasSizeGreaterThan(1).containsOnly(keys.get(0));
        assertThat(keys.get(0)).startsWith(project.number() + "/serviceTask_" + name + "/");
        assertThat(department(name).effects()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"drawFireFiling", "issueAcceptanceOpinion", "announceRegistration", "transferArchives"})
    @DisplayName("部门给出没有约定的错误：报故障并停在原处，不会悄悄结案")
    void anUndeclaredRefusalDoesNotEndTheCase(String name) {
        department(name).refuses("department.undeclared", "未约定的错误");

        Case project = null;
        try {
            project = upTo(name);
        } catch (org.camunda.bpm.engine.ProcessEngineException expected) {
            assertThat(expected).hasStackTraceContaining("department.undeclared");
        }

        assertThat(department(name).effects()).isEmpty();
        assertThat(register().records()).as("没有结案").hasSizeLessThanOrEqualTo(1);
    }

    private static Case upTo(String name) {
        if (name.equals("drawFireFiling")) {
            var project = builderApplies(Application.aFactory());
            constructionAccepts(project);
            return project;
        }
        var project = passed(Application.aFactory());
        constructionFiles(project);
        return project;
    }
}
