package org.lianban.model;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lianban.engine.Terminal;

/** {@code java -jar lianban.jar check [folder]}: what the rules object to in a working folder, without starting anything. */
public final class CheckCommand {

    public static final String NAME = "check";

    private static final int SOUND = 0;
    private static final int FAULTY = 1;
    private static final int IMPOSSIBLE = 2;

    private CheckCommand() {}

    /**
     * @param arguments the folder that holds {@code processes} and {@code decisions}; none for the one that it is called in
     * @return 0 when nothing has to be mended, 1 when something has, 2 when there is nothing to check
     */
    public static int run(List<String> arguments) {
        return run(arguments, Terminal.out());
    }

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.size() > 1) {
            out.println("用法：java -jar lianban.jar check [模型所在的文件夹]");
            return IMPOSSIBLE;
        }
        var folder = Path.of(arguments.isEmpty() ? "" : arguments.get(0));
        if (!Files.isDirectory(folder.resolve("processes"))) {
            out.println("无法检查：%s 里没有文件夹 processes".formatted(folder.toAbsolutePath()));
            return IMPOSSIBLE;
        }
        var models = Models.in(folder);
        var findings = ModelCheck.of(models);
        findings.forEach(out::println);
        out.println("检查了 %d 张流程图、%d 张表单、%d 张决策表，%s".formatted(
                models.processes().size(), models.forms().size(), models.decisions().size(),
                findings.isEmpty() ? "没有发现问题。" : "发现 %d 个问题。".formatted(findings.size())));
        return findings.stream().allMatch(Finding::remark) ? SOUND : FAULTY;
    }
}
