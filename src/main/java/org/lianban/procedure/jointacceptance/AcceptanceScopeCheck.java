package org.lianban.procedure.jointacceptance;

import java.util.List;
import java.util.Optional;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Nothing is accepted twice: the whole, a unit works or a stage that is accepted or under way cannot be applied for again.
 */
@Component
class AcceptanceScopeCheck implements FormCheck {

    private final PartAvailability availability;

    AcceptanceScopeCheck(PartAvailability availability) {
        this.availability = availability;
    }

    @Override
    public String name() {
        return "acceptance-scope";
    }

    @Override
    public List<Violation> check(Submission application) {
        var code = application.text("projectCode");
        if (application.municipality() == null || code.isEmpty()) {
            return List.of();
        }
        var project = new AcceptanceLedger.Project(application.municipality(), code.get());
        return wanted(application)
                .flatMap(key -> availability.problem(project, new ProjectPart(key, "", "", null)))
                .map(problem -> application.violation("acceptanceScope", problem))
                .stream()
                .toList();
    }

    private static Optional<String> wanted(Submission application) {
        return switch (application.text("acceptanceScope").orElse("")) {
            case "whole" -> Optional.of(ProjectPart.WHOLE);
            case "unit" -> application.text("unitWorksCode").map(ProjectPart::unit);
            case "stage" -> application.text("acceptanceStage").map(ProjectPart::stage);
            default -> Optional.empty();
        };
    }
}
