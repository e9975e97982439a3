package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * The legal representative is a director or the manager, and may be one.
 *
 * <p>公司法 10 (a director who executes the company's affairs, or the manager), 市场主体登记管理条例 12 (six cases that
 * disqualify, which the applicant declares absent).
 */
@Component
class OpeningLegalRepresentativeCheck implements FormCheck {

    private static final Map<String, Set<String>> POSITIONS =
            Map.of("director", Set.of("director", "chairman"), "manager", Set.of("manager"));

    @Override
    public String name() {
        return "opening-legal-representative";
    }

    @Override
    public List<Violation> check(Submission application) {
        var violations = new ArrayList<Violation>();
        var number = application.text("legalRepIdNumber");
        var positions = application.text("legalRepPosition").map(position -> POSITIONS.getOrDefault(position, Set.of()));
        if (number.isPresent() && positions.isPresent()) {
            var office = application.rows("officers").stream()
                    .filter(row -> row.text("documentNumber").filter(number.get()::equalsIgnoreCase).isPresent())
                    .filter(row -> row.text("position").filter(positions.get()::contains).isPresent())
                    .findFirst();
            if (office.isEmpty()) {
                violations.add(application.violation("legalRepPosition",
                        "法定代表人由代表公司执行公司事务的董事或者经理担任，须以相应职务列入董事、经理名单"));
            } else if (application.text("legalRepName").isPresent() && !office.get().text("name").equals(application.text("legalRepName"))) {
                violations.add(application.violation("legalRepName", "与董事、经理名单中同一证件号码的姓名不一致"));
            }
        }
        if (!application.flag("legalRepQualified")) {
            violations.add(application.violation("legalRepQualified",
                    "须确认不存在不得担任法定代表人的六种情形：无民事行为能力或者限制民事行为能力；因经济犯罪被判处刑罚执行期满未逾五年，或者因犯罪被剥夺政治权利执行期满未逾五年；"
                            + "对企业破产负有个人责任未逾三年；对企业被吊销营业执照、责令关闭负有个人责任未逾三年；个人所负数额较大的债务到期未清偿；法律、行政法规规定的其他情形"));
        }
        return violations;
    }
}
