package org.lianban.trace;

import org.springframework.boot.web.client.RestClientCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Tells whoever is called under which trace it is called. */
@Component
class TracedCalls implements RestClientCustomizer {

    @Override
    public void customize(RestClient.Builder client) {
        client.requestInterceptor((request, body, execution) -> {
            request.getHeaders().set(Trace.HEADER, Trace.traceparent());
            return execution.execute(request, body);
        });
    }
}
