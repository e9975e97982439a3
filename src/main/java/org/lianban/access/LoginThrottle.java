package org.lianban.access;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down by where it comes from, so that an outsider cannot lock somebody else's account the way the
 * engine's own lock lets them: a few wrong passwords for one account from one address, or many for any accounts, and
 * further attempts from that address go unheard for a while that doubles.
 */
@Component
class LoginThrottle {

    private static final int ATTEMPTS_PER_ACCOUNT = 5;
    private static final int ATTEMPTS_PER_ADDRESS = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 6;
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int CAPACITY = 20_000;

    /**
     * @param count wrong attempts so far
     * @param openAt reading of the nano clock from which attempts are heard again
     */
    private record Failures(int count, long openAt) {}

    private final ShortMemory<String, Failures> failures;
    private final LongSupplier ticker;

    @Autowired
    LoginThrottle() {
        this(System::nanoTime);
    }

    LoginThrottle(LongSupplier ticker) {
        this.ticker = ticker;
        this.failures = new ShortMemory<>(CAPACITY, MEMORY, ticker);
    }

    boolean hears(String address, String account) {
        return open(address) && open(pair(address, account));
    }

    void failed(String address, String account) {
        count(address, ATTEMPTS_PER_ADDRESS);
        count(pair(address, account), ATTEMPTS_PER_ACCOUNT);
    }

    void succeeded(String address, String account) {
        failures.forget(pair(address, account));
    }

    private boolean open(String key) {
        return failures.recall(key).map(past -> ticker.getAsLong() - past.openAt() >= 0).orElse(true);
    }

    private synchronized void count(String key, int free) {
        var count = failures.recall(key).map(Failures::count).orElse(0) + 1;
        var doublings = Math.min(count - free, DOUBLINGS);
        var wait = doublings < 0 ? 0 : FIRST_WAIT.toNanos() << doublings;
        failures.remember(key, new Failures(count, ticker.getAsLong() + wait));
    }

    private static String pair(String address, String account) {
        return address + ' ' + account;
    }
}
