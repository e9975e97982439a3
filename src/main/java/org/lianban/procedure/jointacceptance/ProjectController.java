package org.lianban.procedure.jointacceptance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.lianban.engine.Caller;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What of a project has been accepted, over the cases of its unit works or stages. */
@RestController
@RequestMapping("/api/projects/{projectCode}/acceptance")
@PreAuthorize("hasAnyAuthority('hall', 'construction', 'auditor')")
@Tag(name = "联合验收")
class ProjectController {

    /**
     * @param projectCode national code of the project
     * @param complete whether every known part is accepted
     * @param commonPartsCase case that checked the common parts; null before
     */
    record Standing(
            String projectCode,
            String projectName,
            String municipality,
            boolean complete,
            String commonPartsCase,
            List<Part> parts) {}

    /**
     * @param part {@code whole}, {@code unit:<code>}, {@code stage:structure} or {@code stage:final}
     * @param state {@code declared}, {@code applied}, {@code concluding}, {@code accepted}, {@code notAccepted}, or {@code ended}
     *     where the case ended without an opinion
     * @param passed numbers of the certificates by member; null where the member gives none
     */
    record Part(String part, String name, String state, String caseNumber, Map<String, String> passed) {}

    private final AcceptanceLedger ledger;
    private final PartAvailability availability;
    private final Caller caller;
    private final Municipalities municipalities;

    ProjectController(AcceptanceLedger ledger, PartAvailability availability, Caller caller, Municipalities municipalities) {
        this.ledger = ledger;
        this.availability = availability;
        this.caller = caller;
        this.municipalities = municipalities;
    }

    @GetMapping
    @Operation(summary = "项目的验收情况", description = "项目各部分（单位工程、阶段）验收到哪一步、各由哪个案件、哪些部门已通过。404：本地区没有这个项目的申请。")
    Standing standing(@PathVariable String projectCode) {
        return municipalities.all().stream()
                .map(Municipality::id)
                .filter(caller::worksFor)
                .map(municipality -> new AcceptanceLedger.Project(municipality, projectCode))
                .flatMap(project -> ledger.name(project).map(name -> standing(project, name)).stream())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有项目 %s 的验收申请".formatted(projectCode)));
    }

    private Standing standing(AcceptanceLedger.Project project, String name) {
        var parts = ledger.parts(project);
        return new Standing(
                project.code(),
                name,
                project.municipality(),
                parts.stream().allMatch(ProjectPart::isAccepted),
                ledger.commonPartsCheckedBy(project).orElse(null),
                parts.stream()
                        .map(part -> new Part(
                                part.key(), part.name(), state(part), part.caseNumber(), ledger.passes(project, part.key())))
                        .toList());
    }

    private String state(ProjectPart part) {
        return part.isOpen() && !availability.isUnderWay(part) ? "ended" : part.state();
    }
}
