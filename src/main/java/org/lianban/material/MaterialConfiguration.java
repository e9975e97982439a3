package org.lianban.material;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MaterialConfiguration {

    @Bean
    @ConditionalOnProperty("lianban.materials.clamav.host")
    VirusScan clamAv(
            @Value("${lianban.materials.clamav.host}") String host, @Value("${lianban.materials.clamav.port:3310}") int port) {
        return new ClamAv(host, port);
    }

    /** Rows say that nobody looked. */
    @Bean
    @ConditionalOnProperty(name = "lianban.materials.clamav.host", matchIfMissing = true, havingValue = "none")
    VirusScan noScan() {
        return new VirusScan() {
            @Override
            public String verdict() {
                return "unscanned";
            }

            @Override
            public Optional<String> findIn(byte[] content) {
                return Optional.empty();
            }
        };
    }
}
