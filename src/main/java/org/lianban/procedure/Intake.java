package org.lianban.procedure;

import java.util.List;
import java.util.Map;
import org.lianban.engine.Caller;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Cases;
import org.lianban.material.Materials;
import org.lianban.material.Upload;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an application with its materials: one submission, and all of it or nothing. */
@Component
class Intake {

    private final Cases cases;
    private final Materials materials;
    private final Caller caller;

    Intake(Cases cases, Materials materials, Caller caller) {
        this.cases = cases;
        this.materials = materials;
        this.caller = caller;
    }

    @Transactional
    public CaseRecords.CaseRecord open(String procedure, Map<String, Object> application, List<Upload> uploads) {
        var record = cases.open(procedure, application);
        if (!uploads.isEmpty()) {
            materials.add(record.caseNumber(), uploads, caller.account());
        }
        return record;
    }
}
