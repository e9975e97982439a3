package org.lianban.audit.export;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * A step of a case that passed from one state to another.
 *
 * @param seq row of the journal; 0 for what happened before there was one
 * @param index within the row
 * @param activity what officials call the step
 * @param element id in the diagram
 * @param type of BPMN, or {@code clock}, {@code operation}, {@code notice}, {@code material} for what the diagram does not draw
 * @param instance of the activity: a step that is done again has another
 * @param process id of the process, which for a called one is not the case's
 * @param version of that process
 * @param resource account, or {@code department:tax}, {@code system:job} and the like
 * @param role the department that had to act
 * @param basis clauses, as the diagram cites them
 * @param decisions that the step asked, ids
 * @param rules that fired, ids
 * @param task the engine's task
 * @param detail a reason or an annotation
 * @param facts of a notice or a material, as the journal has them
 */
record Transition(
        long seq,
        int index,
        OffsetDateTime at,
        String activity,
        @Nullable String element,
        String type,
        Lifecycle lifecycle,
        @Nullable String instance,
        @Nullable String process,
        @Nullable Integer version,
        @Nullable String resource,
        @Nullable String role,
        @Nullable String basis,
        List<String> decisions,
        List<String> rules,
        @Nullable String task,
        @Nullable String detail,
        Map<String, Object> facts) {

    /** The standard transactional model of XES, as far as the journal can tell it. */
    enum Lifecycle {
        /** A task waits for somebody to take it; also when it was given back. */
        schedule("待办"),
        /** Somebody got it from another. */
        assign("分派"),
        /** Somebody else got it later. */
        reassign("改派"),
        /** Somebody took it himself, or a step that needs nobody began. */
        start("开始"),
        suspend("暂停"),
        resume("恢复"),
        complete("完成"),
        /** A task that was called off. */
        withdraw("撤销"),
        /** A step that was called off while it ran. */
        ate_abort("中止");

        private final String title;

        Lifecycle(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
