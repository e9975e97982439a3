package org.lianban.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fifteen affairs of applicants who promise, from the application to whatever followed. An affair may be several cases: the
 * promise, its check, the clue, the repair.
 */
final class PromiseAffairs {

    private static final Map<String, Object> SIGNED_FOR = Map.of("receivedBy", "宋佳", "receiptSigned", true);
    private static final String HALL = "xian.hall";
    private static final String APPROVAL = "xian.approval";
    private static final String PLANNING = "xian.planning";
    private static final String SUPERVISOR = "xian.supervisor";
    private static final String LEADER = "xian.leader";

    private final Office office;
    private final MovableClock clock;
    private final Reminders reminders;
    private final Map<String, List<String>> cases = new LinkedHashMap<>();

    PromiseAffairs(Office office, MovableClock clock, ProcessEngine engine, JdbcClient jdbc) {
        this.office = office;
        this.clock = clock;
        this.reminders = new Reminders(office, clock, engine);
        entered(jdbc);
    }

    /** Numbers of the cases of each affair, by its title. */
    Map<String, List<String>> work() {
        var late = new ArrayList<String>();
        var builder = granted("01 建筑业企业资质：承诺属实，再次核查也属实", promise("construction-qualification", "西安渭北建工有限公司"));
        var kept = granted("05 消防安全检查：虚假，为公共利益不予撤销", promise("public-venue-fire", "西安城南剧场有限公司"));
        var revoked = granted("06 消防安全检查：虚假，听证后撤销，信用先不予修复、后修复", promise("public-venue-fire", "西安乐活健身有限公司"));
        var upheld = granted("07 消防安全检查：负责人认定没有违反；线索不成立", promise("public-venue-fire", "西安雁塔书城有限公司"));
        var unsigned = open("04 消防安全检查：不签承诺，按一般程序，不予许可", "notification-commitment", "xian",
                promise("public-venue-fire", "西安灞河影城有限公司"));
        office.complete(HALL, unsigned, "userTask_signCommitment", Map.of("signDecision", "refuse", "signRefusalReason", "不同意到现场核查"));
        office.awaitStep(unsigned, "userTask_decideNormally");
        late.add(unsigned);

        check(check(builder), "complied");
        check(check(kept), "false");
        office.awaitStep(check(kept), "userTask_assessHarm");
        late.add(check(kept));
        check(check(upheld), "false");
        check(check(revoked), "false");

        var again = open("01", "post-commitment-check-clue", "xian", clue(builder));
        late.add(again);
        var repair = open("08 信用：限制期已满，无须修复；没有纠正，不予修复", "post-commitment-check-repair", "xian",
                repair("西安旧案建筑有限公司", "91610113MA6TQ2C321", "OLD-1"));
        office.awaitEnd(repair);
        var restricted = open("08", "post-commitment-check-repair", "xian",
                repair("西安旧案建筑有限公司", "91610113MA6TX7C50P", "OLD-2"));
        late.add(restricted);
        var broken = deferral("10 容缺受理：没有兑现，退回；以后不再适用", "91610113MA6TY9F18K", "2026-03-17");
        late.add(broken);
        var land = preApproval("13 预审批：蓝章，取得土地后转红章；不是工业项目的不能预审批", "yes");
        late.add(land);
        var licence = reform("15 优化审批：准予、不予许可；税务证明采信、不采信", "tianshui", "drug-retail", "ordinary");
        late.add(licence);
        reminders.awaitEach(late);

        checkedAgainOnAClue(again);
        keptForThePublic(check(kept));
        revokedAndRepaired(revoked);
        foundWithout(upheld);
        office.complete(APPROVAL, unsigned, "userTask_decideNormally", Map.of("normalDecision", "refuse", "normalRefusalReason", "疏散通道不足"));
        office.complete(SUPERVISOR, restricted, "userTask_reviewRepair", Map.of("repairDecision", "refuse", "repairReason", "未纠正"));
        promisesNotMade();
        materials(broken);
        land(land);
        reforms(licence);
        cases.values().forEach(numbers -> numbers.forEach(this::awaitEnd));
        return cases;
    }

