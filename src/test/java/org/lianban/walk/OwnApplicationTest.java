package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An application of one's own, at the registrar, in the running product. */
@Walk
class OwnApplicationTest {

    private static final String REVIEW = "userTask_reviewApplication";
    private static final String FILER = "tianshui.hall.lead";
    private static final String REGISTRAR = "tianshui.registrar";

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("窗口收件的人即使也在登记机关，也不能审查自己收的件")
    void whoeverFiledAnApplicationDoesNotReviewIt() {
        Office.expect(204, office.send("admin", "PUT", "/engine-rest/group/registrar/members/" + FILER, Map.of()));
        var number = office.opened(office.send(
                FILER, "POST", "/api/cases/enterprise-opening", Applications.forReview(Applications.plain())));
        office.awaitStep(number, REVIEW);
        var task = office.tasks(FILER, number, REVIEW).get(0).get("id").asText();

        refused(office.send(FILER, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", FILER)), "企业开办申请已提交");
        refused(office.submitForm(FILER, task, Map.of("reviewOutcome", "approve")), "企业开办申请已提交");
        assertThat(Office.openSteps(office.view(number))).contains(REVIEW);
        office.complete(REGISTRAR, number, REVIEW, Map.of("reviewOutcome", "approve"));
    }

    @Test
    @DisplayName("审查人是申请中的法定代表人：认领、受指派、审查都须回避")
    void aPartyDoesNotReview() {
        var application = Applications.forReview(Applications.plain());
        var number = office.open("tianshui", application);
        office.awaitStep(number, REVIEW);
        var task = office.tasks(REGISTRAR, number, REVIEW).get(0).get("id").asText();
        Office.expect(204, office.send(
                "admin", "PUT", "/api/accounts/" + REGISTRAR + "/identity", Map.of("documentNumber", application.get("legalRepIdNumber"))));
        try {
            refused(office.send(REGISTRAR, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", REGISTRAR)), "回避");
            refused(office.send(REGISTRAR + ".lead", "POST", "/api/tasks/" + task + "/assignee", Map.of("userId", REGISTRAR)), "回避");
            refused(office.submitForm(REGISTRAR, task, Map.of("reviewOutcome", "approve")), "回避");
            office.complete(REGISTRAR + ".lead", number, REVIEW, Map.of("reviewOutcome", "approve"));
        } finally {
            Office.expect(204, office.send("admin", "DELETE", "/api/accounts/" + REGISTRAR + "/identity", null));
        }
    }

    private static void refused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(sentence);
    }
}
