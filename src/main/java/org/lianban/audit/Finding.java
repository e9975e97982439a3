package org.lianban.audit;

/**
 * A row of a journal that is not what it was when it was written.
 *
 * @param kind {@code edited}, {@code deleted}, {@code inserted} or {@code reordered}
 * @param seq the row: by the number that it bears where it is inserted, by its place in the chain otherwise
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

    /** The last row is sound in itself, so it cannot be told which of the two was changed. */
    static Finding unlikeTheHead(long seq) {
        return new Finding(Kind.edited, seq, "末行第 %d 行与链首不符：这一行或者链首被修改过".formatted(seq));
    }

    /** @param last place of the row whose hash the head bears */
    static Finding editedHead(long seq, long last) {
        return new Finding(Kind.edited, seq, "链首被修改过：记为第 %d 行，所指的末行是第 %d 行".formatted(seq, last));
    }

    static Finding deleted(long seq) {
        return new Finding(Kind.deleted, seq, "第 %d 行被删除".formatted(seq));
    }

    static Finding deleted(long first, long last) {
        return new Finding(Kind.deleted, first, "第 %d 至 %d 行被删除".formatted(first, last));
    }

    static Finding inserted(long seq) {
        return new Finding(Kind.inserted, seq, "编号为 %d 的一行不是当时写入的".formatted(seq));
    }

    static Finding reordered(long place, long seq) {
        return new Finding(Kind.reordered, place, "第 %d 行被移到第 %d 行的位置".formatted(place, seq));
    }
}
