package org.lianban.walk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;

/** Twelve building projects, and the clerks of all departments who work them. */
final class ProjectStories {

    private static final String FIRE = "userTask_inspectFire";
    private static final String CIVIL_DEFENCE = "userTask_inspectCivilDefence";
    private static final String QUALITY = "userTask_superviseQuality";
    private static final String INTAKE = "userTask_acceptApplication";
    private static final String RECTIFICATION = "userTask_submitRectification";

    /** What the form of each inspection asks besides the conclusion. */
    private static final Map<String, Map<String, Object>> LOOKED_AT = Map.of(
            "userTask_verifyPlanning", Map.of("surveyedAreaSqm", 12800, "setbackDeviationM", 0, "inspectedOn", "2026-02-02"),
            FIRE, Map.of("fireFacilitiesTested", List.of("hydrant", "alarm"), "testedPointCount", 24),
            "userTask_checkFireFiling", Map.of("fireItemsChecked", List.of("site-layout", "evacuation")),
            CIVIL_DEFENCE, Map.of("surveyedShelterAreaSqm", 2600, "protectiveDoorsClose", true),
            "userTask_inspectArchives", Map.of("requiredVolumeCount", 36, "archivedVolumeCount", 36),
            "userTask_inspectUtilities",
            Map.of("utilitiesChecked", List.of("drainage", "greening"), "surveyedGreenAreaSqm", 1800),
            QUALITY, Map.of("supervisedItems", List.of("attendance", "procedure", "standards")));

    static final Set<String> INSPECTIONS = LOOKED_AT.keySet();

    private final ProcessEngine engine;

    ProjectStories(ProcessEngine engine) {
        this.engine = engine;
    }

    /** All but the stage of a project that can only be applied for after the stage before it. */
    List<Story> tell() {
        var units = Projects.factory("浐灞智能装备产业园");
        return List.of(
                inspected("01 西安：厂房，整体", "xian", Projects.factory("渭北精密部件厂房")).ends("endEvent_accepted"),
                inspected("02 咸阳：住宅带人防地下室", "xianyang", Projects.housing("秦都花园住宅")).ends("endEvent_accepted"),
                inspected("03 太原：宾馆装修", "taiyuan", Projects.hotelDecoration("汾河宾馆客房改造")).ends("endEvent_accepted"),
                inspected("04 钢城：小型办公楼，消防备案未抽中", "gangcheng", Projects.smallOffice("艾山街道便民中心"))
                        .ends("endEvent_accepted"),
                inspected("05 咸阳：小型办公楼，消防备案抽中", "xianyang", Projects.smallOffice("渭城便民中心抽中")).ends("endEvent_accepted"),
                inspected("06 西安：单位工程01", "xian", Projects.unit(units, "01")).ends("endEvent_accepted"),
                inspected("06 西安：单位工程02", "xian", Projects.unit(units, "02")).ends("endEvent_accepted"),
                inspected("08 西安：施工许可证失效，不予受理", "xian", Projects.factory("灞桥仓储中心"))
                        .form(INTAKE, Map.of("intakeDecision", "refuse", "intakeReason", "施工许可证已失效"))
                        .ends("endEvent_refused", "endEvent_notTaken"),
                inspected("09 天水：未做规划核实测绘，不能联合验收", "tianshui",
                        Projects.with(Projects.factory("秦州冷链仓库"), Map.of("planningSurveyDone", false)))
                        .ends("endEvent_notAdmitted"),
                inspected("10 咸阳：整改逾期，终止验收", "xianyang", Projects.factory("兴平纺织车间"))
                        .form(QUALITY, demanding(QUALITY, "外墙渗水"))
                        .deed(RECTIFICATION, (office, clerk, number, step) -> Stories.monthsPass(engine, number))
                        .ends("endEvent_rectificationLapsed", "endEvent_terminated"),
                inspected("11 天水：建设单位撤回", "tianshui", Projects.factory("麦积果品加工厂"))
                        .deed("userTask_scheduleVisit", (office, clerk, number, step) -> Office.expect(204, office.send(
                                "tianshui.hall", "POST", "/api/cases/" + number + "/withdrawal", Map.of("reason", "另行组织竣工验收"))))
                        .ends("endEvent_withdrawn"),
                inspected("12 西安：三轮整改", "xian", Projects.housing("曲江花园住宅"))
                        .form(FIRE, demanding(FIRE, "防火门缺闭门器"))
                        .form(FIRE, demanding(FIRE, "三层防火门仍缺闭门器"))
                        .form(CIVIL_DEFENCE, demanding(CIVIL_DEFENCE, "防护密闭门未调试"))
                        .form(CIVIL_DEFENCE, demanding(CIVIL_DEFENCE, "密闭门漏气"))
                        .form(CIVIL_DEFENCE, demanding(CIVIL_DEFENCE, "仍漏气"))
                        .ends("endEvent_accepted"));
    }

    /** A project in two stages; the second can be applied for when the first has been accepted. */
    static Story stage(String title, Map<String, Object> project, String stage) {
        return inspected(title, "tianshui", Projects.stage(project, stage));
    }

    /** Everybody does what lets the project pass, unless the story says otherwise. */
    static Story inspected(String title, String municipality, Map<String, Object> application) {
        var story = Story.in("joint-acceptance", title, municipality, application)
                .usually(INTAKE, Map.of("intakeDecision", "accept"))
                .usually("userTask_supplementMaterials", Map.of("supplementNote", "已补竣工图"))
                .usually("userTask_checkSupplement", Map.of("supplementDecision", "complete"))
                .usually("userTask_confirmPlan", Map.of("planDecision", "confirm"))
                .usually("userTask_scheduleVisit", visitOn(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()))
                .usually("userTask_issueRectification", Map.of("rectificationNotice", "请一并整改"))
                .usually(RECTIFICATION, Map.of("rectificationReport", "已全部整改"))
                .usually("userTask_checkCommonParts", Map.of("commonPartsDecision", "pass"))
                .usually("userTask_checkFiling", Map.of("filingDecision", "file"))
                .usually("userTask_handOverOpinion", Map.of("receivedBy", "李雷", "receiptSigned", true));
        INSPECTIONS.forEach(step -> story.usually(step, passing(step)));
        return story;
    }

    static Map<String, Object> visitOn(String day) {
        return Map.of("jointVisitOn", day, "visitPlace", "项目南门");
    }

    /** What the inspector of the step looks at, and that it is in order. */
    static Map<String, Object> passing(String step) {
        return concluding(step, Map.of("conclusion", "pass"));
    }

    static Map<String, Object> demanding(String step, String demand) {
        return concluding(step, Map.of("conclusion", "rectify", "demand", demand));
    }

    private static Map<String, Object> concluding(String step, Map<String, Object> conclusion) {
        var form = new HashMap<String, Object>(LOOKED_AT.get(step));
        form.put("inspectors", "陈刚、周敏");
        form.putAll(conclusion);
        return form;
    }
}
