package org.lianban.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lianban.engine.Terminal;
import org.lianban.journal.SealVerifier;

/** {@code java -jar lianban.jar verify <pack> <public key>}: checks a pack of evidence without database and network. */
public final class VerifyCommand {

    public static final String NAME = "verify";

    private static final int INTACT = 0;
    private static final int TAMPERED = 1;
    private static final int IMPOSSIBLE = 2;

    private VerifyCommand() {}

    /**
     * @param arguments path of the pack, and path of the public keys in PEM
     * @return 0 when intact, 1 when something was tampered with, 2 when it could not be checked
     */
    public static int run(List<String> arguments) {
        return run(arguments, Terminal.out());
    }

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 2) {
            out.println("用法：java -jar lianban.jar verify 证据包.zip 公钥.pem");
            return IMPOSSIBLE;
        }
        try {
            var keys = SealVerifier.of(Files.readString(Path.of(arguments.get(1)), StandardCharsets.ISO_8859_1));
            return tell(PackVerification.of(Path.of(arguments.get(0)), keys), out);
        } catch (IllegalArgumentException e) {
            out.println("无法核验：%s 不是 PEM 格式的 Ed25519 公钥".formatted(arguments.get(1)));
            return IMPOSSIBLE;
        } catch (IOException e) {
            out.println("无法核验：文件读不到，或者不是 ZIP（%s）".formatted(e.getMessage()));
            return IMPOSSIBLE;
        }
    }

    private static int tell(PackVerification.Report report, PrintStream out) {
        report.facts().forEach(out::println);
        if (report.faults().isEmpty()) {
            out.println("没有发现改动。");
            return INTACT;
        }
        out.println("发现 %d 处：".formatted(report.faults().size()));
        report.faults().forEach(fault -> out.println("  - " + fault));
        return TAMPERED;
    }
}
