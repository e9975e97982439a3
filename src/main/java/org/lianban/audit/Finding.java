package org.lianban.audit;

/**
 * A row of a journal that is not what it was when it was written.
 *
 * @param kind {@code edited}, {@code deleted}, {@code inserted} or {@code reordered}
 * @param seq the row: by its place in the chain where it is deleted or reordered, by the number that it bears otherwise
 * @param message in Chinese, for the auditor
 */
record Finding(Kind kind, long seq, String message) {

    /** What was done to the row. */
    enum Kind {
        edited,
        deleted,
        inserted,
        reordered
    }

    static Finding edited(long seq) {
        return new Finding(Kind.edited, seq, "第 %d 行被修改过".formatted(seq));
    }

    static Finding deleted(long seq) {
        return new Finding(Kind.deleted, seq, "第 %d 行被删除".formatted(seq));
    }

    static Finding inserted(long seq) {
        return new Finding(Kind.inserted, seq, "编号为 %d 的一行不是当时写入的".formatted(seq));
    }

    static Finding reordered(long place, long seq) {
        return new Finding(Kind.reordered, place, "第 %d 行被移到第 %d 行的位置".formatted(place, seq));
    }
}
