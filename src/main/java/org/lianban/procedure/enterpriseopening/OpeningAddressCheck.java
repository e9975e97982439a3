package org.lianban.procedure.enterpriseopening;

import java.util.List;
import java.util.stream.Collectors;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * A cluster address serves only those businesses that may use one.
 *
 * <p>天水 2023 第4条 (trade, services, consulting and management, electronic commerce), 市场主体登记管理条例 11 (one domicile).
 */
@Component
class OpeningAddressCheck implements FormCheck {

    private final OpeningFigures figures;

    OpeningAddressCheck(OpeningFigures figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "opening-address";
    }

    @Override
    public List<Violation> check(Submission application) {
        if (!application.text("addressKind").orElse("").equals("cluster")) {
            return List.of();
        }
        var excluded = application.texts("businessScope").stream()
                .flatMap(code -> figures.scopeItem(code).stream())
                .filter(item -> !item.clusterAllowed())
                .map(OpeningFigures.ScopeItem::name)
                .collect(Collectors.joining("、"));
        return excluded.isEmpty()
                ? List.of()
                : List.of(application.violation("addressKind", "经营范围含“%s”，不能使用集群注册地址".formatted(excluded)));
    }
}
