package org.lianban.journal;

import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManagerFactory;

/** The engine's entity manager, which lets the journal write first. */
class JournalledEntities extends DbEntityManager {

    JournalledEntities(IdGenerator ids, PersistenceSession persistence) {
        super(ids, persistence);
    }

    @Override
    public void flush() {
        flushEntityCache();
        var journal = JournalSession.of(Context.getCommandContext());
        UnreportedWrites.tell(dbOperationManager, journal);
        journal.write();
        flushDbOperationManager();
    }

    /** One for each command. */
    static class Factory extends DbEntityManagerFactory {

        Factory(IdGenerator ids) {
            super(ids);
        }

        @Override
        public DbEntityManager openSession() {
            Context.getCommandContext().getSession(JournalSession.class);
            return new JournalledEntities(idGenerator, Context.getCommandContext().getSession(PersistenceSession.class));
        }
    }
}
