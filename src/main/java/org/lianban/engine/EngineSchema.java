package org.lianban.engine;

import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** The tables of the engine. */
public final class EngineSchema {

    private EngineSchema() {}

    /** Creates them by the engine's own scripts where they are not there, as an engine does that starts with our settings. */
    public static void create(DataSource database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("schema");
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setCmmnEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.buildProcessEngine().close();
    }
}
