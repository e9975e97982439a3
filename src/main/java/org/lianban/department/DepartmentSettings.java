package org.lianban.department;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.lang.Nullable;

/**
 * Where each department is and how it is spoken to, with what a municipality has of its own.
 *
 * @param departments settings by role, for example {@code medical-insurance}
 */
@ConfigurationProperties("lianban")
public record DepartmentSettings(@Nullable Map<String, RoleSettings> departments) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /**
     * What holds for one department, or for one department of one municipality; null where nothing is said.
     *
     * @param baseUrl null stands for the sandbox in this JVM
     * @param credential bearer token that Lianban shows to the department
     * @param answerSecret key of the signatures under answers that the department sends later
     */
    public record Endpoint(
            @Nullable URI baseUrl,
            @Nullable String credential,
            @Nullable Duration connectTimeout,
            @Nullable Duration readTimeout,
            @Nullable String answerSecret) {

        private static final Endpoint UNSAID = new Endpoint(null, null, null, null, null);

        private Endpoint orElse(Endpoint other) {
            return new Endpoint(
                    first(baseUrl, other.baseUrl),
                    first(credential, other.credential),
                    first(connectTimeout, other.connectTimeout),
                    first(readTimeout, other.readTimeout),
                    first(answerSecret, other.answerSecret));
        }

        /** Without the secrets, for settings end up in logs. */
        @Override
        public String toString() {
            return "Endpoint[baseUrl=%s, connectTimeout=%s, readTimeout=%s]".formatted(baseUrl, connectTimeout, readTimeout);
        }
    }

    /** The settings of a role, and per municipality where they differ; as {@link Endpoint}. */
    public record RoleSettings(
            @Nullable URI baseUrl,
            @Nullable String credential,
            @Nullable Duration connectTimeout,
            @Nullable Duration readTimeout,
            @Nullable String answerSecret,
            @Nullable Map<String, Endpoint> municipalities) {

        private Endpoint of(@Nullable String municipality) {
            var common = new Endpoint(baseUrl, credential, connectTimeout, readTimeout, answerSecret);
            return municipalities == null || municipality == null
                    ? common
                    : municipalities.getOrDefault(municipality, Endpoint.UNSAID).orElse(common);
        }

        /** Without the secrets, for settings end up in logs. */
        @Override
        public String toString() {
            return "RoleSettings[baseUrl=%s, municipalities=%s]".formatted(baseUrl, municipalities);
        }
    }

    /** What holds for this department in this municipality; the timeouts are never null. */
    public Endpoint endpoint(String role, @Nullable String municipality) {
        var defaults = new Endpoint(null, null, CONNECT_TIMEOUT, READ_TIMEOUT, null);
        return Optional.ofNullable(departments)
                .map(all -> all.get(role))
                .map(settings -> settings.of(municipality).orElse(defaults))
                .orElse(defaults);
    }

    private static <T> T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }
}
