package org.lianban.engine;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A case as somebody with a right to it sees it now.
 *
 * @param caseNumber number of the case
 * @param procedure id of the process
 * @param municipality tenant id
 * @param state {@code running}, {@code incident} where a department's step needs an operator, or {@code ended}
 * @param outcome the end event reached, after the error end event that led to it if there was one; empty while the case runs
 * @param openedAt moment of acceptance
 * @param endedAt null while the case runs
 * @param openSteps what is being waited for
 * @param outputs results and findings that the diagram declares as outputs, in the diagram's order
 */
public record CaseView(
        String caseNumber,
        String procedure,
        String municipality,
        String state,
        List<Reached> outcome,
        OffsetDateTime openedAt,
        OffsetDateTime endedAt,
        List<OpenStep> openSteps,
        List<Output> outputs) {

    /** An end event that was reached. */
    public record Reached(String id, String name) {}

    /**
     * A step that waits.
     *
     * @param id activity id
     * @param taskId the clerk's task; null for a step that a department's system answers
     * @param department candidate group of a clerk's task; null for a step that a department's system answers
     * @param departmentName what the group is called in this municipality
     * @param dueAt null where the step has no limit of its own
     * @param problem why it failed, where it is an incident
     */
    public record OpenStep(
            String id,
            String taskId,
            String name,
            String department,
            String departmentName,
            OffsetDateTime dueAt,
            String problem) {}

    /** A declared output that has a value. */
    public record Output(String name, String label, Object value) {}
}
