package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The time that the registrar has, in the running product. */
@Walk
class ReviewClockTest {

    private static final String REVIEW = "userTask_reviewApplication";
    private static final String REGISTRATION = "enterprise-opening.registration";

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("退回补正期间不计时，重新提交后另行起算；批准延长的延长，领照后停止")
    void theClockOfTheReviewFollowsTheDiagram() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        assertThat(clocks(office.awaitStep(number, REVIEW))).contains("case running", REGISTRATION + " running");

        review(number, Map.of("reviewOutcome", "supplement", "gaps", "住所证明缺页"));
        assertThat(clocks(office.awaitStep(number, "userTask_supplementMaterials")))
                .contains("case stopped", REGISTRATION + " stopped");

        office.complete("tianshui.hall", number, "userTask_supplementMaterials", Map.of("supplementNote", "住所证明已补齐"));
        var again = office.awaitStep(number, REVIEW);
        assertThat(clocks(again)).contains("case~2 running", REGISTRATION + "~2 running");

        review(number, Map.of("reviewOutcome", "extend", "extensionReason", "需核对公证文件"));
        office.complete("tianshui.leader", number, "userTask_approveExtension", Map.of("extensionApproved", true));
        assertThat(dueDay(office.awaitStep(number, REVIEW))).isAfter(dueDay(again));

        review(number, Map.of("reviewOutcome", "approve"));
        assertThat(clocks(office.awaitStep(number, "userTask_handOverResults"))).contains("case~2 running", REGISTRATION + "~2 stopped");
    }

    private void review(String number, Map<String, Object> form) {
        office.complete("tianshui.registrar", number, REVIEW, form);
    }

    private static List<String> clocks(JsonNode view) {
        return Office.list(view.get("clocks")).stream()
                .map(clock -> clock.get("clock").asText() + " " + clock.get("state").asText())
                .toList();
    }

    private static LocalDate dueDay(JsonNode view) {
        return Office.list(view.get("clocks")).stream()
                .filter(clock -> clock.get("clock").asText().equals(REGISTRATION + "~2"))
                .map(clock -> LocalDate.parse(clock.get("dueDay").asText()))
                .findFirst()
                .orElseThrow();
    }
}
