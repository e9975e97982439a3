package org.lianban.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Remembers a bounded number of answers for a short while; the oldest entry makes room. */
class ShortMemory<K, V> {

    private record Remembered<V>(V value, long forgottenAt) {}

    private final Map<K, Remembered<V>> entries;
    private final long nanos;
    private final LongSupplier ticker;

    ShortMemory(int capacity, Duration time) {
        this(capacity, time, System::nanoTime);
    }

    ShortMemory(int capacity, Duration time, LongSupplier ticker) {
        this.nanos = time.toNanos();
        this.ticker = ticker;
        this.entries = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Remembered<V>> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<V> recall(K key) {
        var entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (ticker.getAsLong() - entry.forgottenAt() >= 0) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    synchronized void remember(K key, V value) {
        entries.remove(key);
        entries.put(key, new Remembered<>(value, ticker.getAsLong() + nanos));
    }

    synchronized void forget(K key) {
        entries.remove(key);
    }
}
