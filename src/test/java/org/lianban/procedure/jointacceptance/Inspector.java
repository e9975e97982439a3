package org.lianban.procedure.jointacceptance;

import java.util.Map;
import org.lianban.procedure.Case;

/** A department's part in the acceptance: its process, who inspects, the call that records a pass, and how it is refused. */
enum Inspector {
    PLANNING("planning", "planning", "planning", "verifyPlanning", "certifyPlanning", "planning.certificateRefused",
            Map.of("surveyedAreaSqm", 8000, "setbackDeviationM", 0, "inspectedOn", "2026-02-20")),
    FIRE_ACCEPTANCE("fireAcceptance", "fire-acceptance", "construction", "inspectFire", "issueFireOpinion",
            "construction.opinionRefused", Map.of("fireFacilitiesTested", "[\"alarm\"]", "testedPointCount", 24)),
    FIRE_CHECK("fireCheck", "fire-check", "construction", "checkFireFiling", "recordFireCheck", "construction.fireCheckRefused",
            Map.of("fireItemsChecked", "[\"evacuation\"]")),
    CIVIL_DEFENCE("civilDefence", "civil-defence", "civil-defence", "inspectCivilDefence", "fileCivilDefence",
            "civilDefence.filingRefused", Map.of("surveyedShelterAreaSqm", 2600, "protectiveDoorsClose", true)),
    ARCHIVES("archives", "archives", "archives", "inspectArchives", "acceptArchives", "archives.acceptanceRefused",
            Map.of("requiredVolumeCount", 36, "archivedVolumeCount", 36)),
    URBAN_MANAGEMENT("urbanManagement", "urban-management", "urban-management", "inspectUtilities", "confirmUtilities",
            "urbanManagement.confirmationRefused", Map.of("utilitiesChecked", "[\"drainage\"]", "surveyedGreenAreaSqm", 1800)),
    QUALITY_SUPERVISION("qualitySupervision", "quality-supervision", "quality-supervision", "superviseQuality",
            "reportSupervision", "qualitySupervision.reportRefused", Map.of("supervisedItems", "[\"attendance\"]"));

    final String prefix;
    final String id;
    final String group;
    final String call;
    final String refusal;
    /** What the form asks besides the conclusion. */
    final Map<String, Object> lookedAt;
    private final String task;

    Inspector(String prefix, String id, String group, String task, String call, String refusal, Map<String, Object> lookedAt) {
        this.prefix = prefix;
        this.id = id;
        this.group = group;
        this.task = task;
        this.call = call;
        this.refusal = refusal;
        this.lookedAt = lookedAt;
    }

    String task() {
        return id + "/userTask_" + task;
    }

    String serviceTask() {
        return id + "/serviceTask_" + call;
    }

    String process() {
        return AcceptanceStory.ACCEPTANCE + "-" + id;
    }

    Object conclusionIn(Case project) {
        return project.value(prefix + "Conclusion");
    }
}
