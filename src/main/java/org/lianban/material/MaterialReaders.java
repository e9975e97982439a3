package org.lianban.material;

import java.util.List;
import org.lianban.engine.Caller;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.Cases;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.OpenTasks;
import org.lianban.engine.Violation;
import org.springframework.stereotype.Component;

/** Who may see what applicants handed in: departments that see the case in their municipality, and auditors with a reason. */
@Component
class MaterialReaders {

    private static final String AUDITOR = "auditor";
    private static final List<String> WITHOUT_MATERIALS = List.of("operator", "designer", "camunda-admin");
    private static final int SHORTEST_REASON = 5;

    private final Cases cases;
    private final OpenTasks tasks;
    private final Caller caller;

    MaterialReaders(Cases cases, OpenTasks tasks, Caller caller) {
        this.cases = cases;
        this.tasks = tasks;
        this.caller = caller;
    }

    /** @throws CaseNotFoundException as for a case that does not exist */
    void requireReader(String caseNumber) {
        cases.view(caseNumber);
        if (WITHOUT_MATERIALS.stream().anyMatch(caller::isIn)) {
            throw new CaseNotFoundException(caseNumber);
        }
    }

    /** The reason to put on record; null for those whose work is the reason. */
    String reasonOf(String caseNumber, String reason) {
        requireReader(caseNumber);
        if (!caller.isIn(AUDITOR)) {
            return null;
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new InvalidInputException(List.of(new Violation("reason", "查阅理由", "至少 %d 个字".formatted(SHORTEST_REASON))));
        }
        return reason.strip();
    }

    /** @throws NotTheHolder when the task is free, or somebody else's */
    OpenTasks.OpenTask requireHolder(String taskId) {
        var task = tasks.find(taskId).orElseThrow(() -> new CaseNotFoundException(taskId));
        if (!caller.account().equals(task.holder())) {
            throw new NotTheHolder();
        }
        return task;
    }
}
