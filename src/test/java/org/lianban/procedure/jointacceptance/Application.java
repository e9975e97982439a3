package org.lianban.procedure.jointacceptance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;

/** What the case knows once an application is in: the answers to the start form as the engine keeps them. */
record Application(Map<String, Object> answers) {

    /** A new factory below every threshold for fire acceptance, as a whole, with which nothing is wrong. */
    static Application aFactory() {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("municipality", "xian");
        answers.put("projectCode", "2024-610112-34-01-123456");
        answers.put("projectName", "渭北精密部件厂房");
        answers.put("projectAddress", "西安市未央区凤城八路 1 号");
        answers.put("projectCategory", "new-build");
        answers.put("projectType", "social-investment");
        answers.put("excludedKind", "none");
        answers.put("investmentWan", 3200);
        answers.put("floorAreaSqm", 8000);
        answers.put("buildingHeightM", 18);
        answers.put("buildingUse", "factory");
        answers.put("hasCivilDefence", false);
        answers.put("constructionPermitNumber", "610112202403010101");
        answers.put("constructionPermitOn", "2024-03-01");
        answers.put("landPermitNumber", "地字第610112202300001号");
        answers.put("planningPermitNumber", "建字第610112202300002号");
        answers.put("completedOn", "2026-01-30");
        answers.put("builderName", "渭北精密部件有限公司");
        answers.put("builderCreditCode", "91610112MA7XABCD1K");
        answers.put("builderRepName", "王芳");
        answers.put("builderRepIdNumber", "34052419800101001X");
        answers.put("projectLeadName", "李雷");
        answers.put("projectLeadMobile", "13900000000");
        answers.put("contactName", "李雷");
        answers.put("contactMobile", "13900000000");
        answers.put("participants", json(
                participant("survey", "西安勘察院"), participant("design", "西安设计院"),
                participant("construct", "渭北建工"), participant("supervise", "渭北监理")));
        answers.put("buildings", json(Map.of(
                "buildingName", "1号厂房", "structureType", "钢结构", "fireRating", "二级", "floorsAbove", 2, "floorsBelow", 0,
                "heightM", 18, "areaAboveSqm", 8000, "areaBelowSqm", 0)));
        answers.put("acceptanceScope", "whole");
        List.of("overallQualitySafe", "safeToUse", "functionsMet", "planningSurveyDone", "worksCompleted",
                "qualityDocumentsComplete", "materialTestsComplete", "archiveDocumentsComplete", "warrantySigned",
                "specialTestsPassed", "authenticityCommitment").forEach(commitment -> answers.put(commitment, true));
        return new Application(answers);
    }

    /** A residential tower over 54 m with a basement for civil defence: fire acceptance and civil defence take part. */
    static Application housing() {
        return aFactory()
                .with("projectName", "渭北花园住宅")
                .with("buildingUse", "residential")
                .with("floorAreaSqm", 32000)
                .with("buildingHeightM", 80)
                .with("hasCivilDefence", true)
                .with("civilDefenceAreaSqm", 2600);
    }

    /** One of two units of a project. */
    static Application aUnit() {
        return aFactory()
                .with("acceptanceScope", "unit")
                .with("unitWorksCode", "02")
                .with("unitWorks", json(Map.of("code", "01", "name", "1号楼"), Map.of("code", "02", "name", "2号楼")))
                .with("fireAccessKept", true);
    }

    static Application aStage(String stage) {
        return housing().with("municipality", "tianshui").with("acceptanceScope", "stage").with("acceptanceStage", stage);
    }

    Application with(String key, Object value) {
        var changed = new LinkedHashMap<>(answers);
        changed.put(key, value);
        return new Application(Collections.unmodifiableMap(changed));
    }

    private static Map<String, Object> participant(String role, String name) {
        return Map.of("role", role, "name", name, "qualification", "甲级", "legalRepName", "张强",
                "leadName", "赵磊", "leadMobile", "13700000000");
    }

    @SafeVarargs
    private static Object json(Map<String, Object>... rows) {
        return Spin.JSON(List.of(rows));
    }
}
