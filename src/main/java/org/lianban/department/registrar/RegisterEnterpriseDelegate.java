package org.lianban.department.registrar;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;
import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.INDUSTRY_CODE;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_ID_NUMBER;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_ID_TYPE;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_MOBILE;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_NAME;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.EnterpriseVariables;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has the enterprise registered, and keeps the licence's numbers. */
@Component("registerEnterprise")
class RegisterEnterpriseDelegate implements JavaDelegate {

    static final Variable<String> COMPANY_TYPE = Variable.of("companyType", String.class);
    static final Variable<BigDecimal> REGISTERED_CAPITAL_YUAN = Variable.of("registeredCapitalYuan", BigDecimal.class);
    static final Variable<String> CURRENCY = Variable.of("currency", String.class);
    static final Variable<String> LEGAL_REP_POSITION = Variable.of("legalRepPosition", String.class);
    static final Variable<String> LEGAL_REP_ADDRESS = Variable.of("legalRepAddress", String.class);
    static final Variable<String> LEGAL_REP_EMAIL = Variable.of("legalRepEmail", String.class);
    static final Variable<String> ADDRESS_PROVINCE = Variable.of("addressProvince", String.class);
    static final Variable<String> ADDRESS_CITY = Variable.of("addressCity", String.class);
    static final Variable<String> ADDRESS_DISTRICT = Variable.of("addressDistrict", String.class);
    static final Variable<String> ADDRESS_STREET = Variable.of("addressStreet", String.class);
    static final Variable<String> ADDRESS_DETAIL = Variable.of("addressDetail", String.class);
    static final Variable<String> ADDRESS_KIND = Variable.of("addressKind", String.class);
    static final Variable<List<String>> BUSINESS_SCOPE = Variable.listOf("businessScope", String.class);
    static final Variable<String> BUSINESS_TERM_KIND = Variable.of("businessTermKind", String.class);
    static final Variable<LocalDate> BUSINESS_TERM_UNTIL = Variable.of("businessTermUntil", LocalDate.class);
    static final Variable<Integer> LICENCE_COPIES = Variable.of("licenceCopies", Integer.class);
    static final Variable<String> LICENCE_NUMBER = Variable.of("licenceNumber", String.class);
    static final Variable<String> REGISTRATION_NOTICE_NUMBER = Variable.of("registrationNoticeNumber", String.class);
    static final Variable<LocalDate> ESTABLISHED_ON = Variable.of("establishedOn", LocalDate.class);

    private final Department<Registrar> registrar;

    RegisterEnterpriseDelegate(Department<Registrar> registrar) {
        this.registrar = registrar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = registrar.call(execution, (contract, step) ->
                contract.register(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("registrar.registrationRefused", answer.reason());
        }
        CREDIT_CODE.set(execution, answer.unifiedSocialCreditCode());
        LICENCE_NUMBER.set(execution, answer.licenceNumber());
        REGISTRATION_NOTICE_NUMBER.set(execution, answer.registrationNoticeNumber());
        ESTABLISHED_ON.set(execution, answer.establishedOn());
    }

    private static RegistrationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new RegistrationRequest(
                step.caseNumber(),
                ENTERPRISE_NAME.require(execution),
                COMPANY_TYPE.require(execution),
                REGISTERED_CAPITAL_YUAN.require(execution),
                CURRENCY.require(execution),
                legalRepresentative(execution),
                domicile(execution),
                BUSINESS_SCOPE.require(execution),
                INDUSTRY_CODE.require(execution),
                "fixed".equals(BUSINESS_TERM_KIND.require(execution)) ? BUSINESS_TERM_UNTIL.require(execution) : null,
                EnterpriseVariables.shareholders(Shareholder.class).require(execution),
                EnterpriseVariables.officers(Officer.class).find(execution).orElse(List.of()),
                LICENCE_COPIES.require(execution),
                FiledMattersVariables.read(execution));
    }

    private static LegalRepresentative legalRepresentative(DelegateExecution execution) {
        return new LegalRepresentative(
                LEGAL_REP_NAME.require(execution),
                LEGAL_REP_POSITION.require(execution),
                LEGAL_REP_ID_TYPE.require(execution),
                LEGAL_REP_ID_NUMBER.require(execution),
                LEGAL_REP_MOBILE.require(execution),
                LEGAL_REP_ADDRESS.find(execution).orElse(null),
                LEGAL_REP_EMAIL.find(execution).orElse(null));
    }

    private static Domicile domicile(DelegateExecution execution) {
        return new Domicile(
                ADDRESS_PROVINCE.require(execution),
                ADDRESS_CITY.require(execution),
                ADDRESS_DISTRICT.require(execution),
                ADDRESS_STREET.require(execution),
                ADDRESS_DETAIL.require(execution),
                ADDRESS_KIND.require(execution));
    }
}
