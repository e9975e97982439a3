package org.lianban.procedure.enterpriseopening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Amount and number of the first invoices: the figures for general taxpayers are given and may be changed where the
 * decision says so, small-scale taxpayers state their own.
 *
 * <p>发票管理办法 15 (the tax authority confirms kinds and numbers); figures by the decision {@code invoiceLimits}.
 */
@Component
class OpeningInvoiceCheck implements FormCheck {

    private final OpeningFigures figures;

    OpeningInvoiceCheck(OpeningFigures figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "opening-invoice";
    }

    @Override
    public List<Violation> check(Submission application) {
        var taxpayer = application.text("taxpayerKind");
        var invoice = application.text("invoiceKind");
        if (taxpayer.isEmpty() || invoice.isEmpty()) {
            return List.of();
        }
        var violations = new ArrayList<Violation>();
        figures.invoiceLimits(taxpayer.get(), invoice.get()).ifPresent(limits -> {
            checkFigure(application, "invoiceMaxAmountYuan", "元", limits.defaultMaxAmountYuan(), limits.editable(), violations);
            checkFigure(application, "invoiceMonthlyQuota", "份", limits.defaultMonthlyQuota(), limits.editable(), violations);
        });
        return violations;
    }

    private static void checkFigure(
            Submission application, String field, String unit, BigDecimal given, boolean editable, List<Violation> violations) {
        var stated = application.number(field);
        if (stated.isEmpty()) {
            if (given == null) {
                violations.add(application.violation(field, "没有缺省值，须自行填写"));
            }
            return;
        }
        if (stated.get().signum() <= 0) {
            violations.add(application.violation(field, "应大于零"));
        } else if (!editable && given != null && stated.get().compareTo(given) != 0) {
            violations.add(application.violation(field, "首次领用固定为 %s %s".formatted(given.toPlainString(), unit)));
        }
    }
}
