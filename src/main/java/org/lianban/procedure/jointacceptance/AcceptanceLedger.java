package org.lianban.procedure.jointacceptance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What of each project has been accepted. Changes join the engine's transaction and hold the project's row, so that of two parts
 * that conclude at once the second sees the first.
 */
@Component
class AcceptanceLedger {

    /** @param code national code of the project */
    record Project(String municipality, String code) {}

    private final JdbcClient jdbc;

    AcceptanceLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ProjectPart> parts(Project project) {
        return jdbc.sql("""
                select part, part_name, state, case_number from acceptance_part
                where municipality = ? and project_code = ? order by part""")
                .params(project.municipality(), project.code())
                .query((row, number) -> new ProjectPart(
                        row.getString("part"), row.getString("part_name"), row.getString("state"), row.getString("case_number")))
                .list();
    }

    /** The part that a case has put on record. */
    ProjectPart part(Project project, String key) {
        return parts(project).stream().filter(part -> part.key().equals(key)).findFirst().orElseThrow();
    }

    Optional<String> name(Project project) {
        return jdbc.sql("select project_name from acceptance_project where municipality = ? and project_code = ?")
                .params(project.municipality(), project.code())
                .query(String.class)
                .optional();
    }

    /** Members that passed for a part, with the numbers of their certificates. */
    Map<String, String> passes(Project project, String part) {
        var passes = new TreeMap<String, String>();
        jdbc.sql("""
                select member, certificate_number from acceptance_pass
                where municipality = ? and project_code = ? and part = ?""")
                .params(project.municipality(), project.code(), part)
                .query((row, number) -> passes.put(row.getString("member"), row.getString("certificate_number")))
                .list();
        return passes;
    }

    /** The case that checked the common parts of the project. */
    Optional<String> commonPartsCheckedBy(Project project) {
        return jdbc.sql("""
                select common_parts_case from acceptance_project
                where municipality = ? and project_code = ? and common_parts_case is not null""")
                .params(project.municipality(), project.code())
                .query(String.class)
                .optional();
    }

    /**
     * Holds the project to the end of the transaction; it is put on record where it is new.
     *
     * @throws PartUnavailable when another case puts the same project on record at this moment
     */
    void hold(Project project, String name) {
        if (!lock(project)) {
            try {
                jdbc.sql("insert into acceptance_project (municipality, project_code, project_name) values (?, ?, ?)")
                        .params(project.municipality(), project.code(), name)
                        .update();
            } catch (DuplicateKeyException atTheSameTime) {
                throw new PartUnavailable("同一项目的另一份申请正在提交，请稍后再试");
            }
        }
    }

    private boolean lock(Project project) {
        return jdbc.sql("select project_code from acceptance_project where municipality = ? and project_code = ? for update")
                .params(project.municipality(), project.code())
                .query(String.class)
                .optional()
                .isPresent();
    }

    void put(Project project, ProjectPart part) {
        var changed = jdbc.sql("""
                update acceptance_part set state = ?, case_number = ?
                where municipality = ? and project_code = ? and part = ?""")
                .params(part.state(), part.caseNumber(), project.municipality(), project.code(), part.key())
                .update();
        if (changed == 0) {
            jdbc.sql("""
                    insert into acceptance_part (municipality, project_code, part, part_name, state, case_number)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(project.municipality(), project.code(), part.key(), part.name(), part.state(), part.caseNumber())
                    .update();
        }
    }

    void pass(Project project, String part, Map<String, String> certificates) {
        jdbc.sql("delete from acceptance_pass where municipality = ? and project_code = ? and part = ?")
                .params(project.municipality(), project.code(), part)
                .update();
        certificates.forEach((member, certificate) -> jdbc
                .sql("""
                        insert into acceptance_pass (municipality, project_code, part, member, certificate_number)
                        values (?, ?, ?, ?, ?)""")
                .params(project.municipality(), project.code(), part, member, certificate)
                .update());
    }

    void commonPartsChecked(Project project, String caseNumber) {
        jdbc.sql("update acceptance_project set common_parts_case = ? where municipality = ? and project_code = ?")
                .params(caseNumber, project.municipality(), project.code())
                .update();
    }
}
