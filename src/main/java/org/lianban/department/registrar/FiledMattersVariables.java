package org.lianban.department.registrar;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianban.department.EnterpriseVariables;
import org.lianban.department.registrar.FiledMatters.Agent;
import org.lianban.department.registrar.FiledMatters.BeneficialOwner;
import org.lianban.department.registrar.FiledMatters.Liaison;
import org.lianban.department.registrar.FiledMatters.PreLicence;
import org.lianban.department.registrar.FiledMatters.ProcessAgent;
import org.lianban.engine.Variable;

/** Reads the filed matters from the application. */
final class FiledMattersVariables {

    static final Variable<String> COMPANY_PHONE = Variable.of("companyPhone", String.class);
    static final Variable<String> POSTAL_CODE = Variable.of("postalCode", String.class);
    static final Variable<String> BUSINESS_PREMISES = Variable.of("businessPremises", String.class);
    static final Variable<Integer> PLANNED_STAFF = Variable.of("plannedStaff", Integer.class);
    static final Variable<String> LIAISON_MOBILE = Variable.of("liaisonMobile", String.class);
    static final Variable<String> AGENT_MOBILE = Variable.of("agentMobile", String.class);
    static final Variable<String> AGENT_POWERS = Variable.of("agentPowers", String.class);
    static final Variable<String> PROCESS_AGENT_NAME = Variable.of("processAgentName", String.class);
    static final Variable<String> PROCESS_AGENT_ADDRESS = Variable.of("processAgentAddress", String.class);
    static final Variable<String> PRE_LICENCE_NAME = Variable.of("preLicenceName", String.class);
    static final Variable<String> PRE_LICENCE_ISSUER = Variable.of("preLicenceIssuer", String.class);
    static final Variable<LocalDate> PRE_LICENCE_VALID_UNTIL = Variable.of("preLicenceValidUntil", LocalDate.class);

    private FiledMattersVariables() {}

    static FiledMatters read(DelegateExecution execution) {
        return new FiledMatters(
                COMPANY_PHONE.require(execution),
                POSTAL_CODE.find(execution).orElse(null),
                BUSINESS_PREMISES.find(execution).orElse(null),
                PLANNED_STAFF.find(execution).orElse(null),
                new Liaison(
                        VerifyIdentitiesDelegate.LIAISON_NAME.require(execution),
                        VerifyIdentitiesDelegate.LIAISON_ID_NUMBER.require(execution),
                        LIAISON_MOBILE.require(execution)),
                VerifyIdentitiesDelegate.AGENT_NAME.find(execution).map(name -> agent(name, execution)).orElse(null),
                PROCESS_AGENT_NAME.find(execution)
                        .map(name -> new ProcessAgent(name, PROCESS_AGENT_ADDRESS.require(execution)))
                        .orElse(null),
                EnterpriseVariables.beneficialOwners(BeneficialOwner.class).find(execution).orElse(List.of()),
                ReserveNameDelegate.PRE_LICENCE_NUMBER.find(execution).map(number -> preLicence(number, execution)).orElse(null));
    }

    private static Agent agent(String name, DelegateExecution execution) {
        return new Agent(
                name,
                VerifyIdentitiesDelegate.AGENT_ID_NUMBER.require(execution),
                AGENT_MOBILE.require(execution),
                AGENT_POWERS.require(execution));
    }

    private static PreLicence preLicence(String number, DelegateExecution execution) {
        return new PreLicence(
                PRE_LICENCE_NAME.require(execution),
                number,
                PRE_LICENCE_ISSUER.require(execution),
                PRE_LICENCE_VALID_UNTIL.find(execution).orElse(null));
    }
}
