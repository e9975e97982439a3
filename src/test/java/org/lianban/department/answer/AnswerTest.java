package org.lianban.department.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.department.Cases;
import org.lianban.department.DepartmentTest;
import org.lianban.journal.CaseRow;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
class AnswerTest {

    private static final String DIGEST = "ab".repeat(32);

    @Autowired Cases cases;
    @Autowired PendingAnswerSweep sweep;
    @Autowired JdbcClient jdbc;
    @Autowired JournalRows journal;
    @Autowired Environment environment;

    private final String answerId = "A-" + UUID.randomUUID();
    private Sender engraver;

    @BeforeEach
    void anHonestEngraver() {
        engraver = new Sender(environment, "seal-engraver");
    }

    @Test
    @DisplayName("答复送达：变量写入，流程继续；答复与状态同一事务")
    void aGenuineAnswerMovesTheCaseOn() {
        var waiting = cases.waitingForSealsIn("tianshui");

        var response = engraver.sends(engraved(waiting));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().get("state").asText()).isEqualTo("applied");
        assertThat(cases.whereIs(waiting)).isEqualTo("userTask_decide");
        assertThat(cases.variable(waiting, "sealsAccepted")).isEqualTo(true);
        assertThat(cases.variable(waiting, "sealFeeYuan")).isEqualTo(60.0);
        assertThat(cases.variable(waiting, "sealImprintDigest")).isEqualTo(DIGEST);
        assertThat(((SpinJsonNode) cases.variable(waiting, "sealSecurityCodes")).elements()).hasSize(2);
        assertThat(stateOfAnswer()).isEqualTo("APPLIED");
    }

    @Test
    @DisplayName("答复称未完成：理由写入流程")
    void anAnswerMayRefuse() {
        var waiting = cases.waitingForSealsIn("tianshui");

        engraver.sends("""
                {"caseNumber":"%s","ticket":"%s","answerId":"%s","accepted":false,"reason":"材质缺货"}"""
                .formatted(cases.numberOf(waiting), cases.ticketOf(waiting), answerId));

        assertThat(cases.variable(waiting, "sealsAccepted")).isEqualTo(false);
        assertThat(cases.variable(waiting, "sealRefusalReason")).isEqualTo("材质缺货");
    }

    @Test
    @DisplayName("重复送达：得到与第一次相同的回应，只生效一次")
    void aRepeatedAnswerHasNoSecondEffect() {
        var waiting = cases.waitingForSealsIn("tianshui");
        var answer = engraved(waiting);
        var first = engraver.sends(answer);
        cases.complete(waiting, Map.of("again", true));
        cases.runJob(waiting);
        cases.runJob(waiting);

        var second = engraver.sends(answer);

        assertThat(second).isEqualTo(first);
        assertThat(cases.whereIs(waiting)).isEqualTo("receiveTask_awaitSeals");
        assertThat(countOfAnswers()).isEqualTo(1);
    }

    @Test
    @DisplayName("同一答复同时送达八次：回应相同，只生效一次")
    void simultaneousDeliveriesHaveOneEffect() throws Exception {
        var waiting = cases.waitingForSealsIn("tianshui");
        var answer = engraved(waiting);
        var threads = Executors.newFixedThreadPool(8);

        var statuses = threads.invokeAll(Stream.generate(() ->
                                (Callable<Integer>) () -> engraver.sends(answer).status())
                        .limit(8)
                        .toList())
                .stream()
                .map(AnswerTest::result)
                .toList();
        threads.shutdown();

        assertThat(statuses).containsOnly(200);
        assertThat(countOfAnswers()).isEqualTo(1);
        assertThat(cases.whereIs(waiting)).isEqualTo("userTask_decide");
    }

    @Test
    @DisplayName("伪造：没有签名、密钥不对、报文被改、时间戳过期或超前，一律 401 且不留痕")
    void forgeriesAreRefused() {
        var waiting = cases.waitingForSealsIn("tianshui");
        var answer = engraved(waiting);
        var altered = answer.replace("60.0", "6.0");

        var responses = List.of(
                engraver.sendsUnsigned(answer),
                new Sender(environment, "seal-engraver").withSecret("guess").sends(answer),
                engraver.sends(answer, altered, null),
                new Sender(environment, "seal-engraver").signingAt(Instant.now().minusSeconds(301)).sends(answer),
                new Sender(environment, "seal-engraver").signingAt(Instant.now().plusSeconds(330)).sends(answer),
                new Sender(environment, "bank").withSecret("seal-engraver-secret").sends(answer));

        assertThat(responses).extracting(Sender.Response::status).containsOnly(401);
        assertThat(responses).extracting(Sender.Response::contentType).containsOnly("application/problem+json");
        assertThat(countOfAnswers()).isZero();
        assertThat(cases.whereIs(waiting)).isEqualTo("receiveTask_awaitSeals");
    }

    @Test
    @DisplayName("没有约定答复的部门：404")
    void departmentsWithoutAnswersHaveNoDoor() {
        assertThat(new Sender(environment, "tax").sends("{}").status()).isEqualTo(404);
        assertThat(new Sender(environment, "nobody").sends("{}").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("早到（案件已发出委托，尚未到达等待环节）：先收存，到达后送达")
    void anEarlyAnswerIsKept() {
        var before = cases.beforeTheWaitIn("tianshui");

        var response = engraver.sends(engraved(before));
        sweep.sweep();
        var whileKept = stateOfAnswer();
        cases.runJob(before);
        letThePauseEnd();
        sweep.sweep();

        assertThat(response.status()).isEqualTo(202);
        assertThat(bodyOfAnswer()).as("encrypted").startsWith("v1.").doesNotContain(DIGEST, "caseNumber");
        assertThat(whileKept).isEqualTo("PENDING");
        assertThat(stateOfAnswer()).isEqualTo("APPLIED");
        assertThat(cases.whereIs(before)).isEqualTo("userTask_decide");
        assertThat(engraver.sends(engraved(before)).status()).as("repeated, told the same").isEqualTo(202);
    }

    @Test
    @DisplayName("答复与进入等待环节的事务同时到：等那个事务结束再看，既不算迟到也不必收存")
    void anAnswerThatComesWithTheCommitIsTaken(@Autowired PlatformTransactionManager transactions, @Autowired CaseRow row) throws Exception {
        var before = cases.beforeTheWaitIn("tianshui");
        var answer = engraved(before);
        var thread = Executors.newSingleThreadExecutor();

        var response = new TransactionTemplate(transactions).execute(status -> {
            row.lock(cases.numberOf(before));
            var sent = thread.submit(() -> engraver.sends(answer));
            assertThatThrownBy(() -> sent.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            cases.runJob(before);
            return sent;
        });
        thread.shutdown();

        assertThat(response.get().status()).isEqualTo(200);
        assertThat(cases.whereIs(before)).isEqualTo("userTask_decide");
    }

    @Test
    @DisplayName("案件一时不能前进（被挂起）：答复不丢，恢复后送达")
    void anAnswerIsNotLostWithTheTransactionThatFailed() {
        var waiting = cases.waitingForSealsIn("tianshui");
        cases.suspend(waiting);

        var response = engraver.sends(engraved(waiting));
        sweep.sweep();
        cases.activate(waiting);
        letThePauseEnd();
        sweep.sweep();

        assertThat(response.status()).isEqualTo(202);
        assertThat(stateOfAnswer()).isEqualTo("APPLIED");
        assertThat(cases.whereIs(waiting)).isEqualTo("userTask_decide");
    }

    @Test
    @DisplayName("以前轮次的受理凭证：409，本轮不受影响")
    void anAnswerToAnEarlierRoundIsLate() {
        var waiting = cases.waitingForSealsIn("tianshui");
        var toFirstRound = engraved(waiting);
        cases.abandon(waiting);
        cases.complete(waiting, Map.of("again", true));
        cases.runJob(waiting);
        cases.runJob(waiting);

        var response = engraver.sends(toFirstRound);

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(stateOfAnswer()).isEqualTo("LATE");
        assertThat(cases.whereIs(waiting)).isEqualTo("receiveTask_awaitSeals");
    }

    @Test
    @DisplayName("案件已越过等待环节、已办结：409")
    void anAnswerAfterTheWaitIsLate() {
        var waiting = cases.waitingForSealsIn("tianshui");
        var answer = engraved(waiting);
        cases.abandon(waiting);

        assertThat(engraver.sends(answer).status()).isEqualTo(409);
        cases.complete(waiting, Map.of("again", false));

        assertThat(engraver.sends(answer.replace(answerId, answerId + "-2")).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("收存的答复，案件办结后转为迟到")
    void aKeptAnswerBecomesLateWithTheEndOfTheCase() {
        var waiting = cases.waitingForSealsIn("tianshui");
        var ofUnknownTicket = engraved(waiting).replace(cases.ticketOf(waiting), "KZ-unheard-of");

        assertThat(engraver.sends(ofUnknownTicket).status()).isEqualTo(202);
        cases.abandon(waiting);
        cases.complete(waiting, Map.of("again", false));
        sweep.sweep();

        assertThat(stateOfAnswer()).isEqualTo("LATE");
    }

    @Test
    @DisplayName("没有这一案件：404，仍留存")
    void anAnswerForNobodyIsKeptOnRecord() {
        var response = engraver.sends("""
                {"caseNumber":"620500-QYKB-20260101-999999","ticket":"T","answerId":"%s","accepted":false,"reason":"x"}"""
                .formatted(answerId));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body().get("detail").asText()).isEqualTo("没有这一案件");
        assertThat(stateOfAnswer()).isEqualTo("UNKNOWN");
    }

    @Test
    @DisplayName("地区另有密钥的：用通用密钥签名的答复只当案件不存在，记在系统自己的记录里")
    void theSecretOfAMunicipalityOpensOnlyItsCases() {
        var inXian = cases.waitingForSealsIn("xian");
        var answer = engraved(inXian);

        assertThat(engraver.sends(answer).status()).isEqualTo(404);
        assertThat(cases.recorded(JournalRows.INSTALLATION, "answer.refused"))
                .filteredOn(refused -> refused.get("answerId").asText().equals(answerId))
                .singleElement()
                .satisfies(refused -> assertThat(refused.get("caseNumber").asText()).isEqualTo(cases.numberOf(inXian)));
        assertThat(statesOnRecord(cases.numberOf(inXian))).isEmpty();
        assertThat(new Sender(environment, "seal-engraver")
                        .withSecret("another-secret")
                        .sendsFor("xian", answer.replace(answerId, answerId + "-2"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("内容不合约定：422，一次列出全部问题，用中文字段名")
    void everyFaultIsNamedAtOnce() {
        var response = engraver.sends("""
                {"ticket":"","answerId":"%s","accepted":true,"imprintDigest":"xyz","feeYuan":-1}""".formatted(answerId));

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.body().get("violations").findValuesAsText("label"))
                .contains("案件编号", "受理凭证号", "印模摘要", "刻章费用（元）", "答复");
        assertThat(response.body().get("violations").findValuesAsText("message")).contains("不能为空");
        assertThat(engraver.sends("{nonsense").body().get("violations").get(0).get("message").asText())
                .isEqualTo("不是有效的 JSON");
        assertThat(engraver.sends("{\"accepted\":\"perhaps\"}").body().get("violations").get(0).get("label").asText())
                .isEqualTo("是否刻制完成");
        assertThat(countOfAnswers()).isZero();
    }

    @Test
    @DisplayName("超过 256 KB 的报文：413")
    void anEndlessAnswerIsNotRead() {
        assertThat(engraver.sends("x".repeat(257 * 1024)).status()).isEqualTo(413);
    }

    @Test
    @DisplayName("送达记入案件：部门、凭证、内容；重复送达不再记")
    void anAppliedAnswerIsOnRecordOnce() {
        var waiting = cases.waitingForSealsIn("tianshui");

        engraver.sends(engraved(waiting));
        engraver.sends(engraved(waiting));

        assertThat(cases.recorded(waiting, "answer.received")).singleElement().satisfies(received -> {
            assertThat(received.get("department").asText()).isEqualTo("seal-engraver");
            assertThat(received.get("fact").asText()).isEqualTo("sealsEngraved");
            assertThat(received.get("answerId").asText()).isEqualTo(answerId);
            assertThat(received.get("ticket").asText()).isEqualTo(cases.ticketOf(waiting));
            assertThat(received.get("state").asText()).isEqualTo("applied");
            assertThat(received.at("/answer/feeYuan").asDouble()).isEqualTo(60.0);
        });
        assertThat(actorsOf(cases.numberOf(waiting), "answer.received")).containsOnly("department:seal-engraver");
        assertThat(actorsOf(cases.numberOf(waiting), "message.received")).containsOnly("department:seal-engraver");
    }

    @Test
    @DisplayName("早到的记两次：收存时、送达时；其间的重试不记")
    void anEarlyAnswerIsOnRecordWhenItComesAndWhenItIsApplied() {
        var before = cases.beforeTheWaitIn("tianshui");

        engraver.sends(engraved(before));
        sweep.sweep();
        cases.runJob(before);
        letThePauseEnd();
        sweep.sweep();

        assertThat(statesOnRecord(cases.numberOf(before))).containsExactly("pending", "applied");
        assertThat(actorsOf(cases.numberOf(before), "answer.received")).containsOnly("department:seal-engraver");
    }

    @Test
    @DisplayName("因故障收存的也在案，写明原因")
    void anAnswerKeptForAFaultIsOnRecord() {
        var waiting = cases.waitingForSealsIn("tianshui");
        cases.suspend(waiting);

        engraver.sends(engraved(waiting));
        cases.activate(waiting);
        letThePauseEnd();
        sweep.sweep();

        assertThat(statesOnRecord(cases.numberOf(waiting))).containsExactly("pending", "applied");
        assertThat(cases.recorded(waiting, "answer.received").get(0).get("problem").asText()).contains("suspended");
    }

    @Test
    @DisplayName("迟到的在案件的记录里，没有案件的在系统的记录里")
    void lateAndUnknownAnswersAreOnRecord() {
        var waiting = cases.waitingForSealsIn("tianshui");
        var answer = engraved(waiting);
        cases.abandon(waiting);

        engraver.sends(answer);
        engraver.sends("""
                {"caseNumber":"620500-QYKB-20260101-999999","ticket":"T","answerId":"%s","accepted":false,"reason":"x"}"""
                .formatted(answerId));

        assertThat(statesOnRecord(cases.numberOf(waiting))).containsExactly("late");
        assertThat(cases.recorded(JournalRows.INSTALLATION, "answer.received"))
                .filteredOn(received -> received.get("answerId").asText().equals(answerId))
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.get("state").asText()).isEqualTo("unknown");
                    assertThat(received.at("/answer/caseNumber").asText()).isEqualTo("620500-QYKB-20260101-999999");
                });
    }

    private List<String> statesOnRecord(String caseNumber) {
        return cases.recorded(caseNumber, "answer.received").stream().map(received -> received.get("state").asText()).toList();
    }

    private List<String> actorsOf(String caseNumber, String kind) {
        var reading = journal.reading(caseNumber);
        return journal.of(caseNumber, 1, Integer.MAX_VALUE).stream()
                .filter(row -> reading.events(row).orElseThrow().contains("\"" + kind + "\""))
                .map(JournalRow::actor)
                .toList();
    }

    private String engraved(ProcessInstance waiting) {
        return """
                {"caseNumber":"%s","ticket":"%s","answerId":"%s","accepted":true,
                 "securityCodes":["6205000000001","6205000000002"],"imprintDigest":"%s","feeYuan":60.0}"""
                .formatted(cases.numberOf(waiting), cases.ticketOf(waiting), answerId, DIGEST);
    }

    private void letThePauseEnd() {
        jdbc.sql("update department_answer set next_attempt_at = received_at where answer_id = ?").param(answerId).update();
    }

    private String stateOfAnswer() {
        return jdbc.sql("select state from department_answer where answer_id = ?").param(answerId).query(String.class).single();
    }

    private String bodyOfAnswer() {
        return jdbc.sql("select body from department_answer where answer_id = ?").param(answerId).query(String.class).single();
    }

    private long countOfAnswers() {
        return jdbc.sql("select count(*) from department_answer where answer_id = ?").param(answerId).query(Long.class).single();
    }

    private static int result(Future<Integer> status) {
        try {
            return status.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
