package org.lianban.deadline;

import java.time.LocalDate;
import org.lianban.deadline.TimeLimit.Unit;

/** How the time of a clock stands, as a clerk reads it in a list: 剩 2 个工作日. */
final class TimeLeft {

    private TimeLeft() {}

    static String inWords(String state, boolean overdue, LocalDate dueDay, int left, int over, Unit unit, LocalDate today) {
        if (state.equals("stopped")) {
            return "已停止计时";
        }
        if (overdue) {
            // on rest days after the last day no working day has gone by
            return over == 0 ? "已超期" : "超期 " + inWords(over, unit);
        }
        if (dueDay == null) {
            return "暂停计时，剩 " + inWords(left, unit);
        }
        return unit != Unit.HOUR && dueDay.equals(today) ? "今日到期" : "剩 " + inWords(left, unit);
    }

    private static String inWords(int amount, Unit unit) {
        return switch (unit) {
            case WORKDAY -> amount + " 个工作日";
            case DAY -> amount + " 日";
            case HOUR -> amount + " 小时";
            case MONTH -> amount + " 个月";
        };
    }
}
