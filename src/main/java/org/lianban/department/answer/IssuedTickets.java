package org.lianban.department.answer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianban.engine.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers every ticket of a case, so that an answer to an earlier round is told from one that came early. */
@Component
public class IssuedTickets {

    private final JdbcClient jdbc;

    IssuedTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction of the step, so a ticket is known from the moment on at which the case can wait for it. */
    public void issued(String role, String ticket, DelegateExecution execution) {
        jdbc.sql("insert into department_ticket (role, ticket, case_number, process_instance_id) values (?, ?, ?, ?)")
                .params(role, ticket, CaseNumber.of(execution), execution.getProcessInstanceId())
                .update();
    }

    boolean isIssued(String role, DeferredAnswer answer) {
        return count("role = ? and case_number = ? and ticket = ?", role, answer.caseNumber(), answer.ticket()) > 0;
    }

    /** How many rounds this process instance has had with the department. */
    long rounds(String role, String processInstanceId) {
        return count("role = ? and process_instance_id = ?", role, processInstanceId);
    }

    private long count(String where, String... values) {
        return jdbc.sql("select count(*) from department_ticket where " + where)
                .params((Object[]) values)
                .query(Long.class)
                .single();
    }
}
