package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everything that the Modeler's dialog asks of the server, as the designer. */
@Walk
@DisplayName("在 Camunda Modeler 中部署")
class ModelerTest {

    private static final String DIAGRAM = "processes/service-rating/service-rating.bpmn";

    @LocalServerPort
    private int port;

    private Office office;
    private Modeler modeler;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
        modeler = new Modeler(port, "designer");
    }

    @Test
    @DisplayName("填写地址时：不带账号答 401，带账号答 200；读得到版本")
    void theServerIsFound() {
        assertThat(new Modeler(port, null).checkConnection().statusCode()).isEqualTo(401);
        Office.expect(200, modeler.checkConnection());
        assertThat(Office.read(modeler.checkConnection()).isArray()).isTrue();
        assertThat(Office.read(modeler.version()).get("version").asText()).isEqualTo("7.24.0");
        assertThat(modeler.wellKnown().statusCode()).as("what is not there is no error of the dialog").isLessThan(500);
        assertThat(new Modeler(port, "tianshui.hall").deploy("x", "x.bpmn", file(DIAGRAM), Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("部署打开的一张图：答复有流程定义；再按一次不产生新版本；历史说明由谁、改了什么，其余照旧")
    void whatIsOpenIsDeployed() {
        var changed = file(DIAGRAM).replaceFirst("<bpmn:userTask id=\"(\\w+)\" name=\"", "<bpmn:userTask id=\"$1\" name=\"改：");

        var made = modeler.deployed("好差评", "service-rating.bpmn", changed, Map.of());
        var definition = made.get("deployedProcessDefinitions").elements().next();
        assertThat(definition.get("key").asText()).isEqualTo("service-rating");
        assertThat(definition.get("resource").asText()).isEqualTo(DIAGRAM);
        var again = modeler.deployed("好差评", "service-rating.bpmn", changed, Map.of());
        assertThat(again.get("id")).isEqualTo(made.get("id"));
        assertThat(again.get("deployedProcessDefinitions").isNull()).isTrue();

        var whole = read("designer", "/api/deployments/" + made.get("id").asText());
        assertThat(whole.at("/deployment/by").asText()).isEqualTo("designer");
        assertThat(whole.at("/deployment/byName").asText()).isEqualTo("流程设计（designer）");
        assertThat(whole.at("/deployment/folders/0").asText()).isEqualTo("service-rating");
        assertThat(whole.at("/deployment/changed")).hasSize(1);
        var difference = whole.findParents("kind").stream().filter(node -> node.has("facts")).findFirst().orElseThrow();
        assertThat(difference.get("type").asText()).isEqualTo("用户任务");
        assertThat(difference.at("/facts/0/name").asText()).isEqualTo("名称");
        assertThat(difference.at("/facts/0/to").asText()).startsWith("改：");

        var first = read("auditor", "/api/deployments?folder=service-rating").get("deployments");
        assertThat(first).hasSize(2);
        assertThat(first.at("/0/id")).isEqualTo(made.get("id"));
        assertThat(first.at("/1/byName").asText()).isEqualTo("产品自带");
        assertThat(read("operator", "/api/deployments").get("withheld")).isEmpty();
        var content = office.send("operator", "GET", "/api/deployments/" + made.get("id").asText() + "/content?file=" + DIAGRAM, null);
        assertThat(content.body()).isEqualTo(changed);
        assertThat(content.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @Test
    @DisplayName("不能部署的：答 400，说明哪个文件、哪个元素、为什么，什么都没有部署")
    void aRefusalIsReadable() {
        var before = read("designer", "/api/deployments").get("deployments");
        var broken = file(DIAGRAM).replace("</bpmn:process>", "<bpmn:scriptTask id=\"scriptTask_x\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask></bpmn:process>");

        var answer = modeler.deploy("好差评", "service-rating.bpmn", broken, Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Office.read(answer).get("message").asText())
                .startsWith("没有部署，发现 ")
                .contains(DIAGRAM + " 的 scriptTask_x：不能使用脚本任务（第 ")
                .doesNotContain("Exception");
        assertThat(read("designer", "/api/deployments").get("deployments")).isEqualTo(before);
    }

    @Test
    @DisplayName("旁边的“启动”：设计人员没有案件，被退回")
    void aDesignerStartsNoCase() {
        var definition = Office.read(office.send("designer", "GET", "/engine-rest/process-definition/key/service-rating", null)).get("id").asText();

        var answer = modeler.start(definition);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Office.read(answer).get("message").asText()).isEqualTo("当前账号无权执行此操作");
    }

    @Test
    @DisplayName("部署历史只给设计、审计、运行维护；没有的部署和文件答 404")
    void othersDoNotSeeTheHistory() {
        var id = read("designer", "/api/deployments").at("/deployments/0/id").asText();

        assertThat(office.send("tianshui.hall", "GET", "/api/deployments", null).statusCode()).isEqualTo(403);
        assertThat(office.send("admin", "GET", "/api/deployments/" + id, null).statusCode()).isEqualTo(403);
        assertThat(office.send("designer", "GET", "/api/deployments/nothing", null).statusCode()).isEqualTo(404);
        assertThat(office.send("designer", "GET", "/api/deployments/" + id + "/content?file=nothing", null).statusCode()).isEqualTo(404);
        assertThat(office.send("designer", "GET", "/api/migrations/nothing", null).statusCode()).isEqualTo(404);
        assertThat(office.send("operator", "POST", "/api/migrations/nothing/execution", Map.of("reason", "试一试")).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("条款对照：每一处落实都在已部署的模型里，两个方向一致，五份文件 215 条各有状态和原因")
    void whatTheMapNamesIsDeployed() {
        var basis = read("tianshui.hall", "/api/basis");
        var byClause = new TreeSet<String>();
        var byElement = new TreeSet<String>();
        basis.get("clauses").forEach(clause -> clause.get("realisedBy").forEach(place -> byClause.add(clause.get("citation").asText() + place(place))));
        basis.get("elements").forEach(element -> element.get("basis").forEach(citation -> byElement.add(citation.asText() + place(element))));

        assertThat(byClause).hasSizeGreaterThan(1000).isEqualTo(byElement);
        basis.get("models").forEach(model -> {
            var text = office.send("tianshui.hall", "GET", "/api/basis/models/" + model.get("id").asText(), null).body();
            basis.get("elements").forEach(element -> {
                if (element.get("model").equals(model.get("id"))) {
                    assertThat(text).contains("id=\"" + element.get("element").asText() + "\"");
                }
            });
        });
        assertThat(basis.get("clauses").findValuesAsText("state")).hasSize(215 + 102).doesNotContain("");
        assertThat(basis.get("clauses")).allSatisfy(clause -> assertThat(clause.at("/why/zh").asText()).isNotBlank());
        assertThat(office.send("tianshui.hall", "GET", "/api/basis/models/nothing", null).statusCode()).isEqualTo(404);
    }

    private static String place(JsonNode place) {
        return " " + place.get("model").asText() + "/" + place.get("element").asText();
    }

    private JsonNode read(String account, String path) {
        var answer = office.send(account, "GET", path, null);
        Office.expect(200, answer);
        return Office.read(answer);
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
