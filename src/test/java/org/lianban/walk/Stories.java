package org.lianban.walk;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;

/** Varied applications in all five municipalities, and the clerks who work them. */
final class Stories {

    private static final int ROUNDS = 400;

    private static final String REVIEW = "userTask_reviewApplication";
    private static final String MEMBER = "userTask_handleMember";
    private static final String SUPPLEMENT = "userTask_supplementMaterials";

    private final ProcessEngine engine;

    Stories(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Submits all, works them side by side until every case has ended, and gives them by case number. */
    static Map<String, Story> work(Office office, List<Story> stories) {
        var cases = new LinkedHashMap<String, Story>();
        stories.forEach(story -> cases.put(opened(office, story), story));
        var running = new LinkedHashMap<>(cases);
        var switched = new HashSet<String>();
        for (var round = 0; round < ROUNDS && !running.isEmpty(); round++) {
            running.entrySet().removeIf(entry -> ended(office, entry.getKey(), entry.getValue(), switched));
        }
        if (!running.isEmpty()) {
            throw new AssertionError("still open: " + running.keySet().stream().map(office::view).toList());
        }
        return cases;
    }

    private static String opened(Office office, Story story) {
        return office.opened(office.submit(story.procedure, story.municipality, story.application));
    }

    private static boolean ended(Office office, String number, Story story, Set<String> switched) {
        var view = office.view(number);
        if (view.get("state").asText().equals("ended")) {
            return true;
        }
        for (var open : view.get("openSteps")) {
            var deed = open.hasNonNull("department") ? story.next(open.get("id").asText()) : null;
            if (deed != null) {
                if (switched.add(number)) {
                    story.departments.forEach((role, mode) -> office.make(role, mode, number));
                }
                deed.at(office, story.municipality + "." + open.get("department").asText(), number, open.get("id").asText());
            }
        }
        return false;
    }

    /** Twenty and one, each with a name of its own; called again, the next twenty and one. */
    List<Story> tell() {
        return List.of(
                Story.of("天水：当场登记，窗口领取", "tianshui", Applications.plain()).endsOpened(),
                Story.of("天水：邮寄", "tianshui", Applications.byPost(Applications.plain())).endsOpened(),
                Story.of("天水：不开公积金", "tianshui", Applications.licenceOnly()).endsOpened(),
                Story.of("咸阳：六项并预约账号", "xianyang", Applications.withBank(true)).endsOpened(),
                Story.of("太原：只领执照", "taiyuan", Applications.licenceOnly()).endsOpened(),
                Story.of("钢城：住所承诺也智能审批", "gangcheng", Applications.forReview(Applications.plain())).endsOpened(),
                Story.of("钢城：异地受理，结果寄回", "gangcheng", Applications.fromElsewhere()).endsOpened(),
                Story.of("西安：银行开户", "xian", Applications.withBank(false)).endsOpened(),
                Story.of("西安：银行不予开户，申请人放弃", "xian", Applications.forReview(Applications.withBank(false)))
                        .approved()
                        .department("bank", "refuse-later")
                        .form(MEMBER, Map.of("handling", "abandoned", "handlingNote", "改日再办"))
                        .ends("endEvent_openedInPart"),
                Story.of("天水：税务退回，窗口重报", "tianshui", Applications.forReview(Applications.plain()))
                        .approved()
                        .department("tax", "refuse")
                        .deed(MEMBER, (office, clerk, number, step) -> {
                            office.make("tax", "normal", number);
                            office.complete(clerk, number, step, Map.of("handling", "retry"));
                        })
                        .endsOpened(),
                Story.of("天水：刻制未成，人工办结", "tianshui", Applications.forReview(Applications.plain()))
                        .approved()
                        .department("seal-engraver", "refuse-later")
                        .form(MEMBER, Map.of("handling", "manual", "handlingNote", "另行刻制"))
                        .endsOpened(),
                Story.of("天水：一次补正后登记", "tianshui", Applications.forReview(Applications.plain()))
                        .form(REVIEW, Map.of("reviewOutcome", "supplement", "gaps", "章程缺股东签名"))
                        .form(SUPPLEMENT, Map.of("supplementNote", "已补签名"))
                        .approved()
                        .endsOpened(),
                Story.of("天水：延长后不予登记", "tianshui", Applications.forReview(Applications.plain()))
                        .form(REVIEW, Map.of("reviewOutcome", "extend", "extensionReason", "住所情形复杂"))
                        .form("userTask_approveExtension", Map.of("extensionApproved", true))
                        .form(REVIEW, Map.of("reviewOutcome", "refuse", "refusalReason", "住所不存在"))
                        .endsUnregistered("endEvent_refused"),
                Story.of("咸阳：省级国有公司县级无权登记", "xianyang", Applications.with(Map.of("companyType", "state-owned-provincial")))
                        .endsUnregistered("endEvent_directedElsewhere"),
                Story.of("西安：审查认定不属管辖", "xian", Applications.forReview(Applications.plain()))
                        .form(REVIEW, Map.of("reviewOutcome", "notCompetent", "directedAuthority", "高新区登记机关"))
                        .endsUnregistered("endEvent_foundNotCompetent"),
                Story.of("西安：诉讼期间中止", "xian", Applications.forReview(Applications.plain()))
                        .form(REVIEW, Map.of("reviewOutcome", "suspend", "suspensionReason", "股东资格诉讼"))
                        .endsUnregistered("endEvent_suspended"),
                Story.of("天水：申请人撤回", "tianshui", Applications.forReview(Applications.plain()))
                        .deed(REVIEW, (office, clerk, number, step) -> Office.expect(204, office.send(
                                "tianshui.hall", "POST", "/api/cases/" + number + "/withdrawal", Map.of("reason", "不办了"))))
                        .ends("endEvent_withdrawn"),
                Story.of("咸阳：身份现场核验后开办", "xianyang", Applications.withUnverifiableOfficer())
                        .form("userTask_verifyInPerson", Map.of("identityProof", "in-person", "identityProofNote", "本人到场"))
                        .endsOpened(),
                Story.of("西安：现场核验未通过，不予登记", "xian", Applications.withUnverifiableOfficer())
                        .form("userTask_verifyInPerson", Map.of("identityProof", "failed", "identityProofNote", "本人否认"))
                        .form(REVIEW, Map.of("reviewOutcome", "refuse", "refusalReason", "冒用身份"))
                        .endsUnregistered("endEvent_refused"),
                Story.of("天水：身份未核验，名称保留期满", "tianshui", Applications.withUnverifiableOfficer())
                        .deed("userTask_verifyInPerson", (office, clerk, number, step) -> monthsPass(engine, number))
                        .endsUnregistered("endEvent_nameExpired"),
                Story.of("太原：逾期未补正", "taiyuan", Applications.forReview(Applications.licenceOnly()))
                        .form(REVIEW, Map.of("reviewOutcome", "supplement", "gaps", "缺章程"))
                        .deed(SUPPLEMENT, (office, clerk, number, step) -> monthsPass(engine, number))
                        .endsUnregistered("endEvent_lapsed"));
    }

    /** Lets the one timer of the case run out. */
    static void monthsPass(ProcessEngine engine, String number) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
        var timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .singleResult();
        engine.getManagementService().executeJob(timer.getId());
    }
}
