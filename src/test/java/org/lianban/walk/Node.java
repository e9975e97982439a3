package org.lianban.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.lianban.Lianban;

/** A Spring Boot application in a JVM of its own: a node of the installation, as a city would run it, or another product. */
public final class Node implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Process process;
    private final Path log;
    private final String started;

    private Node(Process process, Path log, String started) {
        this.process = process;
        this.log = log;
        this.started = started;
    }

    /** Starts the node on a free port, as the demonstration with a database of its own choice. */
    static Node start(String name, String jdbcUrl, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--lianban.node=" + name,
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.datasource.username=postgres",
                "--camunda.bpm.job-execution.wait-time-in-millis=200",
                "--camunda.bpm.job-execution.max-wait=500",
                "--lianban.stop.notice=PT0S",
                "--lianban.sandbox.answer-delay=200ms"));
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        return run(name, Lianban.class, arguments.toArray(String[]::new));
    }

    /**
     * Runs a program on the class path of the tests.
     *
     * @param name of its log in {@code target/nodes}
     */
    public static Node run(String name, Class<?> program, String... arguments) {
        return run(name, program, Map.of(), arguments);
    }

    /** @param environment what its variables are besides this process' own */
    static Node run(String name, Class<?> program, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        try {
            var log = Files.createDirectories(Path.of("target", "nodes")).resolve(name + ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Node(builder.start(), log, "Started " + program.getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves. */
    public int port() {
        var giveUp = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(giveUp) && process.isAlive()) {
            var text = log();
            var found = PORT.matcher(text);
            if (found.find() && text.contains(started)) {
                return Integer.parseInt(found.group(1));
            }
            Pause.of(BETWEEN_LOOKS);
        }
        throw new AssertionError("node did not start\n" + log());
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a power cut would: nothing is finished, nothing is said. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
