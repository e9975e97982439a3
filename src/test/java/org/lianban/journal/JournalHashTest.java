package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JournalHashTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-01T08:00:00.123+08:00");

    @Test
    @DisplayName("链的算法是公开的：照样用 sha256sum 也能算出来")
    void theHashIsThatOfTheCanonicalRow() {
        // printf '%064d["620500-CSAJ-20260301-000001",1,"2026-03-01T00:00:00.123Z","west","tianshui.hall","completeTask","[{\"kind\":\"task.complete\"}]"]' 0 | sha256sum
        assertThat(JournalHash.of(JournalHash.GENESIS, "620500-CSAJ-20260301-000001", 1, AT, "west", "tianshui.hall", "completeTask", "[{\"kind\":\"task.complete\"}]"))
                .isEqualTo("0a84dc2b92fc462cb7bc1a4fc7293ab61a76ef14e851e507867964fbdd7e1472");
    }

    @Test
    @DisplayName("时间按瞬时计，不按写法；别的任何一处不同，散列就不同")
    void everyPartOfARowCounts() {
        var row = hash("case", 1, AT, "node", "actor", "command", "[]");
        assertThat(hash("case", 1, AT.withOffsetSameInstant(ZoneOffset.UTC).plusNanos(999_999), "node", "actor", "command", "[]")).isEqualTo(row);
        assertThat(List.of(
                        hash("casf", 1, AT, "node", "actor", "command", "[]"),
                        hash("case", 2, AT, "node", "actor", "command", "[]"),
                        hash("case", 1, AT.plusNanos(1_000_000), "node", "actor", "command", "[]"),
                        hash("case", 1, AT, "nodf", "actor", "command", "[]"),
                        hash("case", 1, AT, "node", "actos", "command", "[]"),
                        hash("case", 1, AT, "node", "actor", "commane", "[]"),
                        hash("case", 1, AT, "node", "actor", "command", "[0]"),
                        // the borders between the parts count too
                        hash("case", 1, AT, "nodea", "ctor", "command", "[]"),
                        JournalHash.of("1".repeat(64), "case", 1, AT, "node", "actor", "command", "[]")))
                .doesNotContain(row)
                .doesNotHaveDuplicates();
    }

    private static String hash(String number, long seq, OffsetDateTime at, String node, String actor, String command, String events) {
        return JournalHash.of(JournalHash.GENESIS, number, seq, at, node, actor, command, events);
    }
}
