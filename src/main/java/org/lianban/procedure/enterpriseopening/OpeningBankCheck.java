package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * A bank account is asked for only where the municipality includes one, and then with bank, branch and kind of account.
 *
 * <p>咸阳 2022 第3、18条; other municipalities by the decision {@code openingParameters}. An enterprise has one basic deposit
 * account: 人民币银行结算账户管理办法 4.
 */
@Component
class OpeningBankCheck implements FormCheck {

    private static final Map<String, String> NEEDED =
            new TreeMap<>(Map.of("bankName", "开户银行", "bankBranch", "开户网点", "bankAccountKind", "账户性质"));

    private final OpeningFigures figures;

    OpeningBankCheck(OpeningFigures figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "opening-bank";
    }

    @Override
    public List<Violation> check(Submission application) {
        if (!application.flag("bankRequested") || application.municipality() == null) {
            return List.of();
        }
        if (!figures.parameters(application.municipality()).bankOffered()) {
            return List.of(application.violation("bankRequested", "本地区的企业开办不含银行开户，请另行向银行办理"));
        }
        var violations = new ArrayList<Violation>();
        NEEDED.forEach((field, what) -> {
            if (application.text(field).isEmpty()) {
                violations.add(application.violation(field, "申请银行开户的，须填写%s".formatted(what)));
            }
        });
        application.text("bankAccountKind").filter(kind -> !kind.equals("basic")).ifPresent(
                kind -> violations.add(application.violation("bankAccountKind", "新设企业开立基本存款账户")));
        return violations;
    }
}
