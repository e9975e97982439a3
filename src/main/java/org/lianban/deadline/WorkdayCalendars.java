package org.lianban.deadline;

import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out the newest calendar. A version that another node imported is seen within seconds. */
@Component
class WorkdayCalendars implements InitializingBean {

    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    /** @param checkedAt by {@link System#nanoTime()} */
    private record Known(WorkdayCalendar calendar, long checkedAt) {

        boolean isFresh() {
            return System.nanoTime() - checkedAt < FRESH_NANOS;
        }
    }

    private final WorkdayCalendarVersions versions;
    private final TransactionTemplate transaction;
    private volatile Known known;

    WorkdayCalendars(WorkdayCalendarVersions versions, PlatformTransactionManager transactions) {
        this.versions = versions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Several nodes may start together: the one whose row of version 1 comes second leaves it to the first. */
    @Override
    public void afterPropertiesSet() {
        if (versions.newest() > 0) {
            return;
        }
        try {
            transaction.executeWithoutResult(status ->
                    versions.store(new WorkdayCalendar(1, SpecialDays.shipped()), "system:setup", "随系统发布"));
        } catch (DuplicateKeyException storedByAnother) {
            // the version that was wanted is there
        }
    }

    /** Cheap: one tiny query every two seconds, and the days only when there is a newer version. */
    WorkdayCalendar current() {
        var before = known;
        if (before != null && before.isFresh()) {
            return before.calendar();
        }
        var newest = versions.newest();
        var calendar =
                before != null && before.calendar().version() == newest ? before.calendar() : versions.load(newest);
        known = new Known(calendar, System.nanoTime());
        return calendar;
    }

    /** Looks again at the next question. */
    void forget() {
        known = null;
    }
}
