package org.lianban.trace;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.lianban.engine.CaseNumber;
import org.slf4j.MDC;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Each request runs under a trace, which its answer names; a case that its path names stands in the log. Around all of the
 * container and not as a filter, for what a request dies of is logged outside the filters.
 */
@Component
class TracedRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String TRACE_ID = "Trace-Id";

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new Tracing());
    }

    private static class Tracing extends ValveBase {

        Tracing() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            try (var trace = Trace.continuing(request.getHeader(Trace.HEADER));
                    var about = CaseNumber.in(request.getRequestURI())
                            .map(number -> MDC.putCloseable(CaseNumber.LOGGED_AS, number))
                            .orElse(null)) {
                Trace.current().ifPresent(id -> response.setHeader(TRACE_ID, id));
                getNext().invoke(request, response);
            }
        }
    }
}
