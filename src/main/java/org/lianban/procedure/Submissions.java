package org.lianban.procedure;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The submissions that were taken, so that one that is sent again is known. */
@Component
class Submissions {

    /** The same key is on its way in another transaction, or has just been taken by one. */
    static final class Meanwhile extends RuntimeException {

        private Meanwhile(Exception cause) {
            super(cause);
        }
    }

    private record Taken(String digest, String caseNumber) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Submissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The case that the submission opened when it came before.
     *
     * @throws KeyUsedOtherwise when another application came under its key
     */
    Optional<String> caseOf(Submission submission) {
        return jdbc.sql("select digest, case_number from submission where account_id = ? and idempotency_key = ?")
                .params(submission.account(), submission.key())
                .query(Taken.class)
                .optional()
                .map(taken -> {
                    if (!taken.digest().equals(submission.digest())) {
                        throw new KeyUsedOtherwise();
                    }
                    return taken.caseNumber();
                });
    }

    /** Takes the key before anything else is done: a second one waits here until the first has committed. */
    void begin(Submission submission) {
        try {
            jdbc.sql("insert into submission (account_id, idempotency_key, digest, submitted_at) values (?, ?, ?, ?)")
                    .params(submission.account(), submission.key(), submission.digest(), OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException | ConcurrencyFailureException taken) {
            throw new Meanwhile(taken);
        }
    }

    void end(Submission submission, String caseNumber) {
        jdbc.sql("update submission set case_number = ? where account_id = ? and idempotency_key = ?")
                .params(caseNumber, submission.account(), submission.key())
                .update();
    }
}
