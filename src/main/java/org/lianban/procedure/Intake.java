package org.lianban.procedure;

import java.util.List;
import java.util.Map;
import org.lianban.engine.Caller;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Cases;
import org.lianban.material.Materials;
import org.lianban.material.Upload;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an application with its materials: one submission, and all of it or nothing; and where the sender names it by a key, once,
 * however often it is sent because an answer got lost.
 */
@Component
class Intake {

    private static final int RACES = 5;

    private final Cases cases;
    private final CaseRecords records;
    private final Materials materials;
    private final Submissions submissions;
    private final Caller caller;
    private final TransactionTemplate transaction;

    Intake(
            Cases cases,
            CaseRecords records,
            Materials materials,
            Submissions submissions,
            Caller caller,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.records = records;
        this.materials = materials;
        this.submissions = submissions;
        this.caller = caller;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param key of the sender's choice, its own for each application; null where it does not care */
    CaseRecords.CaseRecord open(String procedure, Map<String, Object> application, List<Upload> uploads, @Nullable String key) {
        return key == null
                ? transaction.execute(status -> opened(procedure, application, uploads))
                : once(Submission.of(caller.account(), key, procedure, application, uploads), procedure, application, uploads);
    }

    private CaseRecords.CaseRecord once(
            Submission submission, String procedure, Map<String, Object> application, List<Upload> uploads) {
        for (var race = 1; ; race++) {
            var before = submissions.caseOf(submission).flatMap(records::find);
            if (before.isPresent()) {
                return before.get();
            }
            try {
                return transaction.execute(status -> {
                    submissions.begin(submission);
                    var record = opened(procedure, application, uploads);
                    submissions.end(submission, record.caseNumber());
                    return record;
                });
            } catch (Submissions.Meanwhile other) {
                if (race == RACES) {
                    throw other;
                }
            }
        }
    }

    private CaseRecords.CaseRecord opened(String procedure, Map<String, Object> application, List<Upload> uploads) {
        var record = cases.open(procedure, application);
        if (!uploads.isEmpty()) {
            materials.add(record.caseNumber(), uploads, caller.account());
        }
        return record;
    }
}
