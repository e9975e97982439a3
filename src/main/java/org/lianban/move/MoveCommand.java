package org.lianban.move;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lianban.engine.Terminal;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** {@code java -jar lianban.jar move --from jdbc:h2:file:… --to jdbc:postgresql://…}: a city outgrows its H2 file. */
public final class MoveCommand {

    public static final String NAME = "move";

    private static final int MOVED = 0;
    private static final int FAILED = 1;
    private static final int IMPOSSIBLE = 2;
    private static final List<String> OPTIONS = List.of("--from", "--from-user", "--to");
    private static final String USAGE = """
            用法：java -jar lianban.jar move --from jdbc:h2:file:./data/lianban --to jdbc:postgresql://主机:5432/lianban
                [--from-user lianban]
            密码不写在命令里：目标库的账号和密码取自环境变量 SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD，
            来源库的密码取自 LIANBAN_MOVE_FROM_PASSWORD（没有就不设）。迁移前先停下全部节点。
            退出码：0 迁移完成，1 迁移中出错（目标库没有写入任何案件），2 不具备条件，什么也没有做""";

    private MoveCommand() {}

    /**
     * @param arguments as the usage says
     * @return 0 when moved, 1 when it failed on the way, 2 when nothing was begun
     */
    public static int run(List<String> arguments) {
        LoggingSystem.get(MoveCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        return run(arguments, System.getenv(), Terminal.out());
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        try {
            var options = options(arguments);
            var source = new Account(
                    options.get("--from"), options.getOrDefault("--from-user", "lianban"), environment.getOrDefault("LIANBAN_MOVE_FROM_PASSWORD", ""));
            var target = new Account(
                    options.get("--to"),
                    environment.getOrDefault("SPRING_DATASOURCE_USERNAME", ""),
                    environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
            new Move(source, target, out).run();
            return MOVED;
        } catch (MoveRefused e) {
            out.println(e.getMessage());
            return IMPOSSIBLE;
        } catch (SQLException | RuntimeException e) {
            out.println("迁移没有完成，目标库里没有写入任何案件，来源库没有改动。原因：" + e.getMessage());
            return FAILED;
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        if (arguments.size() % 2 == 1
                || !OPTIONS.containsAll(options.keySet())
                || !options.getOrDefault("--from", "").startsWith("jdbc:h2:file:")
                || !options.getOrDefault("--to", "").startsWith("jdbc:postgresql:")) {
            throw new MoveRefused(USAGE);
        }
        return options;
    }

    /** How a database is entered. */
    record Account(String url, String user, String password) {}
}
