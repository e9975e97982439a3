package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** In what an auditor can choose: where, and which version of which process. */
@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class TermsController {

    /** @param id tenant id */
    record Place(String id, String name) {}

    private final Models models;
    private final OwnCases cases;

    TermsController(Models models, OwnCases cases) {
        this.models = models;
        this.cases = cases;
    }

    @GetMapping("/definitions")
    @Operation(summary = "流程的各个版本", description = "所有已部署的流程及其各版，同一流程的在一起，新的在前。")
    List<Replay.Definition> definitions() {
        return models.definitions();
    }

    @GetMapping("/municipalities")
    @Operation(summary = "可以查看的地区", description = "本人有权查看其案件的地区。")
    List<Place> municipalities() {
        return cases.municipalities().stream().map(one -> new Place(one.id(), one.name())).toList();
    }
}
