package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * The business scope comes from the catalogue, and what needs a licence first has one.
 *
 * <p>市场主体登记管理条例 14, 实施细则 12 (items of the catalogue; a licence that must come first is in force when the
 * registration is applied for), 22 (a licence without a stated validity is usable for 90 days).
 */
@Component
class OpeningScopeCheck implements FormCheck {

    private static final String SCOPE = "businessScope";

    private static final Map<String, String> LICENCE = Map.of(
            "preLicenceName", "批准文件名称",
            "preLicenceNumber", "批准文号",
            "preLicenceIssuer", "发证机关",
            "preLicenceValidUntil", "有效期（批准文件未载明的，填写批准之日起第九十日）");

    private final OpeningFigures figures;

    OpeningScopeCheck(OpeningFigures figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "opening-scope";
    }

    @Override
    public List<Violation> check(Submission application) {
        var violations = new ArrayList<Violation>();
        var licensedFirst = new ArrayList<String>();
        for (var code : application.texts(SCOPE)) {
            var item = figures.scopeItem(code);
            if (item.isEmpty()) {
                violations.add(application.violation(SCOPE, "“%s”不在经营范围规范目录中".formatted(code)));
            } else if (item.get().preLicence()) {
                licensedFirst.add(item.get().name());
            }
        }
        if (!licensedFirst.isEmpty()) {
            checkLicence(application, String.join("、", licensedFirst), violations);
        }
        return violations;
    }

    private static void checkLicence(Submission application, String items, List<Violation> violations) {
        LICENCE.keySet().stream().sorted().filter(field -> application.text(field).isEmpty()).forEach(field ->
                violations.add(application.violation(field, "经营范围含前置许可项目“%s”，须填写%s".formatted(items, LICENCE.get(field)))));
        application.date("preLicenceValidUntil").filter(date -> date.isBefore(application.today())).ifPresent(date ->
                violations.add(application.violation("preLicenceValidUntil", "前置许可批准文件已于 %s 期满".formatted(date))));
    }
}
