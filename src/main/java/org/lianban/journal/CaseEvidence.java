package org.lianban.journal;

import java.util.List;
import java.util.Map;

/** What another package keeps of a case and an auditor takes away with its journal. */
public interface CaseEvidence {

    /**
     * @param name of a file, with its folder
     * @param content texts, numbers, booleans, or lists and maps of them; unmasked
     */
    record Document(String name, Map<String, Object> content) {}

    List<Document> of(String caseNumber);
}
