package org.lianban.procedure.enterpriseopening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Registered capital and contributions.
 *
 * <p>公司法 47 (the capital is the sum of what the shareholders subscribe, paid within five years of the establishment),
 * 48 and 市场主体登记管理条例 13 (renminbi; no labour, credit, personal name, goodwill, franchise or encumbered property),
 * 实施细则 13 (a foreign-invested company may state it in a freely convertible currency).
 */
@Component
class OpeningCapitalCheck implements FormCheck {

    private static final String CAPITAL = "registeredCapitalYuan";
    private static final String AMOUNT = "subscribedCapitalYuan";
    private static final int YEARS_TO_PAY = 5;

    private static final Set<String> ALLOWED =
            Set.of("cash", "in-kind", "intellectual-property", "land-use-right", "equity", "debt-claim");

    private static final Map<String, String> FORBIDDEN = Map.of(
            "labour", "劳务",
            "credit", "信用",
            "personal-name", "自然人姓名",
            "goodwill", "商誉",
            "franchise", "特许经营权",
            "encumbered-property", "设定担保的财产");

    @Override
    public String name() {
        return "opening-capital";
    }

    @Override
    public List<Violation> check(Submission application) {
        var violations = new ArrayList<Violation>();
        var shareholders = application.rows("shareholders");
        application.number(CAPITAL).ifPresent(capital -> {
            if (capital.signum() <= 0) {
                violations.add(application.violation(CAPITAL, "应大于零"));
            }
            var complete = shareholders.stream().allMatch(row -> row.number(AMOUNT).isPresent());
            var sum = shareholders.stream().flatMap(row -> row.number(AMOUNT).stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (complete && !shareholders.isEmpty() && sum.compareTo(capital) != 0) {
                violations.add(application.violation(CAPITAL, "应等于全体股东认缴出资额之和 %s 元，所填为 %s 元"
                        .formatted(sum.toPlainString(), capital.toPlainString())));
            }
        });
        if (!application.text("companyType").orElse("").equals("foreign-invested")) {
            application.text("currency").filter(currency -> !currency.equals("CNY")).ifPresent(
                    currency -> violations.add(application.violation("currency", "注册资本以人民币表示，外商投资企业除外")));
        }
        shareholders.forEach(row -> checkContribution(application, row, violations));
        return violations;
    }

    private static void checkContribution(Submission application, Submission.Row row, List<Violation> violations) {
        row.number(AMOUNT).filter(amount -> amount.signum() <= 0)
                .ifPresent(amount -> violations.add(row.violation(AMOUNT, "应大于零")));
        row.text("contributionMethod").filter(method -> !ALLOWED.contains(method)).ifPresent(method ->
                violations.add(row.violation("contributionMethod", FORBIDDEN.containsKey(method)
                        ? "不得以%s作价出资".formatted(FORBIDDEN.get(method))
                        : "不是可以用货币估价并可以依法转让的出资方式")));
        var last = application.today().plusYears(YEARS_TO_PAY);
        if (!OpeningApplicationRules.jointStock(application)) {
            row.date("contributionDate").filter(date -> date.isAfter(last)).ifPresent(date ->
                    violations.add(row.violation("contributionDate", "认缴出资额应自公司成立之日起五年内缴足，不得晚于 %s".formatted(last))));
        }
    }
}
