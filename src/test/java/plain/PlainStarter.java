package plain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;

/**
 * Camunda 7.24.0 as its starters deliver it, with nothing of ours: what an installation would be that only added the
 * dependency. Its settings are in {@code plain/application.yaml}. It has a JVM of its own, for Camunda answers REST calls from a
 * static registry of engines, and a package that our component scan does not see.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            FlywayAutoConfiguration.class,
            // on our class path, not on that of a plain starter
            SecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            OAuth2ClientWebSecurityAutoConfiguration.class
        })
public class PlainStarter {

    public static void main(String[] arguments) {
        SpringApplication.run(PlainStarter.class, arguments);
    }
}
