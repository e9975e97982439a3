package org.lianban.walk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.Lianban;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A city's installation on this machine: two nodes in JVMs of their own behind one entry, one PostgreSQL that keeps what it
 * acknowledged (fsync on), and the departments in a fourth process with a database of their own, so that what they did can be
 * compared with what the cases say. Each node has a line of its own to the database; the departments have one to all.
 */
final class Installation implements AutoCloseable {

    static final List<String> NODES = List.of("a", "b");
    static final List<String> DEPARTMENTS = List.of(
            "registrar", "seal-engraver", "public-security", "tax", "social-insurance", "medical-insurance", "housing-fund", "bank");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final Wire entry = new Wire();
    final Wire departments = new Wire();
    private final Map<String, Wire> databaseLines = NODES.stream().collect(Collectors.toMap(name -> name, name -> new Wire()));
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private int starts;
    private final Path folder;
    private final Path data;
    private final int databasePort;
    private final Node departmentsNode;
    private final Office departmentsOffice;
    private EmbeddedPostgres postgres;
    private List<String> databaseCommand;

    /** @param data where the database lies; its disk can be one of its own */
    Installation(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
        tellNodesTheClassPath();
        this.databasePort = freePort();
        startDatabase();
        databaseLines.values().forEach(line -> line.leadTo(databasePort));
        departmentsNode = Node.run("departments", Lianban.class, departmentsSettings().toArray(String[]::new));
        var port = departmentsNode.port();
        departments.leadTo(port);
        departmentsOffice = new Office(port);
        NODES.forEach(this::start);
    }

    Office office() {
        return new Office(entry.port());
    }

    /** One node alone, past the entry. */
    Office office(String node) {
        return new Office(ports.get(node));
    }

    Office departmentsOffice() {
        return departmentsOffice;
    }

    Wire databaseLine(String node) {
        return databaseLines.get(node);
    }

    Path data() {
        return data;
    }

    JdbcClient database() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    void start(String node, String... settings) {
        started(node, Node.run(logOf(node), Lianban.class, nodeSettings(node, settings)));
    }

    /**
     * With a machine's clock that is wrong, as libfaketime lets the process believe.
     *
     * @param faketime libfaketimeMT.so.1
     */
    void startWithAnotherClock(String node, Path faketime, Duration wrongBy) {
        var environment = Map.of(
                "LD_PRELOAD", faketime.toString(),
                "FAKETIME", "%+ds".formatted(wrongBy.toSeconds()),
                // waits go by the monotonic clock, which is right
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
        started(node, Node.run(logOf(node), Lianban.class, environment, nodeSettings(node)));
    }

    /** One for each life of a node. */
    private String logOf(String node) {
        starts++;
        return "fault-%02d-%s".formatted(starts, node);
    }

    private void started(String name, Node node) {
        nodes.put(name, node);
        ports.put(name, node.port());
        entry.leadTo(ports.get(name));
    }

    ProcessHandle process(String node) {
        return nodes.get(node).process();
    }

    /** What each thread of the nodes and of the departments is at, in a file for each. */
    void dumpThreads(String why) {
        NODES.forEach(node -> dumpThreads(why + "-" + node, process(node)));
        dumpThreads(why + "-departments", departmentsNode.process());
    }

    private void dumpThreads(String name, ProcessHandle process) {
        try {
            Files.writeString(folder.resolve(name + ".txt"), askJvm(process, "Thread.print", "-l"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the JVM's own diagnostic command says. */
    static String askJvm(ProcessHandle process, String... what) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var command = Stream.concat(Stream.of(jcmd, String.valueOf(process.pid())), Stream.of(what)).toList();
        return new String(new ProcessBuilder(command).redirectErrorStream(true).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** As a power cut would. */
    void kill(String node) {
        nodes.get(node).kill();
        entry.leadNoMoreTo(ports.get(node));
    }

    /** As an operator would, who does not tell the entry. */
    void stop(String node) {
        nodes.get(node).close();
        entry.leadNoMoreTo(ports.get(node));
    }

    /** All departments behave so until they are told otherwise. */
    void departmentsAre(String mode, Duration delay) {
        for (var role : DEPARTMENTS) {
            Office.expect(204, departmentsOffice.send(
                    "Bearer sandbox-" + role, "POST", "/sandbox/" + role + "/switches",
                    delay == null ? Map.of("mode", mode) : Map.of("mode", mode, "delayMillis", delay.toMillis())));
        }
    }

    void killDatabase() {
        ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
    }

    boolean databaseLives() {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** On the data as they lie, with the same settings; what was killed has let go of them only after a moment. */
    void startDatabaseAgain() {
        var giveUp = Instant.now().plus(PATIENCE);
        while (!databaseLives()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("the database does not start: see " + folder.resolve("postgres.log"));
            }
            try {
                new ProcessBuilder(databaseCommand)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Pause.of(Duration.ofSeconds(1));
        }
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startDatabase() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(databasePort)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "120")
                    .start();
            // PostgreSQL does not run as root; in a user namespace of its own it does not see that it does
            var command = "root".equals(System.getProperty("user.name")) ? Stream.of("unshare", "-U") : Stream.<String>empty();
            var words = Files.readString(Path.of("/proc", String.valueOf(postmaster()), "cmdline")).split("\0");
            databaseCommand = Stream.concat(command, Stream.of(words)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.values().forEach(Node::close);
        departmentsNode.close();
        databaseLines.values().forEach(Wire::close);
        departments.close();
        entry.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] nodeSettings(String node, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=demo,postgres",
                "--server.port=0",
                "--lianban.node=" + node,
                "--lianban.seals.key-file=" + folder.resolve("seal-key.pem"),
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + databaseLines.get(node).port() + "/postgres",
                "--spring.datasource.username=postgres",
                // a failed step comes back within seconds here, and is an incident after half a minute
                "--lianban.retry-waits=R8/PT1S,PT2S,PT4S"));
        for (var role : DEPARTMENTS) {
            arguments.add("--lianban.departments.%s.base-url=http://127.0.0.1:%d/sandbox/%s".formatted(role, departments.port(), role));
        }
        Stream.of(settings).forEach(setting -> arguments.add("--" + setting));
        return arguments.toArray(String[]::new);
    }

    private List<String> departmentsSettings() {
        return List.of(
                "--spring.profiles.active=demo",
                "--server.port=0",
                "--lianban.node=departments",
                "--lianban.seals.key-file=" + folder.resolve("departments-key.pem"),
                "--spring.datasource.url=jdbc:h2:mem:departments;DB_CLOSE_DELAY=-1",
                "--camunda.bpm.job-execution.enabled=false",
                "--lianban.sandbox.answer-delay=300ms",
                "--lianban.sandbox.courier-delay=PT0.1S",
                "--lianban.sandbox.answer-to=http://127.0.0.1:" + entry.port());
    }

    /** Maven runs this program in its own JVM, whose class path is not that of the program. */
    private static void tellNodesTheClassPath() {
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
            System.setProperty("java.class.path", Stream.of(loader.getURLs())
                    .map(url -> Path.of(java.net.URI.create(url.toString())).toString())
                    .collect(Collectors.joining(System.getProperty("path.separator"))));
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
