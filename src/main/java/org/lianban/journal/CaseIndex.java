package org.lianban.journal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the case to which a thing of the engine belongs, whether it still runs or not. */
@Component
class CaseIndex {

    private final JdbcClient jdbc;

    CaseIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The process instance as which the case was opened; empty for what belongs to none. */
    Optional<String> root(Subject subject) {
        return switch (subject.kind()) {
            case INSTALLATION, CASE -> Optional.empty();
            case ROOT -> Optional.of(subject.id());
            // one that the engine has forgotten may be a root itself
            case INSTANCE -> text("select root_proc_inst_id_ from act_hi_procinst where id_ = ?", subject).or(() -> Optional.of(subject.id()));
            case TASK -> text("select root_proc_inst_id_ from act_hi_taskinst where id_ = ?", subject);
            case JOB -> text("select max(root_proc_inst_id_) from act_hi_job_log where job_id_ = ?", subject);
            case DECISION -> text("select root_proc_inst_id_ from act_hi_decinst where id_ = ?", subject);
        };
    }

    /** The case's number; the installation's name for what belongs to no case. */
    String number(Subject subject) {
        return (subject.kind() == Subject.Kind.CASE
                        ? text("select case_number from case_record where case_number = ?", subject)
                        : root(subject).flatMap(root -> text(
                                "select case_number from case_record where process_instance_id = ?", new Subject(Subject.Kind.ROOT, root))))
                .orElse(Subject.INSTALLATION_NAME);
    }

    private Optional<String> text(String query, Subject subject) {
        return jdbc.sql(query).param(subject.id()).query((row, number) -> Optional.ofNullable(row.getString(1))).optional().flatMap(found -> found);
    }
}
