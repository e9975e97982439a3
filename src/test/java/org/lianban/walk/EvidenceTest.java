package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lianban.Lianban;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The auditor takes a case away and checks it on a computer that has nothing but the program. */
@Walk
class EvidenceTest {

    private static final String REVIEW = "userTask_reviewApplication";

    @LocalServerPort
    private int port;

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("办结的案件封存、导出，另一台电脑上不启动系统即可核验；包里有各版流程图、决策表、表单和发出的文书")
    void aCaseIsTakenAwayAndChecked() throws Exception {
        var number = office.openingCompleted("tianshui");
        assertThat(Office.read(office.send("auditor", "POST", "/api/audit/seals", null)).get("sealed").asBoolean()).isTrue();

        var path = "/api/audit/cases/" + number + "/export?format=pack";
        var masked = save("masked.zip", path);
        var whole = save("whole.zip", path + "&personal=true&reason=" + URLEncoder.encode("核对举报所述的股东", StandardCharsets.UTF_8));
        var key = save("key.pem", "/api/audit/seals/key");

        var files = files(masked);
        assertThat(files.keySet())
                .anyMatch(name -> name.startsWith("models/") && name.endsWith("enterprise-opening.bpmn"))
                .anyMatch(name -> name.startsWith("models/") && name.endsWith("application.form"))
                .anyMatch(name -> name.startsWith("models/") && name.endsWith(".dmn"))
                .anyMatch(name -> name.startsWith("notices/" + number));
        assertThat(files.get("events.jsonl")).contains("********");
        assertThat(files(whole).get("events.jsonl")).doesNotContain("********");
        var notice = read(files(whole).entrySet().stream().filter(file -> file.getKey().startsWith("notices/")).findFirst().orElseThrow().getValue());
        assertThat(notice.get("sha256").asText()).isEqualTo(sha256(notice.get("words").asText()));
        assertThat(files(whole).get("journal.jsonl")).startsWith(files.get("journal.jsonl"));
        var manifest = read(files.get("manifest.json"));
        assertThat(manifest.get("models")).isNotEmpty().allSatisfy(model -> assertThat(files).containsKey(model.get("file").asText()));

        assertThat(run(masked, key)).startsWith("0").contains("案件 " + number, "封存到第", "没有发现改动");
        assertThat(run(whole, key)).startsWith("0").contains("未遮盖");
        assertThat(run(key, masked)).startsWith("2");
        assertThat(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/verification", null)).get("intact").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("别的地区的审计人员、非审计人员导不出；未写明理由不给个人信息")
    void othersTakeNothingAway() {
        var number = office.open("tianshui", Applications.plain());
        var path = "/api/audit/cases/" + number + "/export?format=pack";

        assertThat(office.send("xianyang.auditor", "GET", path, null).statusCode()).isEqualTo(404);
        assertThat(office.send("tianshui.hall", "GET", path, null).statusCode()).isEqualTo(403);
        assertThat(office.send("operator", "GET", path, null).statusCode()).isEqualTo(403);
        assertThat(office.send("auditor", "GET", path + "&personal=true", null).statusCode()).isEqualTo(422);
        assertThat(office.send("auditor", "GET", "/api/audit/cases/620500-QYKB-20200101-000001/export?format=pack", null).statusCode()).isEqualTo(404);
    }

    /** The exit code and what was printed, by a JVM of its own. */
    private static String run(Path pack, Path key) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                        Lianban.class.getName(), "verify", pack.toString(), key.toString())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).doesNotContain("Spring", "DEBUG");
        return process.exitValue() + "\n" + printed;
    }

    private Path save(String name, String path) throws Exception {
        var basic = Base64.getEncoder().encodeToString("auditor:lianban-demo".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Basic " + basic).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Files.write(folder.resolve(name), answer.body());
    }

    private static Map<String, String> files(Path pack) throws Exception {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipFile(pack.toFile())) {
            for (var entry : zip.stream().toList()) {
                files.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static JsonNode read(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
