package org.lianban.notice;

import java.util.List;
import java.util.Map;
import org.lianban.engine.Decisions;
import org.springframework.stereotype.Component;

/** What each kind of notice says, by the table {@code notice}. */
@Component
class NoticeTexts {

    /**
     * @param text with {@code {applicant}}, {@code {matter}} and {@code {caseNumber}} to fill in
     * @param facts names of variables
     * @param issuer role of the department
     */
    record Text(String title, String text, List<String> facts, String closing, String basis, String issuer) {}

    private final Decisions decisions;

    NoticeTexts(Decisions decisions) {
        this.decisions = decisions;
    }

    Text find(String kind, String procedure) {
        return decisions.look("notice", Map.of("noticeKind", kind, "procedure", procedure))
                .map(NoticeTexts::text)
                .orElseThrow(() -> new IllegalStateException("文书表里没有流程 %s 的 %s".formatted(procedure, kind)));
    }

    private static Text text(Map<String, Object> rule) {
        return new Text(
                (String) rule.get("noticeTitle"),
                (String) rule.get("noticeText"),
                List.of(((String) rule.get("noticeFacts")).split(" ")),
                (String) rule.get("noticeClosing"),
                (String) rule.get("noticeBasis"),
                (String) rule.get("noticeIssuer"));
    }

    /** What a role is called in a municipality. */
    String department(String role, String municipality) {
        return decisions.look("departmentName", Map.of("role", role, "municipality", municipality))
                .map(rule -> (String) rule.get("name"))
                .orElse(role);
    }
}
