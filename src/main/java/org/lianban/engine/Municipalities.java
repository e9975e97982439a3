package org.lianban.engine;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The municipalities that this installation serves, from the configuration. */
@ConfigurationProperties("lianban")
public record Municipalities(List<Municipality> municipalities) {

    public List<Municipality> all() {
        return municipalities;
    }

    /** @throws IllegalArgumentException for a municipality that is not configured */
    public Municipality require(String id) {
        return municipalities.stream()
                .filter(municipality -> municipality.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("未配置的地区：" + id));
    }
}
