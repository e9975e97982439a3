package org.lianban.procedure.postcommitmentcheck;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Cases;
import org.springframework.stereotype.Component;

/** Decisions that were made on a promise, as the cases tell that made them. */
@Component
class PromisedDecisions {

    /** Set when a decision is granted on the promise, and not in the ordinary way. */
    private static final String GRANTED_ON = "grantedOn";

    private static final String PROCEDURE = "notification-commitment";
    private static final String CHECK_CASE = "checkCase";

    private static final Set<String> FACTS = Set.of(
            GRANTED_ON, CHECK_CASE, "itemCode", "itemName", "commitmentKind", "checkMeans", "hearingGiven", "noticeTerms", "decisionNumber",
            "applicantKind", "applicantName", "applicantCreditCode", "applicantIdNumber", "contactName", "contactMobile");

    private final CaseRecords records;
    private final Cases cases;

    PromisedDecisions(CaseRecords records, Cases cases) {
        this.records = records;
        this.cases = cases;
    }

    /** What is known of the decision; empty where the case of this municipality made none on a promise. */
    Optional<Map<String, Object>> find(String caseNumber, String municipality) {
        return records.find(caseNumber)
                .filter(record -> record.procedure().equals(PROCEDURE) && record.municipality().equals(municipality))
                .map(record -> cases.facts(record.caseNumber(), FACTS))
                .filter(facts -> facts.containsKey(GRANTED_ON));
    }

    /** The number of the check that came with the decision, while it is not finished. */
    Optional<String> runningCheck(Map<String, Object> facts) {
        return Optional.ofNullable((String) facts.get(CHECK_CASE)).filter(cases::isRunning);
    }
}
