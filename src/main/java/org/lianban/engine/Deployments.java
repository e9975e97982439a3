package org.lianban.engine;

import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been deployed, for packages that know no engine. What policy said is no secret, so whoever asks is answered. */
@Component
public class Deployments {

    private static final String DEPLOYMENT = "Deployment";

    /**
     * A deployment.
     *
     * @param name what whoever deployed called it; of what the product brought along the folder
     * @param source the program that deployed, for example {@code Camunda Modeler}; may be null
     * @param by account; null where the product brought it along
     */
    public record Deployed(String id, String name, String source, String by, OffsetDateTime at) {}

    private final RepositoryService repository;
    private final HistoryService history;
    private final JdbcClient jdbc;
    private final Unrestricted unrestricted;

    Deployments(ProcessEngine engine, JdbcClient jdbc, Unrestricted unrestricted) {
        this.repository = engine.getRepositoryService();
        this.history = engine.getHistoryService();
        this.jdbc = jdbc;
        this.unrestricted = unrestricted;
    }

    /**
     * The newest first.
     *
     * @param folder procedure or shared decision; empty for all
     */
    public List<Deployed> page(String folder, int first, int size) {
        var ids = jdbc.sql("""
                        select d.id_ from act_re_deployment d
                        where :folder = '' or exists (
                            select 1 from act_ge_bytearray f where f.deployment_id_ = d.id_
                            and (f.name_ like :process or f.name_ like :decision))
                        order by d.deploy_time_ desc, d.id_
                        offset :first rows fetch next :size rows only""")
                .param("folder", folder)
                .param("process", "processes/" + folder + "/%")
                .param("decision", "decisions/" + folder + "/%")
                .param("first", first)
                .param("size", size)
                .query(String.class)
                .list();
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    public Optional<Deployed> find(String id) {
        return unrestricted.call(() -> Optional.ofNullable(
                        repository.createDeploymentQuery().deploymentId(id).singleResult())
                .map(deployment -> new Deployed(
                        id, deployment.getName(), deployment.getSource(), by(id), OfficialTime.of(deployment.getDeploymentTime()))));
    }

    private String by(String id) {
        return history.createUserOperationLogQuery()
                .deploymentId(id)
                .entityType(DEPLOYMENT)
                .operationType(UserOperationLogEntry.OPERATION_TYPE_CREATE)
                .list()
                .stream()
                .map(UserOperationLogEntry::getUserId)
                .findFirst()
                .orElse(null);
    }

    /** Paths of its files; empty where there is no such deployment. */
    public List<String> names(String id) {
        return unrestricted.call(() -> repository.getDeploymentResourceNames(id));
    }

    /** Contents by path; empty where there is no such deployment. */
    public Map<String, byte[]> files(String id) {
        return unrestricted.call(() -> {
            var files = new TreeMap<String, byte[]>();
            repository.getDeploymentResources(id).forEach(file -> files.put(file.getName(), file.getBytes()));
            return files;
        });
    }

    /** Which deployments held the versions before of the files, by path; a file that is new is not among them. */
    public Map<String, String> before(Deployed deployment, Collection<String> files) {
        var before = new TreeMap<String, String>();
        jdbc.sql("""
                        select f.name_, d.id_ from act_re_deployment d
                        join act_ge_bytearray f on f.deployment_id_ = d.id_
                        where d.deploy_time_ < :at and f.name_ in (:files)
                        order by d.deploy_time_""")
                .param("at", Date.from(deployment.at().toInstant()))
                .param("files", files)
                .query((ResultSet row) -> {
                    before.put(row.getString(1), row.getString(2));
                });
        return before;
    }
}
