package org.lianban.audit;

import java.util.List;
import org.lianban.engine.Caller;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.CaseRecords.CaseRecord;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.springframework.stereotype.Component;

/** What the caller may look into: the cases of his municipalities. */
@Component
class OwnCases {

    private final CaseRecords records;
    private final Caller caller;
    private final Municipalities all;

    OwnCases(CaseRecords records, Caller caller, Municipalities all) {
        this.records = records;
        this.caller = caller;
        this.all = all;
    }

    /** @throws CaseNotFoundException for a case that there is not, or not for the caller */
    CaseRecord require(String caseNumber) {
        return records.find(caseNumber)
                .filter(record -> caller.worksFor(record.municipality()))
                .orElseThrow(() -> new CaseNotFoundException(caseNumber));
    }

    List<Municipality> municipalities() {
        return all.all().stream().filter(one -> caller.worksFor(one.id())).toList();
    }

    /** Whether the caller is limited to no municipality. */
    boolean areAll() {
        return municipalities().size() == all.all().size();
    }

    /** A list of all is no condition, and would keep the database from reading in the order of an index. */
    Conditions within(String column, Conditions conditions) {
        return areAll() ? conditions : conditions.in(column, municipalities().stream().map(Municipality::id).toList());
    }
}
