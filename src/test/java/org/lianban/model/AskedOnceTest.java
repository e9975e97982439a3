package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AskedOnceTest {

    @Test
    @DisplayName("发起表单填过的，以后的表单和被调用流程的表单都不再问")
    void nothingIsAskedTwice() {
        assertThat(new AskedOnceRule().check(Models.in(Path.of("")))).isEmpty();
    }
}
