package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

    private final AtomicLong now = new AtomicLong();
    private final ShortMemory<String, Integer> memory = new ShortMemory<>(2, Duration.ofSeconds(1), now::get);

    @Test
    @DisplayName("到时即忘")
    void forgetsInTime() {
        memory.remember("a", 1);
        now.addAndGet(999_999_999);
        assertThat(memory.recall("a")).hasValue(1);
        now.addAndGet(1);
        assertThat(memory.recall("a")).isEmpty();
    }

    @Test
    @DisplayName("容量有限，最早的让位")
    void theOldestMakesRoom() {
        memory.remember("a", 1);
        memory.remember("b", 2);
        memory.remember("a", 3);
        memory.remember("c", 4);
        assertThat(memory.recall("b")).isEmpty();
        assertThat(memory.recall("a")).hasValue(3);
        assertThat(memory.recall("c")).hasValue(4);
    }
}
