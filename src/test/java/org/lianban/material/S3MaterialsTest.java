package org.lianban.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against a real S3 server, Adobe's S3Mock, in a JVM of its own. */
@DisplayName("材料存入 S3 兼容的存储")
class S3MaterialsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Process server;
    private static S3Settings settings;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var jar = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("s3mock") && entry.endsWith("-exec.jar"))
                .findFirst()
                .orElseThrow();
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m", "-jar", jar, "--http.port=" + port, "--server.port=0", "--server.address=127.0.0.1",
                        "--com.adobe.testing.s3mock.store.initial-buckets=lianban")
                .redirectErrorStream(true)
                .redirectOutput(new File("target/s3mock.log"))
                .start();
        settings = new S3Settings(URI.create("http://127.0.0.1:" + port), "cn-north-1", "lianban", "materials/", "key", "secret");
        awaitAnswer();
        send("PUT", "/lianban");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(10, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    @Test
    @DisplayName("存入、取出、删除；一兆以上的文件原样取出")
    void whatIsPutIsGot() {
        var store = store(Instant.now(), Set.of());
        var content = new byte[1_500_000];
        Arrays.fill(content, (byte) 7);

        store.put("a", content);
        assertThat(store.get("a")).isEqualTo(content);
        store.delete("a");

        assertThatExceptionOfType(MaterialUnavailable.class).isThrownBy(() -> store.get("a"));
    }

    @Test
    @DisplayName("事务没有提交而留下的，过一小时由清扫删除；案件的材料和正在上传的不动")
    void whatNoCaseHasIsSweptAway() {
        store(Instant.now(), Set.of()).put("orphan", new byte[] {1});
        store(Instant.now(), Set.of()).put("kept", new byte[] {2});

        store(Instant.now(), Set.of("kept")).sweep();
        assertThat(store(Instant.now(), Set.of()).get("orphan")).isEqualTo(new byte[] {1});
        store(Instant.now().plus(Duration.ofHours(2)), Set.of("kept")).sweep();

        assertThatExceptionOfType(MaterialUnavailable.class).isThrownBy(() -> store(Instant.now(), Set.of()).get("orphan"));
        assertThat(store(Instant.now(), Set.of()).get("kept")).isEqualTo(new byte[] {2});
    }

    @Test
    @DisplayName("存储没有应答：说明暂时不能使用")
    void aStorageThatIsDownIsSaidSo() {
        var nowhere = new S3Materials(
                new S3Settings(URI.create("http://127.0.0.1:1"), "cn-north-1", "lianban", "materials/", "key", "secret"),
                List.of(),
                Clock.systemUTC());

        assertThatExceptionOfType(MaterialUnavailable.class)
                .isThrownBy(() -> nowhere.put("a", new byte[] {1}))
                .withMessageContaining("暂时不能使用");
    }

    private static S3Materials store(Instant now, Set<String> known) {
        var register = mock(MaterialRegister.class);
        when(register.known(anyCollection())).thenReturn(known);
        return new S3Materials(settings, List.of(ids -> Set.of(), register), Clock.fixed(now, Clock.systemUTC().getZone()));
    }

    private static void awaitAnswer() throws InterruptedException {
        var giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                send("GET", "/");
                return;
            } catch (IOException notYet) {
                assertThat(Instant.now()).as("target/s3mock.log says why").isBefore(giveUp);
                Thread.sleep(200);
            }
        }
    }

    private static void send(String method, String path) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(settings.endpoint().resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                BodyHandlers.discarding());
    }
}
