package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A procedure that was added without a line of Java, walked over HTTP. */
@Walk
class DrawingReviewTest {

    private static final Map<String, Object> APPLICATION = Map.ofEntries(
            Map.entry("projectCode", "2406-610113-04-01-123456"), Map.entry("projectName", "曲江智造三号厂房"),
            Map.entry("projectAddress", "西安市雁塔区雁翔路99号"), Map.entry("floorAreaSqm", 12800), Map.entry("buildingHeightM", 18.6),
            Map.entry("civilDefenceDue", "yes"), Map.entry("builderName", "西安曲江智造有限公司"),
            Map.entry("builderCreditCode", "91610113MA6TX1B23W"), Map.entry("contactName", "宋佳"),
            Map.entry("contactMobile", "13892850012"), Map.entry("designUnitName", "西安城建设计院有限公司"),
            Map.entry("drawingSetNumber", "施-2026-01"), Map.entry("drawingSummary", "一栋三层钢结构厂房"));

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("施工图联审：人防须修改，修改期间不计时，只复审人防；合格书送达，结果已共享")
    void thePartsAreReviewedAtOnceAndTheResultIsShared() {
        var number = office.opened(office.submit("drawing-review", "xian", APPLICATION));
        assertThat(office.view(number).toString()).contains("\"clock\":\"case\"");

        office.complete("xian.construction", number, "userTask_reviewStructure", Map.of("structureConclusion", "pass"));
        office.complete("xian.construction", number, "userTask_reviewFire", Map.of("fireConclusion", "pass"));
        assertThat(office.tasks("xian.construction", number, "userTask_reviewCivilDefence")).isEmpty();
        office.complete("xian.civil-defence", number, "userTask_reviewCivilDefence",
                Map.of("civilDefenceConclusion", "revise", "civilDefenceDemand", "口部宽度不足"));
        assertThat(office.awaitStep(number, "userTask_reviseDrawings").toString()).contains("paused");
        office.complete("xian.hall", number, "userTask_reviseDrawings", Map.of("revisionNote", "已加宽口部"));
        assertThat(Office.openSteps(office.awaitStep(number, "userTask_reviewCivilDefence"))).hasSize(1);
        office.complete("xian.civil-defence", number, "userTask_reviewCivilDefence", Map.of("civilDefenceConclusion", "pass"));
        office.complete("xian.hall", number, "userTask_handOverCertificate", Map.of("receivedBy", "宋佳", "receiptSigned", true));

        var view = office.awaitEnd(number);
        assertThat(Office.reached(view)).containsExactly("endEvent_passed");
        assertThat(Office.output(view, "decisionNumber")).isNotBlank();
        assertThat(Office.output(view, "receiptNumber")).isNotBlank();
        assertThat(office.calls("approval", number)).hasSize(1);
        assertThat(office.calls("supervisor", number)).hasSize(1);
    }

    @Test
    @DisplayName("信息不对的一次指出；没有推行的地区告知分别送审")
    void whatIsWrongIsSaid() {
        var wrong = new HashMap<>(APPLICATION);
        wrong.put("builderCreditCode", "91610113MA6TX1B23X");
        wrong.remove("civilDefenceDue");
        var answer = office.submit("drawing-review", "xian", wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("builderCreditCode", "civilDefenceDue");

        var number = office.opened(office.submit("drawing-review", "tianshui", APPLICATION));
        assertThat(Office.reached(office.awaitEnd(number))).containsExactly("endEvent_notOffered");
    }
}
