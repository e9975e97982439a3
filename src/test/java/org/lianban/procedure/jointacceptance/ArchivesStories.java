package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.procedure.jointacceptance.Inspector.ARCHIVES;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.procedure.Case;

/** Archives that are still incomplete need not hold the acceptance up. */
abstract class ArchivesStories extends AcceptanceStory {

    private static final String UNTIL = "2026-05-01";

    @Test
    @DisplayName("档案容缺通过：写明补交期限，不发合格证，验收照常")
    void theArchivesDeferOnTheirOwn() {
        var project = visited(Application.aFactory());

        project.complete("archives", ARCHIVES.task(), Map.of("conclusion", "deferred", "deferredUntil", UNTIL));
        everyOpenMemberPasses(project);

        deferred(project);
    }

    @Test
    @DisplayName("牵头部门申请容缺，档案部门同意：查验任务收回，验收照常")
    void theArchivesGrantADeferral() {
        var project = visited(Application.aFactory());

        constructionAsksForADeferral(project);
        assertThat(inspecting(project)).doesNotContain(ARCHIVES);
        archivesAnswer(project, "granted", UNTIL);
        everyOpenMemberPasses(project);

        deferred(project);
    }

    @Test
    @DisplayName("牵头部门申请容缺，档案部门不同意：继续查验")
    void theArchivesDeclineADeferral() {
        var project = visited(Application.aFactory());

        constructionAsksForADeferral(project);
        archivesAnswer(project, "declined", null);

        assertThat(inspecting(project)).contains(ARCHIVES);
        inspectorPasses(project, ARCHIVES);
        assertThat(project.value("archivesConclusion")).isEqualTo("pass");
    }

    @Test
    @DisplayName("没有答复是否容缺：停在原处")
    void anUnansweredDeferralStays() {
        var project = visited(Application.aFactory());
        constructionAsksForADeferral(project);

        failsAndStays(project, () -> archivesAnswer(project, null, null));
    }

    private static void constructionAsksForADeferral(Case project) {
        project.receive(ARCHIVES.process(), "jointAcceptance.deferralRequested", Map.of("deferralReason", "竣工图仍在扫描"));
    }

    private static void archivesAnswer(Case project, String granted, String until) {
        var answers = new HashMap<String, Object>();
        answers.put("deferralGranted", granted);
        answers.put("deferredUntil", until);
        project.complete("archives", "archives/userTask_answerDeferral", answers);
    }

    private static void deferred(Case project) {
        assertThat(project.hasPassed("archives/endEvent_deferred")).isTrue();
        assertThat(project.openSteps()).containsExactly("userTask_checkFiling");
        assertThat(project.value("archivesConclusion")).isEqualTo("deferred");
        assertThat(project.value("archivesDeferredUntil")).isEqualTo(UNTIL);
        assertThat(department(ARCHIVES).attempts()).isEmpty();
    }
}
