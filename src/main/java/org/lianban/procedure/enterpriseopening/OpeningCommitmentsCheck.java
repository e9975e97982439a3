package org.lianban.procedure.enterpriseopening;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Both promises are made.
 *
 * <p>市场主体登记管理条例 17 (the applicant answers for truth, legality and validity of the material), 企业名称登记管理规定
 * 16 (an applicant who keeps a similar name answers for infringement).
 */
@Component
class OpeningCommitmentsCheck implements FormCheck {

    private static final Map<String, String> PROMISES = new TreeMap<>(Map.of(
            "authenticityCommitment", "须承诺申请材料真实、合法、有效",
            "nameInfringementCommitment", "须承诺企业名称侵犯他人合法权益时依法承担责任"));

    @Override
    public String name() {
        return "opening-commitments";
    }

    @Override
    public List<Violation> check(Submission application) {
        return PROMISES.entrySet().stream()
                .filter(promise -> !application.flag(promise.getKey()))
                .map(promise -> application.violation(promise.getKey(), promise.getValue()))
                .toList();
    }
}
