package org.lianban.material;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a clamd by its command INSTREAM. */
class ClamAv implements VirusScan {

    private static final Logger LOG = LoggerFactory.getLogger(ClamAv.class);
    private static final int PIECE = 64 * 1024;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int LONGEST_ANSWER = 1_000;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final String host;
    private final int port;

    ClamAv(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public String verdict() {
        return "clean";
    }

    @Override
    public Optional<String> findIn(byte[] content) {
        try {
            var answer = ask(content);
            if (answer.equals("stream: OK")) {
                return Optional.empty();
            }
            var found = FOUND.matcher(answer);
            if (found.matches()) {
                return Optional.of(found.group(1));
            }
            throw new IOException("clamd says: " + answer);
        } catch (IOException e) {
            LOG.error("A material could not be scanned", e);
            throw new MaterialUnavailable("病毒扫描暂时不能使用，文件没有保存，请稍后再试");
        }
    }

    private String ask(byte[] content) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (var start = 0; start < content.length; start += PIECE) {
                var length = Math.min(PIECE, content.length - start);
                out.writeInt(length);
                out.write(content, start, length);
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }
}
