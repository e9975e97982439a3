package org.lianban.access;

import java.time.LocalDate;

/**
 * A period in which somebody else works the tasks of an account.
 *
 * @param account who is away
 * @param from first day, in Asia/Shanghai
 * @param until last day, still away
 */
record Absence(String account, String substitute, LocalDate from, LocalDate until) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    boolean overlaps(Absence other) {
        return !until.isBefore(other.from) && !from.isAfter(other.until);
    }
}
