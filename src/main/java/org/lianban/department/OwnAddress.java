package org.lianban.department;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address of this JVM, known only once its web server listens; so it is asked for at each request. */
@Component
public class OwnAddress {

    private final Environment environment;

    OwnAddress(Environment environment) {
        this.environment = environment;
    }

    public URI root() {
        var configured = environment.getProperty("server.port", "8080");
        return URI.create("http://localhost:" + environment.getProperty("local.server.port", configured));
    }

    URI sandbox(String role) {
        return root().resolve("/sandbox/" + role);
    }
}
