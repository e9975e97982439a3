package org.lianban.audit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files of a pack one after the other, and keeps of each only its name, length and hash. */
final class PackFiles implements AutoCloseable {

    /** Writes the content of one file. */
    interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    private final ZipOutputStream zip;
    private final List<Pack.File> files = new ArrayList<>();

    PackFiles(OutputStream target) {
        this.zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    }

    void add(String name, Content content) throws IOException {
        try {
            zip.putNextEntry(new ZipEntry(name));
            var counted = new Counted(zip);
            var digest = MessageDigest.getInstance("SHA-256");
            content.writeTo(new DigestOutputStream(counted, digest));
            zip.closeEntry();
            files.add(new Pack.File(name, counted.bytes, HexFormat.of().formatHex(digest.digest())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    void add(String name, byte[] content) throws IOException {
        add(name, target -> target.write(content));
    }

    /** One value a line. */
    void addLines(String name, Iterable<?> values) throws IOException {
        add(name, target -> {
            for (var value : values) {
                writeLine(target, value);
            }
        });
    }

    static void writeLine(OutputStream target, Object value) throws IOException {
        target.write(Pack.JSON.writeValueAsBytes(value));
        target.write('\n');
    }

    List<Pack.File> written() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        zip.finish();
        zip.flush();
    }

    private static class Counted extends FilterOutputStream {

        private long bytes;

        Counted(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            out.write(content, offset, length);
            bytes += length;
        }
    }
}
