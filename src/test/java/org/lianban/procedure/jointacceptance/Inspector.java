package org.lianban.procedure.jointacceptance;

import org.lianban.procedure.Case;

/** A department's part in the acceptance: its process, who inspects, the call that records a pass, and how it is refused. */
enum Inspector {
    PLANNING("planning", "planning", "planning", "verifyPlanning", "certifyPlanning", "planning.certificateRefused"),
    FIRE_ACCEPTANCE("fireAcceptance", "fire-acceptance", "construction", "inspectFire", "issueFireOpinion",
            "construction.opinionRefused"),
    FIRE_CHECK("fireCheck", "fire-check", "construction", "checkFireFiling", "recordFireCheck", "construction.fireCheckRefused"),
    CIVIL_DEFENCE("civilDefence", "civil-defence", "civil-defence", "inspectCivilDefence", "fileCivilDefence",
            "civilDefence.filingRefused"),
    ARCHIVES("archives", "archives", "archives", "inspectArchives", "acceptArchives", "archives.acceptanceRefused"),
    URBAN_MANAGEMENT("urbanManagement", "urban-management", "urban-management", "inspectUtilities", "confirmUtilities",
            "urbanManagement.confirmationRefused"),
    QUALITY_SUPERVISION("qualitySupervision", "quality-supervision", "quality-supervision", "superviseQuality",
            "reportSupervision", "qualitySupervision.reportRefused");

    final String prefix;
    final String id;
    final String group;
    final String call;
    final String refusal;
    private final String task;

    Inspector(String prefix, String id, String group, String task, String call, String refusal) {
        this.prefix = prefix;
        this.id = id;
        this.group = group;
        this.task = task;
        this.call = call;
        this.refusal = refusal;
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
