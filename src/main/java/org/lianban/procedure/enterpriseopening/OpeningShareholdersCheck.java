package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Number and domicile of the shareholders.
 *
 * <p>公司法 42 (a limited company has 1 to 50 shareholders), 92 (a joint-stock company has 1 to 200 founders, half or more
 * of them domiciled in China).
 */
@Component
class OpeningShareholdersCheck implements FormCheck {

    private static final String LIST = "shareholders";
    private static final int MOST_OF_LIMITED = 50;
    private static final int MOST_OF_JOINT_STOCK = 200;
    private static final Set<String> CHINA = Set.of("中国", "中国大陆", "中国内地", "中华人民共和国");

    @Override
    public String name() {
        return "opening-shareholders";
    }

    @Override
    public List<Violation> check(Submission application) {
        var violations = new ArrayList<Violation>();
        var shareholders = application.rows(LIST);
        var jointStock = OpeningApplicationRules.jointStock(application);
        if (shareholders.isEmpty()) {
            violations.add(application.violation(LIST, jointStock ? "至少有一名发起人" : "至少有一名股东"));
        }
        if (!jointStock && shareholders.size() > MOST_OF_LIMITED) {
            violations.add(application.violation(LIST, "有限责任公司由一个以上五十个以下股东出资设立，现有 %d 个".formatted(shareholders.size())));
        }
        if (jointStock && shareholders.size() > MOST_OF_JOINT_STOCK) {
            violations.add(application.violation(LIST, "股份有限公司应当有一人以上二百人以下为发起人，现有 %d 人".formatted(shareholders.size())));
        }
        var domiciled = shareholders.stream().filter(row -> row.text("country").filter(CHINA::contains).isPresent()).count();
        if (jointStock && domiciled * 2 < shareholders.size()) {
            violations.add(application.violation(LIST, "股份有限公司半数以上的发起人应当在中国境内有住所"));
        }
        var seen = new HashMap<String, Integer>();
        for (var i = 0; i < shareholders.size(); i++) {
            var row = shareholders.get(i);
            var number = row.text("documentNumber");
            if (number.isPresent()) {
                var first = seen.putIfAbsent(row.text("documentType").orElse("") + number.get().toUpperCase(), i + 1);
                if (first != null) {
                    violations.add(row.violation("documentNumber", "与第%d行是同一股东".formatted(first)));
                }
            }
        }
        return violations;
    }
}
