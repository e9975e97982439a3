package org.lianban.material;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Contents in a bucket. An object is put before its row commits, so a transaction that fails leaves one behind that no row
 * names; the sweep deletes it.
 */
@Component
@ConditionalOnProperty(name = "lianban.materials.store", havingValue = "s3")
@EnableConfigurationProperties(S3Settings.class)
class S3Materials implements MaterialStore, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(S3Materials.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** No upload takes as long: an object that is older and has no row belongs to nothing. */
    private static final Duration UPLOAD = Duration.ofHours(1);

    private final S3Client s3;
    private final S3Settings settings;
    private final List<StoredContents> rows;
    private final Clock clock;

    S3Materials(S3Settings settings, List<StoredContents> rows, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
        this.s3 = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
                .build();
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public void put(String id, byte[] content) {
        asked(() -> s3.putObject(request -> request.bucket(settings.bucket()).key(key(id)), RequestBody.fromBytes(content)));
    }

    @Override
    public byte[] get(String id) {
        return asked(() -> s3.getObjectAsBytes(request -> request.bucket(settings.bucket()).key(key(id))).asByteArray());
    }

    @Override
    public void delete(String id) {
        asked(() -> s3.deleteObject(request -> request.bucket(settings.bucket()).key(key(id))));
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "${lianban.materials.sweep-delay:PT1H}")
    void sweep() {
        var young = clock.instant().minus(UPLOAD);
        s3.listObjectsV2Paginator(request -> request.bucket(settings.bucket()).prefix(settings.prefix())).stream()
                .map(page -> page.contents().stream().filter(object -> object.lastModified().isBefore(young)).map(this::id).toList())
                .forEach(this::deleteUnknown);
    }

    private void deleteUnknown(List<String> ids) {
        var known = rows.stream().flatMap(each -> each.known(ids).stream()).collect(Collectors.toSet());
        ids.stream().filter(id -> !known.contains(id)).forEach(id -> {
            delete(id);
            LOG.info("Deleted {}, which no case has", id);
        });
    }

    private String key(String id) {
        return settings.prefix() + id;
    }

    private String id(S3Object object) {
        return object.key().substring(settings.prefix().length());
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            LOG.error("The storage of materials does not answer", e);
            throw new MaterialUnavailable("材料库暂时不能使用，请稍后再试");
        }
    }

    @Override
    public void destroy() {
        s3.close();
    }
}
