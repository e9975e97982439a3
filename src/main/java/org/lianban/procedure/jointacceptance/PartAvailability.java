package org.lianban.procedure.jointacceptance;

import java.util.List;
import java.util.Optional;
import org.lianban.engine.Cases;
import org.springframework.stereotype.Component;

/** A part of a project can be applied for unless it is accepted, or a running case is about it or about what it excludes. */
@Component
class PartAvailability {

    private final AcceptanceLedger ledger;
    private final Cases cases;

    PartAvailability(AcceptanceLedger ledger, Cases cases) {
        this.ledger = ledger;
        this.cases = cases;
    }

    /** Why it cannot, in words for the applicant; empty where it can. */
    Optional<String> problem(AcceptanceLedger.Project project, ProjectPart wanted) {
        var parts = ledger.parts(project);
        for (var part : parts) {
            if (part.key().equals(wanted.key()) && part.isAccepted()) {
                return Optional.of("%s已于案件 %s 通过联合验收".formatted(part.name(), part.caseNumber()));
            }
            var taken = part.isAccepted() || isUnderWay(part);
            if (part.key().equals(wanted.key()) && taken) {
                return Optional.of("%s正在案件 %s 中验收，不能重复申请".formatted(part.name(), part.caseNumber()));
            }
            if (!part.kind().equals(wanted.kind()) && taken) {
                return Optional.of("项目已按“%s”申请验收（案件 %s），不能再换一种验收范围".formatted(part.name(), part.caseNumber()));
            }
        }
        return wanted.key().equals(ProjectPart.FINAL) && !isAccepted(parts, ProjectPart.STRUCTURE)
                ? Optional.of("主体阶段尚未通过验收，不能申请竣工阶段验收")
                : Optional.empty();
    }

    /** Withdrawn and lapsed cases free what they were about. */
    boolean isUnderWay(ProjectPart part) {
        return part.isOpen() && cases.isRunning(part.caseNumber());
    }

    private static boolean isAccepted(List<ProjectPart> parts, String key) {
        return parts.stream().anyMatch(part -> part.key().equals(key) && part.isAccepted());
    }
}
