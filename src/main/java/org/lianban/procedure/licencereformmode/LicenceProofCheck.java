package org.lianban.procedure.licencereformmode;

import java.util.List;
import java.util.Map;
import org.lianban.engine.Decisions;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/** A tax proof has to be brought unless its promise is offered here today and chosen (天水 2023 第41条). */
@Component
class LicenceProofCheck implements FormCheck {

    private final Decisions decisions;

    LicenceProofCheck(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return "licence-proof";
    }

    @Override
    public List<Violation> check(Submission application) {
        var item = application.text("itemCode");
        if (application.municipality() == null || item.isEmpty() || application.text("proofNumber").isPresent()) {
            return List.of();
        }
        var listed = decisions.single("licenceItem", Map.of(
                        "itemCode", item.get(),
                        "municipality", application.municipality(),
                        "acceptedOn", application.today().toString()))
                .orElse(Map.of());
        var offered = "commitment".equals(listed.get("reformMode"));
        if (!"taxProof".equals(listed.get("itemKind"))
                || offered && application.text("handlingChoice").filter("commitment"::equals).isPresent()) {
            return List.of();
        }
        return List.of(application.violation(
                "proofNumber", offered ? "不选择告知承诺的，须填写证明文件编号" : "本地区这一证明没有实行告知承诺，须填写证明文件编号"));
    }
}
