package org.lianban.procedure.enterpriseopening;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * The rate of the housing fund lies between the lowest and the highest of the municipality.
 *
 * <p>住房公积金管理条例 18 (no less than 5 % of the wage of the year before; the municipality sets the rate).
 */
@Component
class OpeningHousingFundCheck implements FormCheck {

    private static final String RATE = "housingFundRatePercent";

    private final OpeningFigures figures;

    OpeningHousingFundCheck(OpeningFigures figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "opening-housing-fund";
    }

    @Override
    public List<Violation> check(Submission application) {
        if (!application.flag("housingFundRequested") || application.municipality() == null) {
            return List.of();
        }
        var parameters = figures.parameters(application.municipality());
        if (!parameters.housingFundOffered()) {
            return List.of(application.violation("housingFundRequested", "本地区的企业开办不含住房公积金登记，请另行办理"));
        }
        var violations = new ArrayList<Violation>();
        var min = parameters.housingFundMinPercent();
        var max = parameters.housingFundMaxPercent();
        application.number(RATE).filter(rate -> rate.compareTo(min) < 0 || rate.compareTo(max) > 0).ifPresent(rate ->
                violations.add(application.violation(RATE, "本地区的缴存比例为 %s%% 至 %s%%".formatted(min.toPlainString(), max.toPlainString()))));
        application.text("housingFundStartMonth").filter(month -> isPast(month, application)).ifPresent(month ->
                violations.add(application.violation("housingFundStartMonth", "起缴年月不得早于本月")));
        return violations;
    }

    private static boolean isPast(String month, Submission application) {
        try {
            return YearMonth.parse(month).isBefore(YearMonth.from(application.today()));
        } catch (DateTimeException notAMonth) {
            return false;
        }
    }
}
