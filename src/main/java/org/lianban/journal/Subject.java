package org.lianban.journal;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Whose journal an event belongs to: a case, told by its number or by something of it, or the installation. */
record Subject(Kind kind, String id) {

    /** What the id names. */
    enum Kind { INSTALLATION, CASE, ROOT, INSTANCE, TASK, JOB, DECISION }

    /** What the installation's journal is called where a case number stands. */
    static final String INSTALLATION_NAME = "installation";

    static final Subject INSTALLATION = new Subject(Kind.INSTALLATION, INSTALLATION_NAME);

    static Subject ofCase(String caseNumber) {
        return new Subject(Kind.CASE, caseNumber);
    }

    /**
     * @param root process instance that was started from outside; null where the engine does not say
     * @param instance any process instance of the case; null for what belongs to none
     */
    static Subject ofInstance(String root, String instance) {
        if (root != null) {
            return new Subject(Kind.ROOT, root);
        }
        if (instance == null) {
            return INSTALLATION;
        }
        var known = Context.getCommandContext().getDbEntityManager().getCachedEntity(ExecutionEntity.class, instance);
        return known == null || known.getRootProcessInstanceId() == null
                ? new Subject(Kind.INSTANCE, instance)
                : new Subject(Kind.ROOT, known.getRootProcessInstanceId());
    }

    /** Asks no session of the engine for more than it has at hand: this also runs while the engine flushes them. */
    static Subject ofTask(String task) {
        var known = Context.getCommandContext().getDbEntityManager().getCachedEntity(TaskEntity.class, task);
        return known == null ? new Subject(Kind.TASK, task) : ofInstance(null, known.getProcessInstanceId());
    }

    static Subject ofJob(String job) {
        return new Subject(Kind.JOB, job);
    }

    static Subject ofDecision(String decisionInstance) {
        return new Subject(Kind.DECISION, decisionInstance);
    }
}
