package org.lianban.department.registrar;

import static org.lianban.department.EnterpriseVariables.LEGAL_REP_ID_NUMBER;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_ID_TYPE;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_NAME;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.EnterpriseVariables;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has everyone who is named in the application verified, and keeps who could not be. */
@Component("verifyIdentities")
class VerifyIdentitiesDelegate implements JavaDelegate {

    static final Variable<String> LIAISON_NAME = Variable.of("liaisonName", String.class);
    static final Variable<String> LIAISON_ID_NUMBER = Variable.of("liaisonIdNumber", String.class);
    static final Variable<String> AGENT_NAME = Variable.of("agentName", String.class);
    static final Variable<String> AGENT_ID_NUMBER = Variable.of("agentIdNumber", String.class);
    static final Variable<Boolean> IDENTITIES_VERIFIED = Variable.of("identitiesVerified", Boolean.class);
    static final Variable<List<UnverifiedPerson>> UNVERIFIED_PERSONS =
            Variable.listOf("unverifiedPersons", UnverifiedPerson.class);

    private static final String ID_CARD = "id-card";
    private static final Set<String> DOCUMENTS_OF_ORGANISATIONS = Set.of("credit-code", "foreign-certificate");

    /** What the lists of shareholders, officers and beneficial owners have in common. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(String name, String documentType, String documentNumber) {

        ListedPerson person() {
            return new ListedPerson(name, documentType, documentNumber);
        }
    }

    private final Department<Registrar> registrar;

    VerifyIdentitiesDelegate(Department<Registrar> registrar) {
        this.registrar = registrar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = registrar.call(execution, (contract, step) -> contract.verifyIdentities(
                step.idempotencyKey(),
                step.municipality(),
                new IdentityVerificationRequest(step.caseNumber(), persons(execution))));
        IDENTITIES_VERIFIED.set(execution, answer.unverifiedPersons().isEmpty());
        UNVERIFIED_PERSONS.set(execution, answer.unverifiedPersons());
    }

    private static List<ListedPerson> persons(DelegateExecution execution) {
        var persons = new LinkedHashSet<ListedPerson>();
        persons.add(new ListedPerson(
                LEGAL_REP_NAME.require(execution), LEGAL_REP_ID_TYPE.require(execution), LEGAL_REP_ID_NUMBER.require(execution)));
        EnterpriseVariables.shareholders(Entry.class).require(execution).stream()
                .filter(shareholder -> !DOCUMENTS_OF_ORGANISATIONS.contains(shareholder.documentType()))
                .map(Entry::person)
                .forEach(persons::add);
        EnterpriseVariables.officers(Entry.class).find(execution).stream()
                .flatMap(List::stream)
                .map(Entry::person)
                .forEach(persons::add);
        persons.add(new ListedPerson(LIAISON_NAME.require(execution), ID_CARD, LIAISON_ID_NUMBER.require(execution)));
        AGENT_NAME.find(execution)
                .map(name -> new ListedPerson(name, ID_CARD, AGENT_ID_NUMBER.require(execution)))
                .ifPresent(persons::add);
        EnterpriseVariables.beneficialOwners(Entry.class).find(execution).stream()
                .flatMap(List::stream)
                .map(Entry::person)
                .forEach(persons::add);
        return new ArrayList<>(persons);
    }
}
