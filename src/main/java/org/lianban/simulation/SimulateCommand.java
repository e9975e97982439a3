package org.lianban.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.lianban.engine.Terminal;
import org.lianban.simulation.Report.Kept;
import org.lianban.simulation.Report.Ways;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/**
 * {@code java -jar lianban.jar simulate <procedure>}: plays applications against the models as they lie, and against those of
 * another version.
 */
public final class SimulateCommand {

    public static final String NAME = "simulate";

    private static final int DONE = 0;
    private static final int IMPOSSIBLE = 2;
    private static final int LATE = 3;
    private static final String USAGE = """
            用法：java -jar lianban.jar simulate 流程 [--cases 10000] [--seed 1] [--folder .] [--against 版本]
                [--municipality 地区] [--require-within 0.95] [--json 文件]
            版本可以是另一个文件夹、git 版本，或者运行中的系统：http://designer:密码@localhost:8080
            --require-within：全程承诺时限内的比例低于此数的地区列出来，退出码为 3""";

    private SimulateCommand() {}

    /**
     * @param arguments as the usage says
     * @return 0 when played, 2 when that is impossible, 3 when a municipality keeps its limit less often than required
     */
    public static int run(List<String> arguments) {
        // the engine has much to say about itself
        LoggingSystem.get(SimulateCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        return run(arguments, Terminal.out());
    }

    static int run(List<String> arguments, PrintStream out) {
        try {
            return run(Options.of(arguments), out);
        } catch (InvalidAssumption e) {
            out.println(e.getMessage());
            return IMPOSSIBLE;
        } catch (NumberFormatException e) {
            out.println(USAGE);
            return IMPOSSIBLE;
        } catch (IOException e) {
            out.println("无法写出结果：" + e.getMessage());
            return IMPOSSIBLE;
        }
    }

    /** @param values what was said, by name */
    private record Options(String procedure, Map<String, String> values) {

        private static final List<String> NAMES =
                List.of("--cases", "--seed", "--folder", "--against", "--municipality", "--require-within", "--json");

        static Options of(List<String> arguments) {
            if (arguments.isEmpty() || arguments.size() % 2 == 0 || arguments.get(0).startsWith("--")) {
                throw new InvalidAssumption(USAGE);
            }
            var values = new LinkedHashMap<String, String>();
            for (var i = 1; i < arguments.size(); i += 2) {
                if (!NAMES.contains(arguments.get(i))) {
                    throw new InvalidAssumption(USAGE);
                }
                values.put(arguments.get(i), arguments.get(i + 1));
            }
            return new Options(arguments.get(0), values);
        }

        String text(String name, String otherwise) {
            return values.getOrDefault(name, otherwise);
        }

        Path folder() {
            return Path.of(text("--folder", "."));
        }

        int cases() {
            return Integer.parseInt(text("--cases", "10000"));
        }

        long seed() {
            return Long.parseLong(text("--seed", "1"));
        }
    }

    private static int run(Options options, PrintStream out) throws IOException {
        var municipalities = municipalities();
        var ids = options.values().containsKey("--municipality")
                ? List.of(options.text("--municipality", null))
                : municipalities.keySet().stream().toList();
        var assumptions = Assumptions.in(options.folder(), options.procedure());
        var courses = play(options, options.text("--folder", "."), assumptions, ids);
        var others = options.values().containsKey("--against")
                ? play(options, options.text("--against", null), assumptions, ids)
                : null;
        // what goes without saying is what was usual before the change
        var ways = Ways.of(others == null ? courses : others);
        var report = Report.of(courses, ways, assumptions.time());
        var other = others == null ? null : Report.of(others, ways, assumptions.time());
        out.println("流程 %s：%d 件，种子 %d，申请自 %s 起 %d 个工作日内到达；1 个工作日 = %d 小时%s".formatted(
                options.procedure(), options.cases(), options.seed(), assumptions.firstDay(), assumptions.days(),
                assumptions.time().day().toHours(), other == null ? "" : "；对照 " + shown(options.text("--against", ""))));
        out.println();
        new Tables(out, municipalities).print(report, other);
        unconfirmed(assumptions, out);
        if (options.values().containsKey("--json")) {
            write(Path.of(options.text("--json", null)), report, other);
        }
        return options.values().containsKey("--require-within")
                ? require(Double.parseDouble(options.text("--require-within", null)), report, municipalities, out)
                : DONE;
    }

    private static List<Course> play(Options options, String source, Assumptions assumptions, List<String> municipalities) {
        try (var stage = new Stage(ModelSource.read(source, options.folder()), options.procedure(), assumptions, municipalities)) {
            var courses = new ArrayList<Course>();
            for (var number = 1; number <= options.cases(); number++) {
                courses.add(stage.play(options.seed(), number));
            }
            return courses;
        }
    }

    /** A password is not for the screen. */
    private static String shown(String version) {
        return version.replaceAll("//[^/@]*@", "//");
    }

    private static void unconfirmed(Assumptions assumptions, PrintStream out) {
        if (!assumptions.source().isEmpty()) {
            out.println("假设的来源：" + assumptions.source());
        }
        if (!assumptions.unconfirmed().isEmpty()) {
            out.println("按缺省值假设、待确认的 %d 项：%s".formatted(assumptions.unconfirmed().size(), String.join("、", assumptions.unconfirmed())));
        }
    }

    private static void write(Path file, Report report, Report other) throws IOException {
        var content = new LinkedHashMap<String, Object>();
        content.put("present", report);
        content.put("other", other);
        Files.write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    /** Cases that did not come to an end have kept no limit: no more of them than late ones are let pass. */
    private static int require(double least, Report report, Map<String, String> municipalities, PrintStream out) {
        var limits = report.limits().values().stream().filter(Kept::isOfCase).toList();
        if (limits.isEmpty()) {
            throw new InvalidAssumption("没有一件有全程承诺时限，无从要求");
        }
        var late = limits.stream().filter(kept -> kept.within() < least).toList();
        late.forEach(kept -> out.println("未达到要求：%s 全程 %s，承诺时限内 %.1f%%，要求 %.1f%%".formatted(
                municipalities.getOrDefault(kept.municipality(), kept.municipality()), Tables.limit(kept.limit()), kept.within() * 100, least * 100)));
        var stuck = report.troubles().values().stream().mapToInt(Integer::intValue).sum();
        var tooMany = stuck > (1 - least) * report.cases();
        if (tooMany) {
            out.println("未达到要求：%d 件未能走完".formatted(stuck));
        }
        return late.isEmpty() && !tooMany ? DONE : LATE;
    }

    /** Names by id, as the installation is configured. */
    private static Map<String, String> municipalities() throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml")).forEach(sources::addLast);
        var names = new LinkedHashMap<String, String>();
        new Binder(ConfigurationPropertySources.from(sources)).bind("lianban", Municipalities.class).get().all()
                .forEach((Municipality municipality) -> names.put(municipality.id(), municipality.name()));
        return names;
    }
}
