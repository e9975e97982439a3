package org.lianban.procedure.notificationcommitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("告知书")
class NoticeTest {

    private static final Notice NOTICE = notice("作出以下承诺的，不再提交证明。", List.of("甲", "乙"), "虚假承诺的，撤销决定。");

    private static Notice notice(String effect, List<String> terms, String consequence) {
        return new Notice("车辆证明", "车辆-1", effect, terms, consequence);
    }

    @Test
    @DisplayName("逐项编号，固定内容在前在后")
    void isOneText() {
        assertThat(NOTICE.text()).isEqualTo("""
                告知书（版本：车辆-1）

                办理事项：车辆证明

                作出以下承诺的，不再提交证明。

                一、甲。

                二、乙。

                虚假承诺的，撤销决定。""");
    }

    @Test
    @DisplayName("改动任何一处，都不再是同一份告知书")
    void anyChangeIsAnotherNotice() {
        assertThat(notice(NOTICE.effect(), NOTICE.terms(), NOTICE.consequence()).digest()).isEqualTo(NOTICE.digest());
        assertThat(List.of(
                        notice("作出以下承诺的，当场决定。", NOTICE.terms(), NOTICE.consequence()),
                        notice(NOTICE.effect(), List.of("甲"), NOTICE.consequence()),
                        notice(NOTICE.effect(), NOTICE.terms(), "虚假承诺的，直接撤销决定。")))
                .extracting(Notice::digest)
                .doesNotContain(NOTICE.digest())
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("多于六项承诺的，表单放不下，不能送达")
    void asManyTermsAsBoxes() {
        assertThat(notice("", Collections.nCopies(6, "甲"), "").terms()).hasSize(6);
        assertThatThrownBy(() -> notice("", Collections.nCopies(7, "甲"), ""))
                .hasMessageContaining("告知书 车辆-1 的承诺事项超过 6 项");
    }
}
