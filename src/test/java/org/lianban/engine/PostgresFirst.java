package org.lianban.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;

/** A server among the beans stops after whatever uses it; otherwise the engine waits half a minute for it when it closes. */
public final class PostgresFirst extends AbstractDependsOnBeanFactoryPostProcessor {

    public PostgresFirst() {
        super(DataSource.class, EmbeddedPostgres.class);
    }
}