    private void promisesNotMade() {
        var refused = open("02 乙类非处方药：从证照分离转来，承诺人无权签署，不予准予", "licence-reform-mode", "gangcheng",
                licence("otc-drug-retail", "commitment"));
        var commitment = Office.output(office.awaitEnd(refused), "commitmentCase");
        cases.get("02 乙类非处方药：从证照分离转来，承诺人无权签署，不予准予").add(commitment);
        office.complete("gangcheng.hall", commitment, "userTask_signCommitment", signature());
        office.complete("gangcheng.approval", commitment, "userTask_decideOnPromise",
                Map.of("promiseDecision", "refuse", "refusalReason", "签署人没有授权"));
        open("03 不在目录和清单内的事项：告知后办结", "notification-commitment", "taiyuan", promise("otc-drug-retail", "太原迎泽药房有限公司"));
        open("03", "licence-reform-mode", "taiyuan", with(licence("other", "ordinary"), "otherItemName", "宠物美容"));
    }

    private void checkedAgainOnAClue(String clue) {
        office.complete(SUPERVISOR, clue, "userTask_screenClue", Map.of("clueDecision", "open", "screeningReason", "须到场查看"));
        var check = Office.output(office.awaitEnd(clue), "openedCheck");
        add("01", check);
        check(check, "complied");
    }

    private void keptForThePublic(String check) {
        office.complete(SUPERVISOR, check, "userTask_assessHarm",
                Map.of("gravePublicHarm", true, "thirdPartyRelied", false, "harmAssessment", "该区唯一的应急避难场所"));
    }

    private void revokedAndRepaired(String granted) {
        var check = check(granted);
        hearingOffered(check);
        Office.expect(204, office.send(HALL, "POST", "/api/cases/" + check + "/hearing-request", Map.of("reason", "不服")));
        office.complete(LEADER, check, "userTask_holdHearing",
                Map.of("hearingHeldOn", today(), "hearingChair", "郑文", "hearingMinutes", "申请人承认疏散通道自始未设"));
        office.complete(LEADER, check, "userTask_decideRevocation", Map.of("revocationRuling", "revoke", "revocationGrounds", "自始未设"));
        office.complete(HALL, check, "userTask_deliverRevocation", SIGNED_FOR);
        office.awaitEnd(check);
        for (var decision : List.of("refuse", "approve")) {
            var repair = open("06", "post-commitment-check-repair", "xian", repair("西安乐活健身有限公司", "91610113MA6TX1B23W", check));
            office.complete(SUPERVISOR, repair, "userTask_reviewRepair", Map.of("repairDecision", decision, "repairReason", "已查看现场"));
            office.awaitEnd(repair);
        }
    }

    private void foundWithout(String granted) {
        var check = check(granted);
        hearingOffered(check);
        office.await(check, "hearing may be asked for", view -> Office.openSteps(view).stream().noneMatch(step -> step.startsWith("userTask")));
        clock.moveTo(clock.instant().atZone(clock.getZone()).toLocalDateTime().plusDays(14).toString());
        office.complete(LEADER, check, "userTask_decideRevocation", Map.of("revocationRuling", "unfounded", "revocationGrounds", "通道是事后封堵的"));
        office.awaitEnd(check);
        var clue = open("07", "post-commitment-check-clue", "xian", clue(granted));
        office.complete(SUPERVISOR, clue, "userTask_screenClue", Map.of("clueDecision", "dismiss", "screeningReason", "同一事实已查清"));
    }

    private void hearingOffered(String check) {
        office.complete(SUPERVISOR, check, "userTask_assessHarm",
                Map.of("gravePublicHarm", false, "thirdPartyRelied", false, "harmAssessment", "没有第三人信赖"));
        office.complete(SUPERVISOR, check, "userTask_informHearing", Map.of("hearingNoticeNumber", "听告〔2026〕1号", "hearingInformedOn", today()));
    }

