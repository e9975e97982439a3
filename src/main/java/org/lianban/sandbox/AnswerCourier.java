package org.lianban.sandbox;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.lianban.department.DepartmentSettings;
import org.lianban.department.DepartmentStep;
import org.lianban.department.OwnAddress;
import org.lianban.department.answer.AnswerSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.lang.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Delivers the answers that are due, signed, and again with growing pauses until they are taken or it gives up. */
@InSandbox
@Component
class AnswerCourier {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCourier.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    private static final int BATCH = 50;
    private static final int MOST_ATTEMPTS = 10;

    private final OwedAnswers owed;
    private final DepartmentSettings departments;
    private final SandboxSettings settings;
    private final OwnAddress ownAddress;
    private final Clock clock;
    private final RestClient client;

    AnswerCourier(
            OwedAnswers owed,
            DepartmentSettings departments,
            SandboxSettings settings,
            OwnAddress ownAddress,
            Clock clock,
            RestClient.Builder restClients) {
        this.owed = owed;
        this.departments = departments;
        this.settings = settings;
        this.ownAddress = ownAddress;
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
        requests.setReadTimeout(READ_TIMEOUT);
        this.client = restClients.clone().requestFactory(requests).build();
    }

    @Scheduled(fixedDelayString = "${lianban.sandbox.courier-delay:PT0.5S}")
    void deliverDue() {
        owed.due(BATCH).forEach(id -> owed.claim(id).ifPresent(this::deliver));
    }

    private void deliver(OwedAnswers.Claimed answer) {
        var secret = departments.endpoint(answer.role(), answer.municipality()).answerSecret();
        if (secret == null) {
            LOG.warn("Answer {} of {} is given up: no answer-secret is configured", answer.id(), answer.role());
            owed.giveUp(answer, null);
            return;
        }
        try {
            settle(answer, post(answer, secret));
        } catch (ResourceAccessException e) {
            LOG.info("Answer {} of {} could not be delivered: {}", answer.id(), answer.role(), e.getMessage());
            postponeOrGiveUp(answer, null);
        }
    }

    private void settle(OwedAnswers.Claimed answer, HttpStatusCode status) {
        if (status.is2xxSuccessful()) {
            owed.delivered(answer, status.value());
        } else if (isFinal(status)) {
            owed.giveUp(answer, status.value());
        } else {
            postponeOrGiveUp(answer, status.value());
        }
    }

    /** An answer that is late, unknown or invalid stays so. */
    private static boolean isFinal(HttpStatusCode status) {
        return status.isSameCodeAs(HttpStatus.CONFLICT)
                || status.isSameCodeAs(HttpStatus.NOT_FOUND)
                || status.isSameCodeAs(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private void postponeOrGiveUp(OwedAnswers.Claimed answer, @Nullable Integer status) {
        if (answer.attempts() >= MOST_ATTEMPTS) {
            LOG.warn("Answer {} of {} is given up after {} attempts", answer.id(), answer.role(), answer.attempts());
            owed.giveUp(answer, status);
        } else {
            owed.postpone(answer, status, Duration.ofSeconds(1L << answer.attempts()));
        }
    }

    private HttpStatusCode post(OwedAnswers.Claimed answer, String secret) {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var root = settings.answerTo() != null ? settings.answerTo() : ownAddress.root();
        return client.post()
                .uri(root.resolve("/api/departments/" + answer.role() + "/answers"))
                .contentType(MediaType.APPLICATION_JSON)
                .header(AnswerSignature.TIMESTAMP, timestamp)
                .header(AnswerSignature.SIGNATURE, AnswerSignature.sign(secret, timestamp, body))
                .header(DepartmentStep.MUNICIPALITY, answer.municipality())
                .body(body)
                .exchange((request, response) -> response.getStatusCode());
    }
}
