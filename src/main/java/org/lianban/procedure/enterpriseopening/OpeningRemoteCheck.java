package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.List;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * An application taken in elsewhere names the hall that took it and has its results posted.
 *
 * <p>钢城 2021 (十二)2 (applications for other places); other municipalities by the decision {@code openingParameters}.
 */
@Component
class OpeningRemoteCheck implements FormCheck {

    private final OpeningFigures figures;

    OpeningRemoteCheck(OpeningFigures figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "opening-remote";
    }

    @Override
    public List<Violation> check(Submission application) {
        if (!application.flag("remoteAcceptance") || application.municipality() == null) {
            return List.of();
        }
        if (!figures.parameters(application.municipality()).remoteAcceptanceOffered()) {
            return List.of(application.violation("remoteAcceptance", "本地区不提供异地受理"));
        }
        var violations = new ArrayList<Violation>();
        if (application.text("remoteHallName").isEmpty()) {
            violations.add(application.violation("remoteHallName", "异地受理的，须填写代收的政务大厅"));
        }
        if (application.text("deliveryMethod").filter("post"::equals).isEmpty()) {
            violations.add(application.violation("deliveryMethod", "异地受理的，办理结果以寄递方式送达"));
        }
        return violations;
    }
}