    private void materials(String broken) {
        office.awaitEnd(broken);
        open("10", "deferred-materials", "xian", Promises.deferral("91610113MA6TY9F18K"));
        var withdrawn = deferral("09 容缺受理：先撤回，再申请，补齐后许可", "91610113MA6TQ5D884", inDays(5));
        Office.expect(204, office.send(HALL, "POST", "/api/cases/" + withdrawn + "/withdrawal", Map.of("reason", "材料写错")));
        var issued = deferral("09", "91610113MA6TQ5D884", inDays(5));
        office.complete(APPROVAL, issued, "userTask_reviewApplication", Map.of("reviewDecision", "approve", "reviewers", "陈刚、周敏"));
        office.complete(HALL, issued, "userTask_submitMaterials", Map.of("submittedNote", "验资报告"));
        office.complete(APPROVAL, issued, "userTask_checkMaterials", Map.of("materialsDecision", "complete"));
        office.complete(HALL, issued, "userTask_handOverResult", SIGNED_FOR);
        var refused = deferral("11 容缺受理：审查不予许可；另一次不愿承诺", "91610113MA6TR7E429", inDays(5));
        office.complete(APPROVAL, refused, "userTask_reviewApplication",
                Map.of("reviewDecision", "refuse", "refusalReason", "经营场所不符", "reviewers", "陈刚、周敏"));
        office.complete(HALL, refused, "userTask_deliverRefusal", SIGNED_FOR);
        var declined = open("11", "deferred-materials", "xian", Promises.deferral("91610113MA6TR7E429"));
        office.complete(HALL, declined, "userTask_issueNotice", Map.of("longestWaitDays", 15, "promiseDecision", "decline"));
    }

    private void land(String titled) {
        stampedBlue(titled);
        Office.expect(204, office.send(PLANNING, "POST", "/api/cases/" + titled + "/land-title",
                Map.of("landTitleNumber", "陕（2026）西安市不动产权第1号")));
        office.complete(PLANNING, titled, "userTask_confirmPlan", Map.of("planDecision", "unchanged"));
        office.complete(HALL, titled, "userTask_handOverApproval", SIGNED_FOR);
        preApproval("13", "no");
        var withdrawn = preApproval("12 预审批：先撤回，再申请，未取得土地，蓝章作废", "yes");
        Office.expect(204, office.send(HALL, "POST", "/api/cases/" + withdrawn + "/withdrawal", Map.of("reason", "换地块")));
        var lost = preApproval("12", "yes");
        stampedBlue(lost);
        Office.expect(204, office.send(HALL, "POST", "/api/cases/" + lost + "/land-loss", Map.of("reason", "未竞得")));
    }

    private void stampedBlue(String number) {
        office.complete(PLANNING, number, "userTask_reviewDesign", Map.of("designConclusion", "pass"));
        office.complete("xian.urban-management", number, "userTask_reviewLandscape", Map.of("landscapeConclusion", "pass"));
        office.complete(PLANNING, number, "userTask_reviewScheme", Map.of("schemeDecision", "pass"));
    }

    private void reforms(String licensed) {
        office.complete("tianshui.approval", licensed, "userTask_reviewApplication", Map.of("reviewDecision", "approve"));
        var refused = reform("15", "tianshui", "drug-retail", "ordinary");
        office.complete("tianshui.approval", refused, "userTask_reviewApplication",
                Map.of("reviewDecision", "refuse", "refusalReason", "没有执业药师"));
        for (var decision : List.of("accept", "reject")) {
            var proof = open("15", "licence-reform-mode", "tianshui",
                    with(licence("tax-only-home", "ordinary"), "proofNumber", "房证〔2026〕5号"));
            office.complete("tianshui.tax", proof, "userTask_checkProof", decision.equals("accept")
                    ? Map.of("proofDecision", decision)
                    : Map.of("proofDecision", decision, "proofRejection", "与登记簿不符"));
        }
        reform("14 取消审批和备案：没有许可，也没有审查", "gangcheng", "drug-shop-preparation", "ordinary");
        var filed = reform("14", "tianshui", "food-small", "ordinary");
        office.complete("tianshui.approval", filed, "userTask_registerFiling", Map.of("decisionNumber", "食备〔2026〕88号"));
    }

    private void awaitEnd(String number) {
        office.await(number, "ended", view -> {
            nudge();
            return view.get("state").asText().equals("ended");
        });
    }

    /** The promise is signed, granted and handed over. */
    private String granted(String title, Map<String, Object> application) {
        var number = open(title, "notification-commitment", "xian", application);
        office.complete(HALL, number, "userTask_signCommitment", signature());
        office.complete(APPROVAL, number, "userTask_decideOnPromise", Promises.grant());
        office.awaitStep(number, "receiveTask_awaitReceipt");
        nudge();
        office.complete(HALL, number, "userTask_handOverDecision", SIGNED_FOR);
        add(title, check(number));
        return number;
    }

