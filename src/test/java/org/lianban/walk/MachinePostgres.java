package org.lianban.walk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of the machine's own PostgreSQL, for what the embedded one has no tools for. */
final class MachinePostgres implements AutoCloseable {

    private final Path programs;
    private final Path data;
    private final int port;

    private MachinePostgres(Path programs, Path data) throws IOException {
        this.programs = programs;
        this.data = data;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /**
     * A new server.
     *
     * @param settings name=value
     */
    static MachinePostgres start(Path programs, Path data, String... settings) throws Exception {
        var server = new MachinePostgres(programs, data);
        server.run("initdb", "--pgdata", data.toString(), "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8");
        server.startUp(settings);
        return server;
    }

    /** A server on a copy of another's folder. */
    static MachinePostgres startOn(Path programs, Path data, String... settings) throws Exception {
        var server = new MachinePostgres(programs, data);
        server.startUp(settings);
        return server;
    }

    private void startUp(String... settings) throws Exception {
        var options = new ArrayList<>(List.of("-p " + port, "-c listen_addresses=localhost", "-c unix_socket_directories=''"));
        for (var setting : settings) {
            options.add("-c " + setting);
        }
        run("pg_ctl", "start", "--wait", "--pgdata", data.toString(), "--log", data + ".log", "--options", String.join(" ", options));
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    /** Calls one of the tools on this server. */
    void tool(String name, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(arguments));
        command.addAll(0, List.of("--host", "localhost", "--port", String.valueOf(port), "--username", "postgres"));
        run(name, command.toArray(String[]::new));
    }

    /** The server refuses to be root. */
    private void run(String program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var log = Files.createTempFile(program, ".log");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            var server = Path.of(data + ".log");
            throw new AssertionError(String.join(" ", command) + "\n" + Files.readString(log, StandardCharsets.UTF_8)
                    + (Files.exists(server) ? Files.readString(server) : ""));
        }
    }

    @Override
    public void close() throws Exception {
        run("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", data.toString());
    }
}
