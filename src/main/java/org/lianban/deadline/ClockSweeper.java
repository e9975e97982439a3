package org.lianban.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.lianban.engine.Cases;
import org.lianban.engine.Unrestricted;
import org.lianban.journal.CaseRow;
import org.lianban.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the cases whose time has come, on every node, each case in a transaction of its own. Whoever holds the case's row
 * looks at it; what was told is written with it, so nothing is told twice.
 */
@Component
class ClockSweeper {

    /** What the diagrams of procedures wait for in their part 时限提醒. */
    static final String CLOCK_REACHED = "clock.reached";

    private static final Logger LOG = LoggerFactory.getLogger(ClockSweeper.class);
    private static final String ACTOR = "system:clock";
    private static final int PAGE = 100;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int DOUBLINGS = 12;

    private final ClockStore store;
    private final WorkdayCalendars calendars;
    private final CaseRow row;
    private final CaseClocks clocks;
    private final Cases cases;
    private final Journal journal;
    private final Unrestricted command;
    private final TransactionTemplate transaction;
    private final Clock time;

    ClockSweeper(
            ClockStore store,
            WorkdayCalendars calendars,
            CaseRow row,
            CaseClocks clocks,
            Cases cases,
            Journal journal,
            Unrestricted command,
            PlatformTransactionManager transactions,
            Clock time) {
        this.store = store;
        this.calendars = calendars;
        this.row = row;
        this.clocks = clocks;
        this.cases = cases;
        this.journal = journal;
        this.command = command;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
    }

    /** Page by page in the order of the case numbers: a case that fails or is held elsewhere does not come again in this sweep. */
    @Scheduled(fixedDelayString = "${lianban.deadline.sweep-delay:PT5S}")
    void sweep() {
        var last = "";
        while (true) {
            var due = store.due(OffsetDateTime.now(time), calendars.current().version(), last, PAGE);
            due.forEach(this::lookAt);
            if (due.size() < PAGE) {
                return;
            }
            last = due.get(PAGE - 1);
        }
    }

    private void lookAt(String caseNumber) {
        try {
            journal.actingAs(ACTOR, () -> command.call(() -> {
                if (row.tryLock(caseNumber)) {
                    clocks.look(caseNumber).forEach(this::tell);
                }
                return null;
            }));
        } catch (RuntimeException e) {
            LOG.warn("The clocks of case {} could not be looked at", caseNumber, e);
            postpone(caseNumber);
        }
    }

    private void tell(CaseClock clock) {
        var told = Reminder.told(
                clock.clock(),
                clock.procedure(),
                clock.step(),
                clock.stepName(),
                clock.standing().announced().code(),
                clock.standing().dueAt());
        cases.tell(clock.caseNumber(), CLOCK_REACHED, told);
    }

    private void postpone(String caseNumber) {
        try {
            transaction.executeWithoutResult(status -> {
                var wait = Duration.ofSeconds(1L << Math.min(store.attempts(caseNumber), DOUBLINGS));
                store.postpone(
                        caseNumber,
                        OffsetDateTime.now(time).plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
            });
        } catch (RuntimeException e) {
            LOG.warn("The clocks of case {} will be looked at again at once", caseNumber, e);
        }
    }
}
