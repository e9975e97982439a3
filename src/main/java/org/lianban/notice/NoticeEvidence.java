package org.lianban.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.CaseEvidence;
import org.springframework.stereotype.Component;

/** The notices of a case as they were sent; of one that has been forgotten, its number and its hash. */
@Component
class NoticeEvidence implements CaseEvidence {

    private final IssuedNotices notices;

    NoticeEvidence(IssuedNotices notices) {
        this.notices = notices;
    }

    @Override
    public List<Document> of(String caseNumber) {
        return notices.of(caseNumber).stream()
                .map(issued -> new Document("notices/" + issued.number() + ".json", content(issued)))
                .toList();
    }

    private Map<String, Object> content(IssuedNotices.Issued issued) {
        var content = new LinkedHashMap<String, Object>();
        content.put("number", issued.number());
        content.put("kind", issued.kind());
        content.put("title", issued.title());
        content.put("issuedAt", OfficialTime.of(issued.issuedAt()).toString());
        content.put("sha256", issued.sha256());
        notices.open(issued).ifPresent(notice -> content.put("words", notice.words()));
        return content;
    }
}
