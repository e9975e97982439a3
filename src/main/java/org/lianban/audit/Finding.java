package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.JournalRow;
import org.lianban.journal.Seal;
import org.lianban.journal.SealedHead;

/**
 * A row of a journal, or a seal, that is not what it was when it was made.
 *
 * @param seq the row: by the number that it bears where it is inserted, by its place in the chain otherwise; null where a seal
 *     is at fault
 * @param seal number of the seal that is at fault or that tells of the row; null where the chain itself tells
 * @param message in Chinese, for the auditor
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(Kind kind, Long seq, Long seal, String message) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(OfficialTime.ZONE);

    /** What was done to the row or to the seal. */
    enum Kind {
        edited,
        deleted,
        inserted,
        reordered,
        backdated,
        rewritten,
        sealEdited,
        sealDeleted,
        sealUnsigned,
        sealUnproven,
        archiveDamaged
    }

    private Finding(Kind kind, long seq, String message) {
        this(kind, seq, null, message);
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

    /** What the pack is said to end with is not what the rows after it are chained to. */
    static Finding unlikeTheArchive(long last) {
        return new Finding(Kind.edited, last, "第 %d 行之前的记录已归档，其后的行却不接在归档的末行之后".formatted(last + 1));
    }

    static Finding archiveDamaged(long last) {
        return new Finding(Kind.archiveDamaged, 1L, "第 1 至 %d 行所在的归档证据包被改动或者丢失，打不开".formatted(last));
    }

    static Finding inserted(long seq) {
        return new Finding(Kind.inserted, seq, "编号为 %d 的一行不是当时写入的".formatted(seq));
    }

    static Finding reordered(long place, long seq) {
        return new Finding(Kind.reordered, place, "第 %d 行被移到第 %d 行的位置".formatted(place, seq));
    }

    static Finding backdated(JournalRow row, JournalRow before) {
        return new Finding(
                Kind.backdated,
                row.seq(),
                "第 %d 行的时刻 %s 早于前面第 %d 行的 %s：时刻是倒填的"
                        .formatted(row.seq(), TIME.format(row.at()), before.seq(), TIME.format(before.at())));
    }

    /** @param seal made after the moment that the row states, and without the row */
    static Finding backdated(JournalRow row, long seal, OffsetDateTime sealedAt) {
        return new Finding(
                Kind.backdated,
                row.seq(),
                seal,
                "第 %d 行的时刻 %s 早于第 %d 号封印（%s），封印时却没有这一行：是事后补记的，或者封印里本案的记录被删去"
                        .formatted(row.seq(), TIME.format(row.at()), seal, TIME.format(sealedAt)));
    }

    /** @param first the first row that the seals before do not vouch for */
    static Finding rewritten(long first, SealedHead sealed, Seal seal) {
        return new Finding(
                Kind.rewritten,
                first,
                seal.number(),
                "第 %d 号封印（%s）封存的第 %d 行已不在链上：%s连同链首被改写或者删去"
                        .formatted(seal.number(), TIME.format(seal.at()), sealed.seq(), stretch(first, sealed.seq())));
    }

    private static String stretch(long first, long last) {
        return first >= last ? "第 %d 行".formatted(last) : "第 %d 至 %d 行".formatted(first, last);
    }

    static Finding sealEdited(long seal) {
        return new Finding(Kind.sealEdited, null, seal, "第 %d 号封印被修改过".formatted(seal));
    }

    static Finding sealUnchained(long seal) {
        return new Finding(Kind.sealEdited, null, seal, "第 %d 号封印不接在前一号封印之后".formatted(seal));
    }

    static Finding sealDeleted(long first, long last) {
        return new Finding(
                Kind.sealDeleted, null, first, first == last ? "第 %d 号封印被删除".formatted(first) : "第 %d 至 %d 号封印被删除".formatted(first, last));
    }

    static Finding sealBeyondHead(long seal, long head) {
        return new Finding(Kind.sealEdited, null, seal, "封印的链首被修改过：记为第 %d 号，最后一枚却是第 %d 号".formatted(head, seal));
    }

    static Finding sealUnlikeTheHead(long seal) {
        return new Finding(Kind.sealEdited, null, seal, "最后的第 %d 号封印与封印的链首不符：其中之一被修改过".formatted(seal));
    }

    static Finding sealUnpublished(String hash) {
        return new Finding(Kind.sealDeleted, null, null, "已公布的封印 %s 不在封印链上：封印链被改写或者截断".formatted(hash));
    }

    static Finding sealUnsigned(long seal) {
        return new Finding(Kind.sealUnsigned, null, seal, "第 %d 号封印的签名不是可信的密钥所签".formatted(seal));
    }

    static Finding sealUnproven(long seal) {
        return new Finding(Kind.sealUnproven, null, seal, "第 %d 号封印中本案的记录被修改过：证明推不到所签的根".formatted(seal));
    }

    static Finding sealWithoutItsLeaves(long seal) {
        return new Finding(Kind.sealUnproven, null, seal, "第 %d 号封印所列的案件被增减或修改过：推不出所签的根".formatted(seal));
    }
}
