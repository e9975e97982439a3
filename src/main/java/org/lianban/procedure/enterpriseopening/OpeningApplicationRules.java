package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lianban.engine.Violation;
import org.lianban.form.Submission;

/** What several checks of the application need to know about it. */
final class OpeningApplicationRules {

    private static final String ID_CARD = "id-card";

    /** Someone named in the application, with the path of the document number. */
    record Person(String name, String documentType, String documentNumber, Function<String, Violation> violation) {}

    private OpeningApplicationRules() {}

    /** A foreign-invested or State-owned company may be of either form; its name tells which. */
    static boolean jointStock(Submission application) {
        return application.text("companyType").filter("joint-stock"::equals).isPresent()
                || application.text("organisationForm").filter(form -> form.contains("股份")).isPresent();
    }

    /** Everyone in the application who has given a document number, in the order of the form. */
    static List<Person> persons(Submission application) {
        var persons = new ArrayList<Person>();
        application.text("legalRepIdNumber").ifPresent(number -> persons.add(new Person(
                application.text("legalRepName").orElse(""),
                application.text("legalRepIdType").orElse(ID_CARD),
                number,
                message -> application.violation("legalRepIdNumber", message))));
        for (var list : List.of("shareholders", "officers", "beneficialOwners")) {
            application.rows(list).forEach(row -> row.text("documentNumber").ifPresent(number -> persons.add(new Person(
                    row.text("name").orElse(""),
                    row.text("documentType").orElse(""),
                    number,
                    message -> row.violation("documentNumber", message)))));
        }
        for (var role : List.of("liaison", "agent", "taxOfficer", "invoicePurchaser", "housingFundAgent")) {
            application.text(role + "IdNumber").ifPresent(number -> persons.add(new Person(
                    application.text(role + "Name").orElse(""),
                    ID_CARD,
                    number,
                    message -> application.violation(role + "IdNumber", message))));
        }
        application.rows("employees").forEach(row -> row.text("idNumber").ifPresent(number -> persons.add(new Person(
                row.text("name").orElse(""), ID_CARD, number, message -> row.violation("idNumber", message)))));
        return persons;
    }
}
