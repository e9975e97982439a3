package org.lianban.walk;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line between two programs on this machine that can be cut and held up. With several ends it is what nginx is before several
 * nodes: each connection goes to the next end that takes it.
 */
final class Wire implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket entry;
    private final List<Integer> ends = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final Object held = new Object();
    private volatile boolean holding;
    private volatile boolean refusing;

    Wire() {
        try {
            entry = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    void leadTo(int port) {
        ends.add(port);
    }

    void leadNoMoreTo(int port) {
        ends.remove((Integer) port);
    }

    /** Breaks all connections; new ones are taken. */
    void cut() {
        open.forEach(Wire::quietlyClose);
    }

    /** Breaks all connections and takes no new ones. */
    void refuse() {
        refusing = true;
        cut();
    }

    /** What is sent arrives only when it goes on: nobody is told that anything is wrong. */
    void hold() {
        holding = true;
    }

    void goOn() {
        refusing = false;
        holding = false;
        synchronized (held) {
            held.notifyAll();
        }
    }

    @Override
    public void close() {
        quietlyClose(entry);
        goOn();
        cut();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                var near = entry.accept();
                start("connect", () -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        var far = refusing ? null : anEnd();
        if (far == null) {
            quietlyClose(near);
            return;
        }
        open.add(near);
        open.add(far);
        start("there", () -> carry(near, far));
        carry(far, near);
    }

    private Socket anEnd() {
        for (var attempt = 0; attempt < ends.size(); attempt++) {
            var candidates = List.copyOf(ends);
            try {
                return new Socket(InetAddress.getLoopbackAddress(), candidates.get(Math.floorMod(next.getAndIncrement(), candidates.size())));
            } catch (IOException down) {
                // the next one, then
            }
        }
        return null;
    }

    private void carry(Socket from, Socket to) {
        var chunk = new byte[CHUNK];
        try (from; to) {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            for (var read = from.getInputStream().read(chunk); read >= 0; read = from.getInputStream().read(chunk)) {
                waitWhileHeld();
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException broken) {
            // both ends are closed, as a line that breaks is
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void waitWhileHeld() throws IOException {
        synchronized (held) {
            while (holding) {
                try {
                    held.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, "wire-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietlyClose(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}
