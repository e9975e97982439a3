package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.IdentityDocument;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Everyone named in the application has a valid document number, and one number has one name.
 *
 * <p>市场主体登记管理条例实施细则 16 (real-name verification of everyone concerned). The verification itself asks the
 * registrar, in the process.
 */
@Component
class OpeningPersonsCheck implements FormCheck {

    @Override
    public String name() {
        return "opening-persons";
    }

    @Override
    public List<Violation> check(Submission application) {
        var violations = new ArrayList<Violation>();
        var names = new HashMap<String, String>();
        for (var person : OpeningApplicationRules.persons(application)) {
            IdentityDocument.fault(person.documentType(), person.documentNumber(), application.today())
                    .ifPresent(fault -> violations.add(person.violation().apply(fault)));
            var first = names.putIfAbsent(person.documentType() + person.documentNumber().toUpperCase(), person.name());
            if (first != null && !first.equals(person.name())) {
                violations.add(person.violation().apply("与申请中姓名不同的另一人证件号码相同"));
            }
        }
        return violations;
    }
}
