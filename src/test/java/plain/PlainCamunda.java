package plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The plain starter in a JVM of its own, for Camunda answers REST calls from a static registry of engines. */
public final class PlainCamunda implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path LOG = Path.of("target", "nodes", "plain-camunda.log");

    private final Process process;
    private final int port;

    private PlainCamunda(Process process) {
        this.process = process;
        this.port = awaitPort();
    }

    public static PlainCamunda start() {
        try {
            Files.createDirectories(LOG.getParent());
            return new PlainCamunda(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                            "-cp", System.getProperty("java.class.path"), PlainStarter.class.getName(),
                            "--spring.config.location=classpath:plain/")
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int awaitPort() {
        var giveUp = Instant.now().plus(PATIENCE);
        try {
            while (Instant.now().isBefore(giveUp) && process.isAlive()) {
                var log = Files.readString(LOG);
                var found = PORT.matcher(log);
                if (found.find() && log.contains("Started PlainStarter")) {
                    return Integer.parseInt(found.group(1));
                }
                Thread.sleep(200);
            }
            throw new AssertionError("the plain starter did not start\n" + Files.readString(LOG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
