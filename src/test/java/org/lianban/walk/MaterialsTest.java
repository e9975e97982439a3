package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files handed in with an application, later by the applicant, and by the clerk at work; looked at by those entitled. */
@Walk
class MaterialsTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String CREDIT_CODE = "91610113MA6TX1B23W";

    /** @param name of the part; a file where it has a file name */
    private record Part(String name, String fileName, byte[] content) {

        static Part file(String name, String fileName, byte[] content) {
            return new Part(name, fileName, content);
        }

        static Part text(String name, String value) {
            return new Part(name, null, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("随申请提交：一次提交，材料清单里各就各位，原样下载，库里是密文")
    void oneSubmissionBringsEverything() throws IOException {
        var opened = Office.read(apply(Part.file("main-material", "申请表.pdf", PDF), Part.file("other-material", "现场.png", PNG)));
        var number = opened.get("caseNumber").asText();

        var listed = list("xian.hall", number);
        assertThat(listed.get("main-material").get("missing").asBoolean()).isFalse();
        var version = listed.get("main-material").get("versions").get(0);
        assertThat(version.get("fileName").asText()).isEqualTo("申请表.pdf");
        assertThat(version.get("mediaType").asText()).isEqualTo("application/pdf");
        assertThat(version.get("uploadedBy").asText()).isEqualTo("xian.hall");
        assertThat(version.get("scan").asText()).isEqualTo("unscanned");

        var answer = fetch("xian.hall", "/api/cases/%s/materials/%s/content".formatted(number, version.get("id").asText()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PDF);
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow()).startsWith("attachment").contains("UTF-8''");
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow()).startsWith("sandbox");
        assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
        var stored = jdbc.sql("select bytes from material_piece where material_id = ?").param(version.get("id").asText())
                .query((row, n) -> row.getBytes(1)).single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("%PDF");
        assertThat(kinds(number)).contains("material.received", "material.read");
    }

    @Test
    @DisplayName("有一份材料不对：申请也不保存，逐份说明原因")
    void oneWrongFileAndNothingIsStored() throws IOException {
        var before = cases();

        var answer = apply(
                Part.file("main-material", "申请表.pdf", PNG),
                Part.file("promised-material", "空.pdf", new byte[0]),
                Part.file("passport", "护照.pdf", PDF),
                Part.file("other-material", "脚本.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(422);
        var violations = Office.read(answer).get("violations");
        assertThat(violations.findValuesAsText("field"))
                .containsExactlyInAnyOrder("main-material", "promised-material", "passport", "other-material");
        assertThat(violations.findValuesAsText("label")).contains("主要材料");
        assertThat(violations.findValuesAsText("message").toString()).contains("内容须与文件名的后缀一致", "文件是空的", "没有这种材料");
        assertThat(cases()).isEqualTo(before);
        assertThat(send("xian.hall", "/api/cases/deferred-materials", application(false), Part.file("main-material", "申请表.pdf", PDF)).statusCode())
                .as("表单有误，材料也不保存").isEqualTo(422);
        assertThat(cases()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from material_piece p where not exists (select 1 from material m where m.id = p.material_id)")
                        .query(Long.class).single())
                .isZero();
    }

    @Test
    @DisplayName("申请人凭查询码补交：旧版本保留；查询码不对、办结以后不收")
    void theApplicantHandsInLater() throws IOException {
        var opened = Office.read(apply(Part.file("main-material", "申请表.pdf", PDF)));
        var number = opened.get("caseNumber").asText();
        var path = "/api/progress/%s/materials?code=".formatted(number);
        var code = opened.get("queryCode").asText();

        assertThat(send(null, path + "AAAAAAAAAA", Part.text("material", "main-material"), Part.file("file", "新.pdf", PDF)).statusCode()).isEqualTo(404);
        Office.expect(204, send(null, path + code, Part.text("material", "main-material"), Part.file("file", "新.pdf", PDF)));

        var versions = Office.read(office.send(null, "GET", path + code, null)).get(0).get("versions");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.findValuesAsText("uploadedBy")).containsExactly("applicant", "xian.hall");
        var own = "/api/progress/%s/materials/%s/content?code=".formatted(number, versions.get(0).get("id").asText());
        assertThat(fetch(null, own + code).body()).isEqualTo(PDF);
        assertThat(fetch(null, own + "AAAAAAAAAA").statusCode()).isEqualTo(404);

        office.complete("xian.hall", number, "userTask_issueNotice", Map.of("longestWaitDays", 15, "promiseDecision", "decline"));
        office.awaitEnd(number);
        assertThat(send(null, path + code, Part.text("material", "main-material"), Part.file("file", "又.pdf", PDF)).statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("经办人认领后可以补充；没有认领、外地、运维看不到也补不了；审计须写理由")
    void onlyThoseAtWork() throws IOException {
        var number = Office.read(apply(Part.file("main-material", "申请表.pdf", PDF))).get("caseNumber").asText();
        office.awaitStep(number, "userTask_issueNotice");
        var task = office.tasks("xian.hall", number, "userTask_issueNotice").get(0).get("id").asText();
        var upload = new Part[] {Part.text("material", "other-material"), Part.file("file", "说明.pdf", PDF)};

        assertThat(send("xian.hall", "/api/tasks/" + task + "/materials", upload).statusCode()).isEqualTo(403);
        assertThat(send("tianshui.hall", "/api/tasks/" + task + "/materials", upload).statusCode()).isEqualTo(404);
        Office.expect(204, office.send("xian.hall", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "xian.hall")));
        Office.expect(204, send("xian.hall", "/api/tasks/" + task + "/materials", upload));

        var material = list("xian.hall", number).get("other-material").get("versions").get(0).get("id").asText();
        var content = "/api/cases/%s/materials/%s/content".formatted(number, material);
        for (var stranger : List.of("tianshui.hall", "operator", "designer", "xian.bank")) {
            assertThat(fetch(stranger, content).statusCode()).as(stranger).isEqualTo(404);
            assertThat(fetch(stranger, "/api/cases/%s/materials".formatted(number)).statusCode()).as(stranger).isEqualTo(404);
        }
        assertThat(fetch(null, content).statusCode()).isEqualTo(401);
        assertThat(fetch("auditor", content).statusCode()).isEqualTo(422);
        assertThat(fetch("auditor", content + "?reason=%E6%A0%B8%E6%9F%A5%E6%8A%95%E8%AF%89%E4%BA%8B%E9%A1%B9").statusCode()).isEqualTo(200);
        assertThat(fetch("xian.hall", "/api/cases/%s/materials/%s/content".formatted(number, "nothing")).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("超过大小：表里的上限 422，整个请求的上限 413，都不保存")
    void filesHaveASize() throws IOException {
        var opened = Office.read(apply(Part.file("main-material", "申请表.pdf", PDF)));
        var path = "/api/progress/%s/materials?code=%s".formatted(opened.get("caseNumber").asText(), opened.get("queryCode").asText());
        var large = Arrays.copyOf(PDF, 20 * 1024 * 1024 + 1);

        var answer = send(null, path, Part.text("material", "main-material"), Part.file("file", "大.pdf", large));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("超过 20 MB");
        assertThat(send(null, path, Part.text("material", "main-material"),
                        Part.file("file", "更大.pdf", Arrays.copyOf(PDF, 51 * 1024 * 1024))).statusCode())
                .isEqualTo(413);
        var fits = Arrays.copyOf(PDF, 3 * 1024 * 1024);
        Office.expect(204, send(null, path, Part.text("material", "main-material"), Part.file("file", "合适.pdf", fits)));
        var id = list("xian.hall", opened.get("caseNumber").asText()).get("main-material").get("versions").get(0).get("id").asText();
        assertThat(fetch("xian.hall", "/api/cases/%s/materials/%s/content".formatted(opened.get("caseNumber").asText(), id)).body())
                .isEqualTo(fits);
    }

    @Test
    @DisplayName("事项的材料清单不需登录")
    void theListIsOpenToAll() {
        var kinds = Office.read(office.send(null, "GET", "/api/materials?procedure=joint-acceptance", null));
        assertThat(kinds.findValuesAsText("code")).contains("completion-report", "other-material").doesNotContain("articles-of-association");
        assertThat(kinds.get(0).get("fileTypes").toString()).contains("pdf", "ofd");
    }

    private JsonNode list(String account, String number) {
        var byCode = new ObjectMapper().createObjectNode();
        Office.list(Office.read(office.send(account, "GET", "/api/cases/%s/materials".formatted(number), null))).stream()
                .forEach(material -> byCode.set(material.get("code").asText(), material));
        return byCode;
    }

    private List<String> kinds(String number) {
        return Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null)).findValuesAsText("kind");
    }

    private long cases() {
        return jdbc.sql("select count(*) from case_record").query(Long.class).single();
    }

    private HttpResponse<String> apply(Part... files) throws IOException {
        var parts = new ArrayList<Part>(List.of(application(true)));
        parts.addAll(List.of(files));
        return send("xian.hall", "/api/cases/deferred-materials", parts.toArray(Part[]::new));
    }

    private static Part application(boolean inOrder) throws IOException {
        var application = Promises.deferral(CREDIT_CODE);
        if (!inOrder) {
            application.remove("contactName");
        }
        return new Part("application", null, new ObjectMapper().writeValueAsBytes(application));
    }

    private HttpResponse<byte[]> fetch(String account, String path) throws IOException {
        return call(request(account, path).GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> send(String account, String path, Part... parts) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
                            + (part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"") + "\r\nContent-Type: "
                            + (part.name().equals("application") ? "application/json" : "application/octet-stream") + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return call(
                request(account, path)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String account, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return account == null ? request : request.header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString((account + ":lianban-demo").getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> HttpResponse<T> call(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return HttpClient.newHttpClient().send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
