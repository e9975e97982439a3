package org.lianban.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows;
import org.lianban.journal.Seal;
import org.lianban.journal.SealVerifier;
import org.lianban.journal.SealedHead;
import org.lianban.journal.SealedJournal;

/** Checks a pack of evidence with nothing but the pack and public keys that came from elsewhere. */
final class PackVerification {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(OfficialTime.ZONE);

    private static final Set<String> BESIDE_THE_MANIFEST = Set.of(Pack.MANIFEST, Pack.SIGNATURE);

    /**
     * Sentences in Chinese.
     *
     * @param facts what the pack is and how far it proves something
     * @param faults what is not as it was; none when intact
     */
    record Report(List<String> facts, List<String> faults) {}

    private final Path file;
    private final ZipFile zip;
    private final SealVerifier keys;
    private final List<String> facts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private PackVerification(Path file, ZipFile zip, SealVerifier keys) {
        this.file = file;
        this.zip = zip;
        this.keys = keys;
    }

    /** @throws IOException when the file cannot be read or is no ZIP file */
    static Report of(Path pack, SealVerifier keys) throws IOException {
        try (var zip = new ZipFile(pack.toFile(), StandardCharsets.UTF_8)) {
            var verification = new PackVerification(pack, zip, keys);
            verification.unpackAndVerify();
            return new Report(verification.facts, verification.faults);
        }
    }

    private void unpackAndVerify() throws IOException {
        try {
            verify();
        } catch (ZipException | EOFException broken) {
            faults.add("证据包已损坏，解不开：" + broken.getMessage());
        }
    }

    private void verify() throws IOException {
        var content = bytes(Pack.MANIFEST);
        if (content == null) {
            faults.add("没有清单 manifest.json：不是完整的证据包");
            return;
        }
        var signature = bytes(Pack.SIGNATURE);
        if (signature == null || !keys.isSigned(content, new String(signature, StandardCharsets.US_ASCII).strip())) {
            faults.add("清单的签名与所给的公钥不符：证据包导出后被改动过，或者公钥不是该系统的");
        }
        try {
            var manifest = Pack.JSON.readValue(content, Pack.Manifest.class);
            if (!Pack.FORMAT.equals(manifest.format())) {
                faults.add("证据包的格式是 %s，这个程序只认得 %s".formatted(manifest.format(), Pack.FORMAT));
                return;
            }
            checkFiles(manifest);
            checkJournal(manifest);
            checkOrder();
        } catch (JsonProcessingException | NullPointerException nonsense) {
            faults.add("清单 manifest.json 被改得无法读取，其余无从核对");
        }
    }

    private void checkFiles(Pack.Manifest manifest) throws IOException {
        var listed = manifest.files().stream().collect(Collectors.toMap(Pack.File::name, Pack.File::sha256, (one, another) -> one));
        var present = new HashSet<String>();
        for (var entry : zip.stream().toList()) {
            var name = entry.getName();
            if (!present.add(name)) {
                faults.add("文件 %s 有两份".formatted(name));
            } else if (!listed.containsKey(name) && !BESIDE_THE_MANIFEST.contains(name)) {
                faults.add("文件 %s 不在清单上：是后来加进去的".formatted(name));
            } else if (listed.containsKey(name) && !sha256(entry).equals(listed.get(name))) {
                faults.add("文件 %s 被改动过".formatted(name));
            }
        }
        manifest.files().stream()
                .map(Pack.File::name)
                .filter(name -> !present.contains(name))
                .forEach(name -> faults.add("文件 %s 被删去".formatted(name)));
    }

    /** A ZIP file lists its files at its end and names each where it lies: who reads one way must find what is found the other way. */
    private void checkOrder() throws IOException {
        var listed = new ArrayList<String>();
        for (var entry : zip.stream().toList()) {
            listed.add(sha256(entry) + " " + entry.getName());
        }
        if (!listed.equals(lying())) {
            faults.add("证据包的目录与其中的文件不一致：用别的程序解开，看到的可能不是这里核对的内容");
        }
    }

    private List<String> lying() throws IOException {
        var found = new ArrayList<String>();
        try (var stream = new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                found.add(sha256(stream) + " " + entry.getName());
            }
        } catch (IllegalArgumentException nameless) {
            // a name that is no UTF-8: what lies there is not what is listed
        }
        return found;
    }

    private void checkJournal(Pack.Manifest manifest) throws IOException {
        var rows = new ArrayList<JournalRow>();
        each(Pack.JOURNAL, JournalRow.class, row -> {
            if (row.caseNumber().equals(manifest.caseNumber())) {
                rows.add(row);
            } else {
                faults.add("编号为 %d 的一行是案件 %s 的，不属于本案".formatted(row.seq(), row.caseNumber()));
            }
        });
        var sealed = new ArrayList<SealedHead>();
        each(Pack.PROOFS, SealedHead.class, sealed::add);
        var journal = new SealedJournal(
                manifest.caseNumber(),
                manifest.before() == null ? JournalRows.BEGINNING : manifest.before(),
                manifest.head(), rows, List.copyOf(sealed), manifest.newestSeal());
        var verification = new SealedVerification(journal, keys);
        each(Pack.SEALS, Seal.class, verification::add);
        verification.findings().stream().map(Finding::message).forEach(faults::add);
        tell(manifest, rows.size(), verification);
    }

    private void tell(Pack.Manifest manifest, int rows, SealedVerification verification) {
        facts.add("案件 %s，记录 %d 行，%s 由 %s 导出%s".formatted(
                manifest.caseNumber(), rows, TIME.format(manifest.exportedAt()), manifest.exportedBy(), manifest.personal() ? "（未遮盖）" : "（遮盖了证件号码和电话号码）"));
        if (manifest.before() != null) {
            facts.add("第 1 至 %d 行不在包里：导出时已过保存期，或者已不可读".formatted(manifest.before().seq()));
        }
        facts.add(verification.sealed()
                .map(sealed -> "封存到第 %d 行：最近一次是第 %d 号封印（%s），共 %d 枚封印涉及本案%s".formatted(
                        sealed.seq(),
                        sealed.seal(),
                        TIME.format(sealed.at()),
                        sealed.seals(),
                        manifest.head().seq() > sealed.seq() ? "；其后的行只有导出时的清单签名为证" : ""))
                .orElse("没有可靠的封印涉及本案：只有导出时的清单签名为证"));
        facts.add("events.jsonl 是系统由加密的原文解密而来，与原文相符由清单的签名担保，离线不能独立复算");
    }

    /** A line that cannot be read is named, and the others are still checked. */
    private <T> void each(String name, Class<T> type, Consumer<T> taker) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return;
        }
        try (var lines = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            var reader = strict(type);
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    taker.accept(reader.readValue(line));
                } catch (JsonProcessingException | NullPointerException nonsense) {
                    faults.add("文件 %s 的第 %d 行无法读取".formatted(name, number));
                }
            }
        }
    }

    private static ObjectReader strict(Class<?> type) {
        return Pack.JSON.readerFor(type).with(
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    private byte[] bytes(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (var stream = zip.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    /** Bytes that can no longer be unpacked are not the ones that were packed. */
    private String sha256(ZipEntry entry) throws IOException {
        try (var stream = zip.getInputStream(entry)) {
            return sha256(stream);
        } catch (ZipException | EOFException broken) {
            return "";
        }
    }

    private static String sha256(InputStream content) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
