package org.lianban.engine;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens the case of every process instance that starts, whatever door it came through: number, query code, municipality
 * and day of acceptance, in the transaction of the start. A called process belongs to the case of its caller.
 */
@Component
@Order(CaseOpening.ORDER)
class CaseOpening extends AbstractBpmnParseListener {

    /** After what looks at the submission, before what needs a case. */
    static final int ORDER = Ordered.LOWEST_PRECEDENCE - 1;

    /** Process property that makes a process startable as a case, for example {@code QYKB}. */
    static final String PROCEDURE_CODE = "procedureCode";

    static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    static final Variable<LocalDate> ACCEPTED_ON = Variable.of("acceptedOn", LocalDate.class);

    /** Without characters that are mistaken for one another on paper. */
    private static final String QUERY_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int QUERY_CODE_LENGTH = 10;

    private final CaseNumbers numbers;
    private final Municipalities municipalities;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CaseOpening(CaseNumbers numbers, Municipalities municipalities, JdbcClient jdbc, Clock clock) {
        this.numbers = numbers;
        this.municipalities = municipalities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        var procedureCode = ModelProperties.of(process).get(PROCEDURE_CODE);
        definition.addBuiltInListener(
                ExecutionListener.EVENTNAME_START,
                (ExecutionListener) execution -> open((ExecutionEntity) execution, procedureCode));
    }

    private void open(ExecutionEntity execution, String procedureCode) {
        var caller = execution.getSuperExecution();
        if (caller != null) {
            execution.setProcessBusinessKey(CaseNumber.of(caller));
            return;
        }
        if (procedureCode == null) {
            throw new BadUserRequestException("流程 %s 只能由其他流程调用，不能单独发起".formatted(definitionKey(execution)));
        }
        if (execution.getTenantId() == null) {
            throw new BadUserRequestException("发起案件须属于一个地区：请使用某一地区的账号");
        }
        var municipality = municipalities.require(execution.getTenantId());
        var now = OffsetDateTime.now(clock);
        var number = numbers.next(municipality.regionCode(), procedureCode, now.toLocalDate());
        execution.setProcessBusinessKey(number);
        MUNICIPALITY.set(execution, municipality.id());
        ACCEPTED_ON.set(execution, now.toLocalDate());
        jdbc.sql("""
                        insert into case_record
                            (case_number, procedure_key, municipality, process_instance_id, query_code, opened_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(number, definitionKey(execution), municipality.id(), execution.getProcessInstanceId(), queryCode(), now)
                .update();
    }

    private String queryCode() {
        return random.ints(QUERY_CODE_LENGTH, 0, QUERY_CODE_ALPHABET.length())
                .mapToObj(QUERY_CODE_ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static String definitionKey(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }
}
