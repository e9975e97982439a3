package org.lianban.designer;

import java.util.LinkedHashMap;
import org.lianban.engine.MoveRecorder;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Component;

/** Each moved case tells by whose order, on whose proposal and why it goes on in another version. */
@Component
class MigrationRecorder implements MoveRecorder {

    private static final String KIND = "operation.Migrate";

    private final MigrationStore store;
    private final Journal journal;

    MigrationRecorder(MigrationStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    @Override
    public void record(String batch, Moved moved, Runnable move) {
        var migration = store.ofBatch(batch).orElseThrow(() -> new IllegalStateException("批处理 %s 没有迁移的记录".formatted(batch)));
        journal.actingAs(migration.carriedOutBy(), () -> {
            move.run();
            var details = new LinkedHashMap<String, Object>();
            details.put("entity", "ProcessInstance");
            details.put("property", "version");
            details.put("from", moved.from());
            details.put("to", moved.to());
            details.put("process", moved.process());
            details.put("processInstanceId", moved.processInstance());
            details.put("processDefinitionId", moved.definition());
            details.put("userId", migration.carriedOutBy());
            details.put("annotation", migration.carriedOutReason());
            details.put("proposedBy", migration.proposedBy());
            details.put("proposal", migration.reason());
            details.put("migrationId", migration.id());
            details.put("batchId", batch);
            journal.record(moved.caseNumber(), KIND, details);
            return null;
        });
    }
}
