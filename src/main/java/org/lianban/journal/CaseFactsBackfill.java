package org.lianban.journal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.lianban.engine.ModelProperties;
import org.lianban.engine.ProceduresDeployed;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Learns from the engine's history what {@link CaseFacts} would have said of cases that were opened before there were such
 * facts. Once for each case; several nodes may do it at the same time.
 */
@Component
class CaseFactsBackfill {

    private static final int PORTION = 200;

    private record Old(String caseNumber, String instance, String definition) {}

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final TransactionTemplate transaction;

    CaseFactsBackfill(JdbcClient jdbc, @Lazy ProcessEngine engine, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.repository = engine.getRepositoryService();
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ProceduresDeployed.class)
    void learn() {
        var last = "";
        for (var portion = after(last); !portion.isEmpty(); portion = after(last)) {
            var cases = portion;
            transaction.executeWithoutResult(status -> cases.forEach(this::learn));
            last = portion.get(portion.size() - 1).caseNumber();
        }
    }

    /** A case whose time is over has no history to learn from. */
    private List<Old> after(String last) {
        return jdbc.sql("""
                        select c.case_number, c.process_instance_id, h.proc_def_id_
                        from case_record c join act_hi_procinst h on h.id_ = c.process_instance_id
                        where c.version is null and c.forgotten_at is null and c.case_number > ?
                        order by c.case_number fetch first ? rows only""")
                .params(last, PORTION)
                .query((row, number) -> new Old(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private void learn(Old old) {
        var departments = jdbc.sql("""
                        select distinct group_id_ from act_hi_identitylink
                        where root_proc_inst_id_ = ? and type_ = 'candidate' and group_id_ is not null order by group_id_""")
                .param(old.instance())
                .query(String.class)
                .list();
        var properties = ModelProperties.ofProcess(repository.getBpmnModelInstance(old.definition()), key(old.definition()));
        jdbc.sql("""
                        update case_record set
                            version = (select p.version_ from act_re_procdef p where p.id_ = ?),
                            state = (select case when h.end_time_ is null then 'running' when h.state_ = 'COMPLETED' then 'completed' else 'terminated' end
                                     from act_hi_procinst h where h.id_ = process_instance_id),
                            ended_at = (select h.end_time_ from act_hi_procinst h where h.id_ = process_instance_id),
                            outcome = (select max(a.act_name_) from act_hi_procinst h join act_hi_actinst a on a.proc_inst_id_ = h.id_ and a.act_id_ = h.end_act_id_
                                       where h.id_ = process_instance_id),
                            applicant = (select max(v.text_) from act_hi_varinst v where v.execution_id_ = process_instance_id and v.name_ = ?),
                            applicant_credit_code = (select max(v.text_) from act_hi_varinst v where v.execution_id_ = process_instance_id and v.name_ = ?),
                            departments = ?,
                            overdue = exists (select 1 from case_clock k where k.case_number = case_record.case_number and k.announced = 'red'),
                            revoked = exists (select 1 from case_notice n where n.case_number = case_record.case_number and n.kind = 'revoked'),
                            manual = exists (select 1 from act_hi_op_log o where o.root_proc_inst_id_ = process_instance_id
                                             and o.operation_type_ in (%s) and o.entity_type_ in (%s)),
                            incidents = (select count(*) from act_hi_incident i where i.root_proc_inst_id_ = process_instance_id and i.end_time_ is null)
                        where case_number = ? and version is null""".formatted(quoted(ManualOperation.types()), quoted(ManualOperation.ENTITIES_OF_CASE)))
                .params(
                        old.definition(),
                        properties.getOrDefault(CaseFacts.APPLICANT, ""),
                        properties.getOrDefault(CaseFacts.CREDIT_CODE, ""),
                        departments.isEmpty() ? "" : "|" + String.join("|", departments) + "|",
                        old.caseNumber())
                .update();
    }

    private static String quoted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining("', '", "'", "'"));
    }

    private String key(String definition) {
        return repository.getProcessDefinition(definition).getKey();
    }
}
