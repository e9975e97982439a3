package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianban.walk.Walk;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/**
 * Ten things done wrong to the real files, as the Modeler would write them, and what a designer is told: by the command
 * over the working folder, and by the running system when he deploys the file from the Modeler. The build, in {@link
 * ModelConventionsTest}, has the command's own list of rules.
 */
@Walk
@DisplayName("改坏十处，各处说的是同一句话")
class BrokenEditsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the order of the edits: what the command said, and what the Modeler shows. */
    private static final Map<String, String> TOLD = new TreeMap<>();

    /**
     * @param what for the reader of the record
     * @param sentence that every place says, from the element on
     */
    record Edit(int number, String what, String file, UnaryOperator<String> change, String sentence) {

        @Override
        public String toString() {
            return what;
        }
    }

    @LocalServerPort
    int port;

    static List<Edit> edits() {
        return List.of(
                edit(1, "部门环节的处理程序写错一个字母", "processes/enterprise-opening/enterprise-opening.bpmn",
                        "${registerEnterprise}", "${registerEnterprize}",
                        "“办理设立登记”（serviceTask_registerEnterprise）：没有名为 registerEnterprize 的处理程序，最接近的是 registerEnterprise。"),
                edit(2, "分支的条件写错表单项", "processes/enterprise-opening/enterprise-opening.bpmn",
                        "${identityProof != 'failed'}", "${identityProff != 'failed'}",
                        "条件里的 identityProff 没有人设置，最接近的是 identityProof。"),
                new Edit(3, "删去通向一个环节的连线", "processes/service-rating/service-rating.bpmn",
                        text -> withoutFlow(text, "flow_explain"), "（userTask_explain）：从开始事件走不到这里。"),
                edit(4, "环节的到期时间用了时限表里没有的名称", "processes/service-rating/service-rating.bpmn",
                        "&#39;explain&#39;", "&#39;explainRating&#39;", "流程 service-rating 的环节 explainRating 没有时限"),
                edit(5, "删去环节的依据", "processes/joint-acceptance/joint-acceptance.bpmn",
                        "            <camunda:property name=\"basis\" value=\"xian-2024/7; 行政许可法/32\" />\n          </camunda:properties>\n        </bpmn:extensionElements>\n        <bpmn:incoming>flow_applicationArrived_acceptApplication",
                        "          </camunda:properties>\n        </bpmn:extensionElements>\n        <bpmn:incoming>flow_applicationArrived_acceptApplication",
                        "“审查受理”（userTask_acceptApplication）：缺少依据。"),
                edit(6, "决策表的条件改窄，有的取值没有规则管到", "decisions/joint-acceptance/acceptance-outcome.dmn",
                        "<inputEntry id=\"entry_acceptanceOutcome_2_open\">\n          <text>&gt; 0", "<inputEntry id=\"entry_acceptanceOutcome_2_open\">\n          <text>&gt; 1",
                        "“汇总查验意见”（acceptanceOutcome）：没有规则管到：未通过的事项数为 1，不通过的事项数为 0。"),
                edit(7, "决策表的条件改宽，两条规则同时命中", "decisions/joint-acceptance/acceptance-outcome.dmn",
                        "<inputEntry id=\"entry_acceptanceOutcome_2_open\">\n          <text>&gt; 0", "<inputEntry id=\"entry_acceptanceOutcome_2_open\">\n          <text>&gt;= 0",
                        "第 1、2 条规则同时命中：未通过的事项数为 0，不通过的事项数为 0。"),
                edit(8, "表单加了一项，没有哪一步用它", "processes/service-rating/explain.form",
                        "\"key\": \"explanation\",", "\"key\": \"explanation\",\n          \"description\": \"写给评价人\"\n        },\n        {\n"
                                + "          \"type\": \"textfield\",\n          \"label\": \"内部编号\",\n          \"id\": \"Field_internalNumber\",\n          \"key\": \"internalNumber\",",
                        "processes/service-rating/explain.form 的“内部编号”（internalNumber）：填了没有人用。"),
                edit(9, "改了表单项的名称，决策表要的没有人填", "processes/service-rating/verify-rating.form",
                        "\"key\": \"findingKind\"", "\"key\": \"findingType\"",
                        "决策 ratingHandling 要用的 findingKind 没有人设置，最接近的是 findingType。"),
                new Edit(10, "承诺时限改得比法定时限长", "decisions/time-limit/time-limit.dmn",
                        BrokenEditsTest::promiseNineDays, "承诺时限 9 超过法定时限 5。"));
    }

    private static Edit edit(int number, String what, String file, String from, String to, String sentence) {
        return new Edit(number, what, file, text -> text.replace(from, to), sentence);
    }

    /** As the Modeler deletes it: the flow, its mention in both nodes, and its line. */
    private static String withoutFlow(String text, String flow) {
        return text.replaceAll("(?s)\\s*<bpmn:sequenceFlow id=\"%s\".*?</bpmn:sequenceFlow>".formatted(flow), "")
                .replaceAll("\\s*<bpmn:(incoming|outgoing)>%s</bpmn:\\1>".formatted(flow), "")
                .replaceAll("(?s)\\s*<bpmndi:BPMNEdge id=\"[^\"]*\" bpmnElement=\"%s\">.*?</bpmndi:BPMNEdge>".formatted(flow), "");
    }

    private static String promiseNineDays(String text) {
        var row = text.indexOf("\"acceptApplication\"", text.indexOf("\"joint-acceptance\""));
        var amount = text.indexOf("<text>2</text>", row);
        return text.substring(0, amount) + "<text>9</text>" + text.substring(amount + "<text>2</text>".length());
    }

    @BeforeAll
    static void forget() {
        TOLD.clear();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    @DisplayName("命令和部署都拦住，话是同一句；构建用的是命令的同一张规则单")
    void theCommandAndTheModelerSayTheSame(Edit edit, @TempDir Path folder) throws Exception {
        workingFolder(folder);
        var file = folder.resolve(edit.file());
        var sound = Files.readString(file);
        var broken = edit.change().apply(sound);
        assertThat(broken).as("the edit fits the file").isNotEqualTo(sound);
        Files.writeString(file, broken);
        var before = deployments();

        var output = new ByteArrayOutputStream();
        var exit = CheckCommand.run(List.of(folder.toString()), new PrintStream(output, true, StandardCharsets.UTF_8));
        var command = output.toString(StandardCharsets.UTF_8);
        var answer = deploy(file);
        var shown = JSON.readTree(answer.body()).path("message").asText();

        assertThat(exit).isEqualTo(1);
        assertThat(command.lines()).anySatisfy(line -> assertThat(line).contains(edit.sentence()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(shown).contains(edit.sentence());
        assertThat(shown.lines()).as("one line for each, as the Modeler shows them").hasSizeGreaterThan(1);
        assertThat(deployments()).isEqualTo(before);
        TOLD.put("%02d".formatted(edit.number()), "## %d. %s\n\n`%s`\n\n命令：\n\n```\n%s```\n\nModeler：\n\n```\n%s\n```\n"
                .formatted(edit.number(), edit.what(), edit.file(), command, shown));
    }

    @AfterAll
    static void record() throws IOException {
        Files.writeString(Path.of("target/broken-edits.md"), "# 改坏十处，各处怎么说\n\n构建（ModelConventionsTest）用的是命令的规则单，说的就是命令的句子。\n\n" + String.join("\n", TOLD.values()));
    }

    @Test
    @DisplayName("改对的一张决策表单独部署：同一事项的其他文件一起成为新版本，再部署一次什么也不变")
    void oneChangedTableIsDeployedWithTheRestOfItsFolder(@TempDir Path folder) throws Exception {
        workingFolder(folder);
        var file = folder.resolve("decisions/service-rating/rating-handling.dmn");
        Files.writeString(file, Files.readString(file).replace("情况复杂的限期整改", "情况复杂的，限期整改"));
        var version = latest("service-rating").path("version").asInt();

        var answer = deploy(file);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var deployed = latest("service-rating");
        assertThat(deployed.path("version").asInt()).isEqualTo(version + 1);
        var resources = names(get("/engine-rest/deployment/" + deployed.path("deploymentId").asText() + "/resources"));
        assertThat(resources).contains(
                "decisions/service-rating/rating-handling.dmn",
                "decisions/service-rating/rating-grade.dmn",
                "processes/service-rating/service-rating.bpmn",
                "processes/service-rating/explain.form");
        assertThat(JSON.readTree(deploy(file).body()).path("deployedProcessDefinitions").isNull()).isTrue();
        assertThat(latest("service-rating").path("version").asInt()).isEqualTo(version + 1);
    }

    @Test
    @DisplayName("几处错误一次说完")
    void allIsSaidAtOnce(@TempDir Path folder) throws Exception {
        workingFolder(folder);
        var file = folder.resolve("processes/enterprise-opening/enterprise-opening.bpmn");
        Files.writeString(file, edits().get(1).change().apply(edits().get(0).change().apply(Files.readString(file))));

        var shown = JSON.readTree(deploy(file).body()).path("message").asText();

        assertThat(shown).contains(edits().get(0).sentence(), edits().get(1).sentence());
    }

    private static void workingFolder(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("processes"), folder.resolve("processes"));
        FileSystemUtils.copyRecursively(Path.of("decisions"), folder.resolve("decisions"));
    }

    /** As camunda-modeler's CamundaAPI does: bare file name, name without suffix, and nothing new where nothing changed. */
    private HttpResponse<String> deploy(Path file) throws Exception {
        var name = file.getFileName().toString();
        var body = new StringBuilder();
        Map.of("deployment-name", name.replaceAll("\\.\\w+$", ""), "deployment-source", "Camunda Modeler", "enable-duplicate-filtering", "true")
                .forEach((part, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(part, value)));
        body.append("--b\r\nContent-Disposition: form-data; name=\"%1$s\"; filename=\"%1$s\"\r\nContent-Type: text/xml\r\n\r\n".formatted(name))
                .append(Files.readString(file))
                .append("\r\n--b--\r\n");
        return send(request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private int deployments() throws Exception {
        return get("/engine-rest/deployment/count").path("count").asInt();
    }

    private JsonNode latest(String process) throws Exception {
        return get("/engine-rest/process-definition/key/" + process);
    }

    private static List<String> names(JsonNode resources) {
        return StreamSupport.stream(resources.spliterator(), false).map(resource -> resource.path("name").asText()).toList();
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send(request(path)).body());
    }

    private HttpRequest.Builder request(String path) {
        var credentials = Base64.getEncoder().encodeToString("designer:lianban-demo".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Basic " + credentials);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
