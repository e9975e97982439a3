package org.lianban.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("病毒扫描（clamd）")
class ClamAvTest {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @Test
    @DisplayName("整个文件分块送扫，干净的放行，EICAR 说出名称")
    void eicarIsFound() throws IOException {
        var large = new byte[200_000];
        assertThat(scan(large, content -> {
            assertThat(content).isEqualTo(large);
            return "stream: OK\0";
        })).isEmpty();
        assertThat(scan(EICAR.getBytes(StandardCharsets.US_ASCII),
                content -> new String(content, StandardCharsets.US_ASCII).contains("EICAR") ? "stream: Win.Test.EICAR_HDB-1 FOUND\0" : "stream: OK\0"))
                .contains("Win.Test.EICAR_HDB-1");
    }

    @Test
    @DisplayName("超过扫描上限、应答看不懂、没有人应答：不当作干净的")
    void whatWasNotScannedIsNotClean() throws IOException {
        for (var answer : new String[] {"INSTREAM size limit exceeded. ERROR\0", "", "stream: OKAY\0"}) {
            assertThatExceptionOfType(MaterialUnavailable.class).isThrownBy(() -> scan(new byte[] {1}, content -> answer));
        }
        int closed;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = server.getLocalPort();
        }
        assertThatExceptionOfType(MaterialUnavailable.class)
                .isThrownBy(() -> new ClamAv("localhost", closed).findIn(new byte[] {1}))
                .withMessageContaining("没有保存");
    }

    /** One clamd that hears one file. */
    private static Optional<String> scan(byte[] content, Function<byte[], String> clamd) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var heard = CompletableFuture.runAsync(() -> answer(server, clamd));
            var found = new ClamAv("localhost", server.getLocalPort()).findIn(content);
            heard.join();
            return found;
        }
    }

    private static void answer(ServerSocket server, Function<byte[], String> clamd) {
        try (var socket = server.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            assertThat(in.readNBytes(10)).asString(StandardCharsets.US_ASCII).isEqualTo("zINSTREAM\0");
            var file = new ByteArrayOutputStream();
            for (var length = in.readInt(); length > 0; length = in.readInt()) {
                file.writeBytes(in.readNBytes(length));
            }
            socket.getOutputStream().write(clamd.apply(file.toByteArray()).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
