package org.lianban.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Virtual users over HTTP: each submits an application to open an enterprise, follows its case, hands over the results when the
 * departments are done, and begins anew. An answer that does not come is asked for again, with the key of the first time.
 */
final class Load implements AutoCloseable {

    /**
     * A request and what came of it.
     *
     * @param status 0 where no answer came
     */
    record Sent(Instant at, Duration took, int status) {

        boolean failed() {
            return status == 0 || status >= 500;
        }
    }

    /** A case as its user knows it. */
    static final class Walked {
        final String key = UUID.randomUUID().toString();
        final Instant begun = Instant.now();
        volatile String number;
        volatile Instant acknowledged;
        volatile Instant ended;
        volatile String refusal;
    }

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final String HALL = "xianyang.hall";
    private static final String LAST_STEP = "userTask_handOverResults";

    private final Office office;
    private final List<Office> atOnce;
    private final List<Thread> users = new ArrayList<>();
    private final CountDownLatch done;
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Walked> cases = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private volatile boolean givenUp;

    /** @param atOnce where each task is completed at the same moment; empty for once, at the entry */
    Load(Office office, List<Office> atOnce, int count) {
        this.office = office;
        this.atOnce = atOnce;
        this.done = new CountDownLatch(count);
        for (var user = 0; user < count; user++) {
            var thread = new Thread(this::work, "user-" + user);
            thread.setDaemon(true);
            users.add(thread);
            thread.start();
        }
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<Walked> cases() {
        return List.copyOf(cases);
    }

    /** What should not happen, whatever the fault: refused applications, a task completed twice. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /**
     * No new cases; those under way go on to their end, or until the time is up. Whoever operates looks for steps that failed for
     * good, now and then, and lets them run again.
     *
     * @return how many steps were let run again
     */
    int finish(Duration within) {
        closing = true;
        var mended = 0;
        var giveUp = Instant.now().plus(within);
        try {
            while (!done.await(5, TimeUnit.SECONDS) && Instant.now().isBefore(giveUp)) {
                mended += mend();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        givenUp = true;
        return mended;
    }

    private int mend() {
        var mended = 0;
        var failed = ask(() -> office.send("operator", "GET", "/engine-rest/job?noRetriesLeft=true", null));
        if (failed == null || failed.statusCode() != 200) {
            return 0;
        }
        for (var job : Office.read(failed)) {
            var answer = ask(() -> office.send(
                    "operator", "PUT", "/engine-rest/job/" + job.get("id").asText() + "/retries", Map.of("retries", 3)));
            mended += answer != null && answer.statusCode() == 204 ? 1 : 0;
        }
        return mended;
    }

    @Override
    public void close() {
        closing = true;
        givenUp = true;
    }

    private void work() {
        try {
            while (!closing) {
                var walked = new Walked();
                cases.add(walked);
                walk(walked);
            }
        } catch (RuntimeException e) {
            surprises.add(e.toString());
        } finally {
            done.countDown();
        }
    }

    private void walk(Walked walked) {
        var application = Applications.withBank(true);
        while (walked.number == null && walked.refusal == null && !givenUp) {
            var answer = ask(() -> office.send(
                    HALL, "POST", "/api/cases/enterprise-opening", application, Map.of("Idempotency-Key", walked.key)));
            if (answer != null && answer.statusCode() == 201) {
                walked.acknowledged = Instant.now();
                walked.number = Office.read(answer).get("caseNumber").asText();
            } else if (answer != null && answer.statusCode() < 500) {
                walked.refusal = answer.statusCode() + " " + answer.body();
                surprises.add("refused: " + walked.refusal);
            } else {
                Pause.of(BETWEEN_LOOKS);
            }
        }
        while (walked.number != null && walked.ended == null && !givenUp) {
            Pause.of(BETWEEN_LOOKS);
            var answer = ask(() -> office.send(HALL, "GET", "/api/cases/" + walked.number, null));
            if (answer == null || answer.statusCode() != 200) {
                if (answer != null && answer.statusCode() < 500) {
                    surprises.add(walked.number + " cannot be seen: " + answer.statusCode() + " " + answer.body());
                }
                continue;
            }
            act(walked, Office.read(answer));
        }
    }

    private void act(Walked walked, JsonNode view) {
        if (view.get("state").asText().equals("ended")) {
            walked.ended = Instant.now();
            return;
        }
        Office.list(view.get("openSteps")).stream()
                .filter(step -> step.get("id").asText().equals(LAST_STEP))
                .map(step -> step.path("taskId").asText(null))
                .findFirst()
                .ifPresent(task -> handOver(walked, task));
    }

    private void handOver(Walked walked, String task) {
        ask(() -> office.send(HALL, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", HALL)));
        var form = Map.<String, Object>of("receivedBy", "赵磊", "receiptSigned", true);
        if (atOnce.isEmpty()) {
            ask(() -> office.submitForm(HALL, task, form));
            return;
        }
        var taken = atOnce.parallelStream()
                .map(one -> ask(() -> one.submitForm(HALL, task, form)))
                .filter(answer -> answer != null && answer.statusCode() == 204)
                .count();
        if (taken > 1) {
            surprises.add(walked.number + ": a task was completed " + taken + " times");
        }
    }

    /** Null where no answer came. */
    private HttpResponse<String> ask(Supplier<HttpResponse<String>> request) {
        var begun = Instant.now();
        HttpResponse<String> answer = null;
        try {
            answer = request.get();
        } catch (java.io.UncheckedIOException noAnswer) {
            Pause.of(Duration.ofMillis(100));
        }
        sent.add(new Sent(begun, Duration.between(begun, Instant.now()), answer == null ? 0 : answer.statusCode()));
        return answer;
    }
}
