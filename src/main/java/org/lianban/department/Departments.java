package org.lianban.department;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lianban.journal.Journal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Builds the clients of the departments, one per contract, municipality and address. */
@Component
public class Departments {

    private record Line(Class<?> contract, URI address, DepartmentSettings.Endpoint endpoint) {}

    private final DepartmentSettings settings;
    private final OwnAddress ownAddress;
    private final RestClient.Builder restClients;
    private final ContractValidator validator;
    private final Journal journal;
    private final MeterRegistry meters;
    private final Map<Line, Object> clients = new ConcurrentHashMap<>();
    private final Map<Duration, HttpClient> httpClients = new ConcurrentHashMap<>();

    Departments(
            DepartmentSettings settings,
            OwnAddress ownAddress,
            RestClient.Builder restClients,
            ContractValidator validator,
            Journal journal,
            MeterRegistry meters) {
        this.settings = settings;
        this.ownAddress = ownAddress;
        this.restClients = restClients;
        this.validator = validator;
        this.journal = journal;
        this.meters = meters;
    }

    /**
     * @param role group id of the department
     * @param name what officials call it, for messages
     */
    public <C> Department<C> reach(String role, String name, Class<C> contract) {
        return new Department<>(
                role, name, contract, municipality -> client(role, municipality, contract), settings, validator, journal, meters);
    }

    private <C> C client(String role, String municipality, Class<C> contract) {
        var endpoint = settings.endpoint(role, municipality);
        var address = endpoint.baseUrl() != null ? endpoint.baseUrl() : ownAddress.sandbox(role);
        return contract.cast(clients.computeIfAbsent(new Line(contract, address, endpoint), this::connect));
    }

    private Object connect(Line line) {
        var requests = new JdkClientHttpRequestFactory(
                httpClients.computeIfAbsent(line.endpoint().connectTimeout(), Departments::httpClient));
        requests.setReadTimeout(line.endpoint().readTimeout());
        var client = restClients.clone().baseUrl(line.address()).requestFactory(requests);
        if (line.endpoint().credential() != null) {
            client.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + line.endpoint().credential());
        }
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client.build()))
                .build()
                .createClient(line.contract());
    }

    private static HttpClient httpClient(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }
}