    /** Departments that answer later do so after some minutes of this clock. */
    private void nudge() {
        clock.moveTo(clock.instant().atZone(clock.getZone()).toLocalDateTime().plusMinutes(5).toString());
    }

    private String check(String granted) {
        return Office.output(office.view(granted), "checkCase");
    }

    private void check(String check, String finding) {
        office.complete(SUPERVISOR, check, "userTask_checkPromise", Map.of(
                "finding", finding, "checkedOn", today(), "usedMeans", "on-site", "inspectors", "周敏、吴刚", "findingDetail", "到店查看"));
    }

    private String deferral(String title, String creditCode, String promisedOn) {
        var number = open(title, "deferred-materials", "xian", Promises.deferral(creditCode));
        office.complete(HALL, number, "userTask_issueNotice", Map.of(
                "longestWaitDays", 15, "promiseDecision", "promise", "promisedOn", promisedOn,
                "promiseSigner", "王强", "promiseSignature", "QM-2026-0001"));
        office.awaitStep(number, "userTask_reviewApplication");
        return number;
    }

    private String preApproval(String title, String industrial) {
        return open(title, "pre-approval", "xian", with(Promises.plot(inDays(20)), "industrialProject", industrial));
    }

    private String reform(String title, String municipality, String item, String choice) {
        return open(title, "licence-reform-mode", municipality, licence(item, choice));
    }

    private String open(String title, String procedure, String municipality, Map<String, Object> application) {
        var number = office.opened(office.submit(procedure, municipality, application));
        add(title, number);
        return number;
    }

    /** @param title or its number, once the affair has begun */
    private void add(String title, String number) {
        var known = cases.keySet().stream().filter(affair -> affair.startsWith(title)).findFirst().orElse(title);
        cases.computeIfAbsent(known, affair -> new ArrayList<>()).add(number);
    }

    private String today() {
        return inDays(0);
    }

    private String inDays(int days) {
        return clock.instant().atZone(clock.getZone()).toLocalDate().plusDays(days).toString();
    }

    private static Map<String, Object> promise(String item, String name) {
        return with(Promises.builder(name, "91610113MA6TX1B23W"), "itemCode", item);
    }

    private static Map<String, Object> signature() {
        return with(with(Promises.signature(false), "fifthTermAccepted", true), "sixthTermAccepted", true);
    }

    private static Map<String, Object> licence(String item, String choice) {
        return new HashMap<>(Map.of(
                "itemCode", item, "handlingChoice", choice, "applicationNote", "麦积区桥南一号", "applicantKind", "enterprise",
                "applicantName", "曲江智造有限公司", "applicantCreditCode", "91610113MA6TX1B23W",
                "contactName", "李雷", "contactMobile", "13892850012"));
    }

    private static Map<String, Object> clue(String reported) {
        return Map.of("reportedCase", reported, "clueSource", "inspection", "clueDetail", "疏散通道自始未设");
    }

    private static Map<String, Object> repair(String name, String creditCode, String repairedCase) {
        return Map.of(
                "applicantKind", "enterprise", "applicantName", name, "applicantCreditCode", creditCode,
                "contactName", "孙丽", "contactMobile", "13800000000", "repairedCase", repairedCase,
                "correctionReport", "已整改", "repairCommitment", true);
    }

    private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
        var all = new LinkedHashMap<>(some);
        all.put(name, value);
        return all;
    }

    /** Broken promises of earlier years: one whose restriction is over, one without an end. */
    private static void entered(JdbcClient jdbc) {
        var entry = """
                insert into credit_entry (id, municipality, subject, kind, item_code, case_number, recorded_at, restricted_until)
                values (?, 'xian', ?, 'unfulfilled', 'construction-qualification', ?, current_timestamp, cast(? as date))""";
        jdbc.sql(entry).params("OLD-1", "91610113MA6TQ2C321", "OLD-1", "2025-12-31").update();
        jdbc.sql(entry).params("OLD-2", "91610113MA6TX7C50P", "OLD-2", null).update();
    }
}
