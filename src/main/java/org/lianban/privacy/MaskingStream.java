package org.lianban.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Masks what is written through it, as many bytes as came. Of a JSON document it masks texts and numbers each in its own
 * way, of other texts each line. It holds back no more than the text, number or line that has not come to its end.
 */
public final class MaskingStream extends OutputStream {

    private static final char UNREADABLE = '\uFFFD';

    private final OutputStream target;
    private final boolean json;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean quoted;
    private boolean escaped;

    /** @param json whether it is a JSON document */
    public MaskingStream(OutputStream target, boolean json) {
        this.target = target;
        this.json = json;
    }

    @Override
    public void write(int b) throws IOException {
        if (!json) {
            pending.write(b);
            if (b == '\n') {
                release();
            }
        } else if (escaped) {
            pending.write(b);
            escaped = false;
        } else if (b == '"') {
            release();
            target.write(b);
            quoted = !quoted;
        } else if (quoted || !separates(b)) {
            pending.write(b);
            escaped = quoted && b == '\\';
        } else {
            release();
            target.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var place = offset; place < offset + length; place++) {
            write(bytes[place]);
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /** Lets go what was held back, at the end. */
    public void finish() throws IOException {
        release();
    }

    @Override
    public void close() throws IOException {
        release();
        target.close();
    }

    private static boolean separates(int b) {
        return b <= ' ' && b >= 0 || ",:[]{}".indexOf(b) >= 0;
    }

    private void release() throws IOException {
        if (pending.size() > 0) {
            target.write(masked(pending.toByteArray()));
            pending.reset();
        }
    }

    /** In any of the usual encodings the digits are the same bytes. */
    private byte[] masked(byte[] bytes) {
        UnaryOperator<String> mask = json && !quoted ? Masking::number : Masking::text;
        var text = new String(bytes, StandardCharsets.UTF_8);
        var encoding = text.indexOf(UNREADABLE) < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return mask.apply(encoding == StandardCharsets.UTF_8 ? text : new String(bytes, encoding)).getBytes(encoding);
    }
}
