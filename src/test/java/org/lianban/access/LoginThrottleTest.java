package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final AtomicLong now = new AtomicLong(1);
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    @Test
    @DisplayName("同一地址对同一账号连错五次后须等待，等待逐次加倍")
    void guessingFromOneAddressSlowsDown() {
        fail(4, "10.0.0.1", "tianshui.hall");
        assertThat(throttle.hears("10.0.0.1", "tianshui.hall")).isTrue();
        fail(1, "10.0.0.1", "tianshui.hall");
        assertThat(throttle.hears("10.0.0.1", "tianshui.hall")).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(throttle.hears("10.0.0.1", "tianshui.hall")).isTrue();
        fail(1, "10.0.0.1", "tianshui.hall");
        pass(Duration.ofSeconds(2));
        assertThat(throttle.hears("10.0.0.1", "tianshui.hall")).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(throttle.hears("10.0.0.1", "tianshui.hall")).isTrue();
    }

    @Test
    @DisplayName("外人猜密码，不影响本人从别处登录")
    void anOutsiderDoesNotLockTheOwnerOut() {
        fail(40, "203.0.113.9", "tianshui.hall");
        assertThat(throttle.hears("203.0.113.9", "tianshui.hall")).isFalse();
        assertThat(throttle.hears("10.0.0.1", "tianshui.hall")).isTrue();
    }

    @Test
    @DisplayName("一个地址轮流猜许多账号，同样受限")
    void guessingManyAccountsFromOneAddressSlowsDown() {
        for (var i = 0; i < 50; i++) {
            fail(1, "203.0.113.9", "account" + i);
        }
        assertThat(throttle.hears("203.0.113.9", "account99")).isFalse();
    }

    @Test
    @DisplayName("登录成功后重新计数")
    void aRightPasswordStartsTheCountAfresh() {
        fail(4, "10.0.0.1", "tianshui.hall");
        throttle.succeeded("10.0.0.1", "tianshui.hall");
        fail(4, "10.0.0.1", "tianshui.hall");
        assertThat(throttle.hears("10.0.0.1", "tianshui.hall")).isTrue();
    }

    private void fail(int times, String address, String account) {
        for (var i = 0; i < times; i++) {
            throttle.failed(address, account);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
