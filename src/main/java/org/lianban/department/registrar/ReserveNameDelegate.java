package org.lianban.department.registrar;

import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.INDUSTRY_CODE;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has the registrar keep a name, and takes over the one that was kept. */
@Component("reserveName")
class ReserveNameDelegate implements JavaDelegate {

    static final Variable<String> ADMINISTRATIVE_DIVISION = Variable.of("administrativeDivision", String.class);
    static final Variable<String> TRADE_NAME = Variable.of("tradeName", String.class);
    static final Variable<String> ALTERNATIVE_TRADE_NAMES = Variable.of("alternativeTradeNames", String.class);
    static final Variable<String> REPLACEMENT_TRADE_NAME = Variable.of("replacementTradeName", String.class);
    static final Variable<String> INDUSTRY_FEATURE = Variable.of("industryFeature", String.class);
    static final Variable<String> ORGANISATION_FORM = Variable.of("organisationForm", String.class);
    static final Variable<String> REGISTRAR_LEVEL = Variable.of("registrarLevel", String.class);
    static final Variable<String> PRE_LICENCE_NUMBER = Variable.of("preLicenceNumber", String.class);
    static final Variable<String> NAME_RESERVED_UNTIL = Variable.of("nameReservedUntil", String.class);

    private final Department<Registrar> registrar;

    ReserveNameDelegate(Department<Registrar> registrar) {
        this.registrar = registrar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = registrar.call(execution, (contract, step) ->
                contract.reserveName(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("registrar.nameUnavailable", answer.reason());
        }
        ENTERPRISE_NAME.set(execution, answer.enterpriseName());
        TRADE_NAME.set(execution, answer.tradeName());
        NAME_RESERVED_UNTIL.set(execution, iso(answer.reservedUntil()));
    }

    private static NameReservationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new NameReservationRequest(
                step.caseNumber(),
                ADMINISTRATIVE_DIVISION.require(execution),
                candidates(execution),
                INDUSTRY_FEATURE.require(execution),
                ORGANISATION_FORM.require(execution),
                INDUSTRY_CODE.require(execution),
                REGISTRAR_LEVEL.require(execution),
                PRE_LICENCE_NUMBER.find(execution).isPresent());
    }

    /** A replacement was chosen after all others had been refused, so it stands alone. */
    private static List<String> candidates(DelegateExecution execution) {
        return REPLACEMENT_TRADE_NAME.find(execution).map(List::of).orElseGet(() -> Stream.concat(
                        Stream.of(TRADE_NAME.require(execution)),
                        ALTERNATIVE_TRADE_NAMES.find(execution).stream().flatMap(names -> Stream.of(names.split("[、，,；;\\s]+"))))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList());
    }

    private static String iso(OffsetDateTime moment) {
        return moment.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
