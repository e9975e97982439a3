package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.lianban.form.TradeName;
import org.springframework.stereotype.Component;

/**
 * The parts of the enterprise name fit one another.
 *
 * <p>企业名称登记管理规定 8 (the trade name is neither the region nor the industry alone), 11 and 12 (forbidden words, words
 * that need the State Council), 公司法 7 (the form of organisation shows in the name). Whether the name is taken (规定 17) is
 * for the registrar to say.
 */
@Component
class OpeningNameCheck implements FormCheck {

    private static final Set<String> LIMITED = Set.of("有限公司", "有限责任公司");
    private static final Set<String> JOINT_STOCK = Set.of("股份有限公司", "股份公司");

    @Override
    public String name() {
        return "opening-name";
    }

    @Override
    public List<Violation> check(Submission application) {
        var violations = new ArrayList<Violation>();
        application.text("tradeName").ifPresent(tradeName -> {
            TradeName.faults(tradeName).forEach(fault -> violations.add(application.violation("tradeName", fault)));
            if (application.text("administrativeDivision").filter(tradeName::equals).isPresent()) {
                violations.add(application.violation("tradeName", "字号不得与行政区划相同"));
            }
            if (application.text("industryFeature").filter(tradeName::equals).isPresent()) {
                violations.add(application.violation("tradeName", "字号不得与行业或者经营特点相同"));
            }
        });
        for (var part : List.of("administrativeDivision", "industryFeature")) {
            application.text(part).flatMap(TradeName::nationalWord).ifPresent(
                    word -> violations.add(application.violation(part, "含有“%s”字样，须经国务院批准".formatted(word))));
        }
        checkAlternatives(application, violations);
        checkOrganisationForm(application, violations);
        return violations;
    }

    private static void checkAlternatives(Submission application, List<Violation> violations) {
        var seen = new HashSet<String>();
        application.text("tradeName").ifPresent(seen::add);
        for (var alternative : alternatives(application)) {
            TradeName.faults(alternative).forEach(fault ->
                    violations.add(application.violation("alternativeTradeNames", "“%s”%s".formatted(alternative, fault))));
            if (!seen.add(alternative)) {
                violations.add(application.violation("alternativeTradeNames", "“%s”重复".formatted(alternative)));
            }
        }
    }

    private static List<String> alternatives(Submission application) {
        return application.text("alternativeTradeNames").stream()
                .flatMap(text -> List.of(text.split("[、，,；;\\s]+")).stream())
                .filter(alternative -> !alternative.isBlank())
                .toList();
    }

    private static void checkOrganisationForm(Submission application, List<Violation> violations) {
        var form = application.text("organisationForm");
        var type = application.text("companyType").orElse("");
        if (form.isEmpty()) {
            return;
        }
        if (type.equals("limited-liability") && !LIMITED.contains(form.get())) {
            violations.add(application.violation("organisationForm", "有限责任公司的名称应标明“有限责任公司”或者“有限公司”"));
        } else if (type.equals("joint-stock") && !JOINT_STOCK.contains(form.get())) {
            violations.add(application.violation("organisationForm", "股份有限公司的名称应标明“股份有限公司”或者“股份公司”"));
        } else if (!LIMITED.contains(form.get()) && !JOINT_STOCK.contains(form.get())) {
            violations.add(application.violation("organisationForm", "应为“有限责任公司”“有限公司”“股份有限公司”或者“股份公司”"));
        }
    }
}
