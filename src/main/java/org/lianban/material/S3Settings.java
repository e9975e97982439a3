package org.lianban.material;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * S3-compatible storage, {@code lianban.materials.s3}.
 *
 * @param endpoint for example {@code https://objects.city.example}
 * @param prefix before each key, where the bucket is shared
 */
@ConfigurationProperties("lianban.materials.s3")
record S3Settings(
        URI endpoint,
        @DefaultValue("cn-north-1") String region,
        String bucket,
        @DefaultValue("materials/") String prefix,
        String accessKey,
        String secretKey) {}
