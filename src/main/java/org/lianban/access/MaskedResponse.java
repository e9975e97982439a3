package org.lianban.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.lianban.privacy.MaskingStream;

/** An answer whose texts go out masked; files that are no text go out as they are. Its length stays what it was. */
class MaskedResponse extends HttpServletResponseWrapper {

    private final BooleanSupplier disclosed;
    private Stream stream;
    private PrintWriter writer;

    /** @param disclosed asked when the first byte is written, for who answers may allow it until then */
    MaskedResponse(HttpServletResponse response, BooleanSupplier disclosed) {
        super(response);
        this.disclosed = disclosed;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Stream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    /** Sends the end of what was written; without it a last line might be missing. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (stream != null) {
            stream.finish();
        }
    }

    private void forget() {
        stream = null;
        writer = null;
    }

    private static boolean isJson(String type) {
        return type.contains("json");
    }

    private static boolean isText(String type) {
        return type.isEmpty()
                || type.startsWith("text/")
                || type.contains("xml")
                || type.contains("csv")
                || type.contains("script");
    }

    private class Stream extends ServletOutputStream {

        private final ServletOutputStream plain;
        private OutputStream chosen;

        Stream(ServletOutputStream plain) {
            this.plain = plain;
        }

        private OutputStream chosen() {
            if (chosen == null) {
                var type = getContentType() == null ? "" : getContentType().toLowerCase(Locale.ROOT);
                var masks = (isJson(type) || isText(type)) && !disclosed.getAsBoolean();
                chosen = masks ? new MaskingStream(plain, isJson(type)) : plain;
            }
            return chosen;
        }

        @Override
        public void write(int b) throws IOException {
            chosen().write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            chosen().write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            plain.flush();
        }

        @Override
        public void close() throws IOException {
            finish();
            plain.close();
        }

        void finish() throws IOException {
            if (chosen instanceof MaskingStream masking) {
                masking.finish();
            }
        }

        @Override
        public boolean isReady() {
            return plain.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            plain.setWriteListener(listener);
        }
    }
}
