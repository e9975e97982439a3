package org.lianban.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions in the database: whoever signed in at one node is signed in at all of them, and stays so while one restarts. */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class SharedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSessions.class);

    /** What a session of ours, of Spring's or of Camunda's pages holds; whoever can write the table gets nothing else read. */
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;maxbytes=1048576;org.lianban.access.*;org.camunda.bpm.webapp.impl.security.**;"
                    + "org.springframework.security.**;java.lang.*;java.util.*;java.math.*;java.time.*;java.net.URL;"
                    + "jakarta.servlet.http.Cookie;!*");

    /** Two requests of one page may be the first to set an attribute. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesSetTwice() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** The name by which Spring Session finds it. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, SharedSessions::read);
        return conversion;
    }

    /** An attribute that another version wrote and this one cannot read is missing: at worst somebody signs in once more. */
    private static Object read(byte[] attribute) {
        try (var stream = new ConfigurableObjectInputStream(
                new ByteArrayInputStream(attribute), SharedSessions.class.getClassLoader())) {
            stream.setObjectInputFilter(KNOWN);
            return stream.readObject();
        } catch (IOException | ClassNotFoundException e) {
            LOG.warn("A session's attribute cannot be read and is left out: {}", e.toString());
            return null;
        }
    }
}
