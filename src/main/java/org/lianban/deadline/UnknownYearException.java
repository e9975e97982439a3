package org.lianban.deadline;

/** A day lies in a year gone by whose holidays are not in the calendar; guessing the past would be wrong. */
class UnknownYearException extends IllegalArgumentException {

    UnknownYearException(int year) {
        super("没有 %d 年的节假日安排".formatted(year));
    }
}
