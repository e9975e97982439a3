package org.lianban.procedure.enterpriseopening;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lianban.engine.Decisions;
import org.springframework.stereotype.Component;

/** Reads the figures from the decision tables in force. */
@Component
class DecisionTableFigures implements OpeningFigures {

    /** What a municipality offers is what it does for somebody who wishes everything. */
    private static final Function<String, Map<String, Object>> WISHING_ALL = municipality -> Map.of(
            "municipality", municipality,
            "housingFundRequested", true,
            "bankRequested", true,
            "accountReservationRequested", true);

    private final Decisions decisions;

    DecisionTableFigures(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Parameters parameters(String municipality) {
        var row = decisions.single("openingParameters", Map.of("municipality", municipality))
                .orElseThrow(() -> new IllegalArgumentException("没有地区 %s 的企业开办参数".formatted(municipality)));
        var members = decisions.single("openingMembers", WISHING_ALL.apply(municipality)).orElse(Map.of());
        return new Parameters(
                number(row, "housingFundMinPercent"),
                number(row, "housingFundMaxPercent"),
                flag(row, "remoteAcceptanceOffered"),
                flag(members, "bankMember"),
                flag(members, "housingFundMember"));
    }

    @Override
    public Optional<ScopeItem> scopeItem(String code) {
        return decisions.single("businessScopeItem", Map.of("scopeItem", code))
                .map(row -> new ScopeItem((String) row.get("name"), flag(row, "preLicence"), flag(row, "clusterAllowed")));
    }

    @Override
    public Optional<InvoiceLimits> invoiceLimits(String taxpayerKind, String invoiceKind) {
        return decisions.single("invoiceLimits", Map.of("taxpayerKind", taxpayerKind, "invoiceKind", invoiceKind))
                .map(row -> new InvoiceLimits(
                        number(row, "defaultMaxAmountYuan"), number(row, "defaultMonthlyQuota"), flag(row, "editable")));
    }

    private static BigDecimal number(Map<String, Object> row, String output) {
        var value = row.get(output);
        return value == null ? null : new BigDecimal(value.toString());
    }

    private static boolean flag(Map<String, Object> row, String output) {
        return Boolean.TRUE.equals(row.get(output));
    }
}
