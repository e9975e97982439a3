package org.lianban.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.anything;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianban.department.approval.Approval;
import org.lianban.department.archives.Archives;
import org.lianban.department.bank.Bank;
import org.lianban.department.civildefence.CivilDefence;
import org.lianban.department.construction.Construction;
import org.lianban.department.housingfund.HousingFund;
import org.lianban.department.medicalinsurance.MedicalInsurance;
import org.lianban.department.planning.Planning;
import org.lianban.department.publicsecurity.PublicSecurity;
import org.lianban.department.qualitysupervision.QualitySupervision;
import org.lianban.department.registrar.ListedPerson;
import org.lianban.department.registrar.Registrar;
import org.lianban.department.sealengraver.SealEngraver;
import org.lianban.department.socialinsurance.SocialInsurance;
import org.lianban.department.supervisor.Supervisor;
import org.lianban.department.tax.Tax;
import org.lianban.department.urbanmanagement.UrbanManagement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Holds clients and sandbox to one document. A change of a contract shows as a change of
 * {@code src/test/resources/contracts/departments.json}, which {@code -Dcontracts.write=true} writes anew.
 */
@DepartmentTest
class ContractTest {

    private static final Path COMMITTED = Path.of("src/test/resources/contracts/departments.json");
    private static final String ANSWERS = "/api/departments/{role}/answers";
    private static final String CASE = "620500-QYKB-20261122-000001";
    private static final String KEY = "key";
    private static final String CITY = "tianshui";

    @Autowired MockMvc mvc;
    @Autowired ObjectMapper json;
    @Autowired RestClient.Builder restClients;

    @Test
    @DisplayName("演示部门实现的正是约定的接口")
    void theSandboxIsWhatTheDocumentSays() throws Exception {
        var published = departmentsOnly(json.readTree(
                mvc.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)));
        if (Boolean.getBoolean("contracts.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, json.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(published) + "\n");
        }
        assertThat(published.toPrettyString()).isEqualTo(committed().toPrettyString());
    }

    @Test
    @DisplayName("每个约定的接口都有客户端，反之亦然")
    void everyOperationHasItsClient() throws IOException {
        var inDocument = new TreeSet<String>();
        committed().get("paths").fieldNames().forEachRemaining(inDocument::add);

        inDocument.remove(ANSWERS);
        assertThat(operations().map(arguments -> (String) arguments.get()[0])).containsExactlyInAnyOrderElementsOf(inDocument);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    @DisplayName("客户端发出的请求合于约定，约定的答复读得懂")
    <C> void theClientKeepsToTheDocument(String path, Class<C> contract, Consumer<C> operation) throws IOException {
        var operationInDocument = committed().get("paths").get(path).get("post");
        var sent = send(path, contract, operation, example(responseSchema(operationInDocument)));

        assertThat(sent.getMethod().name()).isEqualTo("POST");
        assertThat(sent.getURI().getPath()).isEqualTo(path);
        assertThat(sent.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        operationInDocument.get("parameters").forEach(parameter -> assertThat(
                        sent.getHeaders().containsKey(parameter.get("name").asText()))
                .as(parameter.get("name").asText())
                .isTrue());
        var body = json.readTree(((MockClientHttpRequest) sent).getBodyAsBytes());
        assertThat(departures(body, requestSchema(operationInDocument), "")).isEmpty();
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                of("registrar/name-reservations", Registrar.class, it -> it.reserveName(KEY, CITY, Requests.name(CASE, "1512", "麦积山"))),
                of("registrar/identity-verifications", Registrar.class, it -> it.verifyIdentities(
                        KEY, CITY, Requests.identities(CASE, new ListedPerson("张三", "id-card", Requests.ID_CARD)))),
                of("registrar/registrations", Registrar.class, it -> it.register(KEY, CITY, Requests.registration(CASE, "某某", "张三"))),
                of("registrar/revocations", Registrar.class, it -> it.revoke(KEY, CITY, Requests.revocation(CASE))),
                of("seal-engraver/orders", SealEngraver.class, it -> it.order(KEY, CITY, Requests.seals(CASE))),
                of("public-security/seal-filings", PublicSecurity.class, it -> it.fileSeals(KEY, CITY, Requests.filing(CASE))),
                of("tax/taxpayer-confirmations", Tax.class, it -> it.confirmTaxpayer(KEY, CITY, Requests.taxpayer(CASE))),
                of("social-insurance/employer-registrations", SocialInsurance.class, it -> it.registerEmployer(
                        KEY, CITY, Requests.socialInsurance(CASE))),
                of("medical-insurance/employer-registrations", MedicalInsurance.class, it -> it.registerEmployer(
                        KEY, CITY, Requests.medicalInsurance(CASE))),
                of("housing-fund/employer-registrations", HousingFund.class, it -> it.registerEmployer(
                        KEY, CITY, Requests.housingFund(CASE))),
                of("bank/account-reservations", Bank.class, it -> it.reserveAccount(KEY, CITY, Requests.accountReservation(CASE))),
                of("bank/account-openings", Bank.class, it -> it.openAccount(KEY, CITY, Requests.accountOpening(CASE, "甘肃银行"))),
                of("construction/fire-filings", Construction.class, it -> it.drawFireFiling(
                        KEY, CITY, AcceptanceRequests.fireFiling(CASE, "办公楼"))),
                of("construction/fire-opinions", Construction.class, it -> it.issueFireOpinion(
                        KEY, CITY, AcceptanceRequests.fireOpinion(CASE, "酒店"))),
                of("construction/fire-checks", Construction.class, it -> it.recordFireCheck(
                        KEY, CITY, AcceptanceRequests.fireCheck(CASE))),
                of("construction/completion-filings", Construction.class, it -> it.fileCompletion(
                        KEY, CITY, AcceptanceRequests.completion(CASE))),
                of("construction/acceptance-opinions", Construction.class, it -> it.issueAcceptanceOpinion(
                        KEY, CITY, AcceptanceRequests.opinion(CASE))),
                of("planning/planning-certificates", Planning.class, it -> it.certifyPlanning(
                        KEY, CITY, AcceptanceRequests.planning(CASE, "厂房"))),
                of("planning/first-registrations", Planning.class, it -> it.announceRegistration(
                        KEY, CITY, AcceptanceRequests.firstRegistration(CASE))),
                of("civil-defence/civil-defence-filings", CivilDefence.class, it -> it.fileCivilDefence(
                        KEY, CITY, AcceptanceRequests.civilDefence(CASE))),
                of("archives/archives-acceptances", Archives.class, it -> it.acceptArchives(
                        KEY, CITY, AcceptanceRequests.archives(CASE))),
                of("archives/archives-transfers", Archives.class, it -> it.transferArchives(
                        KEY, CITY, AcceptanceRequests.archivesTransfer(CASE))),
                of("urban-management/utilities-confirmations", UrbanManagement.class, it -> it.confirmUtilities(
                        KEY, CITY, AcceptanceRequests.utilities(CASE))),
                of("quality-supervision/supervision-reports", QualitySupervision.class, it -> it.reportSupervision(
                        KEY, CITY, AcceptanceRequests.supervision(CASE))),
                of("approval/decisions", Approval.class, it -> it.issueDecision(
                        KEY, CITY, CommitmentRequests.decision(CASE, "某某药店"))),
                of("approval/revocations", Approval.class, it -> it.revokeDecision(
                        KEY, CITY, CommitmentRequests.revocation(CASE, "（天水）承准字〔2026〕第000001号", CASE, "某某药店"))),
                of("supervisor/decisions", Supervisor.class, it -> it.receiveDecision(
                        KEY, CITY, CommitmentRequests.supervised(CASE))));
    }

    private static <C> Arguments of(String path, Class<C> contract, Consumer<C> operation) {
        return Arguments.of("/sandbox/" + path, contract, operation);
    }

    private <C> ClientHttpRequest send(String path, Class<C> contract, Consumer<C> operation, JsonNode answer) {
        var sent = new ArrayList<ClientHttpRequest>();
        var builder = restClients.clone().baseUrl(path.substring(0, path.lastIndexOf('/')));
        var server = MockRestServiceServer.bindTo(builder).build();
        server.expect(anything()).andExpect(sent::add).andRespond(withSuccess(answer.toString(), MediaType.APPLICATION_JSON));
        operation.accept(HttpServiceProxyFactory.builderFor(RestClientAdapter.create(builder.build()))
                .build()
                .createClient(contract));
        return sent.get(0);
    }

    private JsonNode committed() throws IOException {
        return json.readTree(Files.readString(COMMITTED));
    }

    private JsonNode requestSchema(JsonNode operation) throws IOException {
        return resolve(operation.at("/requestBody/content/application~1json/schema"));
    }

    private JsonNode responseSchema(JsonNode operation) throws IOException {
        var success = operation.get("responses").has("202") ? "202" : "200";
        return resolve(operation.at("/responses/" + success + "/content/application~1json/schema"));
    }

    private JsonNode resolve(JsonNode schema) throws IOException {
        return schema.has("$ref") ? committed().at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** Where a value is not what the schema says. */
    private List<String> departures(JsonNode value, JsonNode unresolved, String at) throws IOException {
        var schema = resolve(unresolved);
        var found = new ArrayList<String>();
        if (!ContractTypes.isOfType(value, schema.path("type").asText())) {
            found.add(at + " is no " + schema.path("type").asText());
        }
        for (var required : schema.path("required")) {
            if (!value.hasNonNull(required.asText())) {
                found.add(at + "/" + required.asText() + " is missing");
            }
        }
        for (var property : value.properties()) {
            var known = schema.path("properties").path(property.getKey());
            if (known.isMissingNode()) {
                found.add(at + "/" + property.getKey() + " is unknown");
            } else if (!property.getValue().isNull()) {
                found.addAll(departures(property.getValue(), known, at + "/" + property.getKey()));
            }
        }
        for (var element : value.isArray() ? value : List.<JsonNode>of()) {
            found.addAll(departures(element, schema.get("items"), at + "[]"));
        }
        return found;
    }

    /** A value that the schema allows, with every property. */
    private JsonNode example(JsonNode schema) throws IOException {
        var example = json.createObjectNode();
        for (var property : schema.get("properties").properties()) {
            var resolved = resolve(property.getValue());
            example.set(
                    property.getKey(),
                    resolved.path("type").asText().equals("array")
                            ? json.createArrayNode().add(exampleElement(resolve(resolved.get("items"))))
                            : ContractTypes.example(resolved));
        }
        return example;
    }

    private JsonNode exampleElement(JsonNode schema) throws IOException {
        return schema.has("properties") ? example(schema) : ContractTypes.example(schema);
    }

    private ObjectNode departmentsOnly(JsonNode document) {
        var paths = json.createObjectNode();
        document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/sandbox/") || path.getKey().equals(ANSWERS))
                .sorted(Map.Entry.comparingByKey())
                .forEach(path -> paths.set(path.getKey(), withoutGeneratedNames(path.getValue())));
        var schemas = json.createObjectNode();
        referred(paths, document.at("/components/schemas"))
                .forEach(name -> schemas.set(name, document.at("/components/schemas/" + name)));
        var contracts = json.createObjectNode();
        contracts.set("paths", paths);
        contracts.putObject("components").set("schemas", schemas);
        return contracts;
    }

    /** Operation ids are numbered by springdoc across the application, so a new endpoint elsewhere would change them. */
    private static JsonNode withoutGeneratedNames(JsonNode path) {
        path.forEach(operation -> ((ObjectNode) operation).remove(List.of("operationId", "tags")));
        return path;
    }

    private static TreeSet<String> referred(JsonNode start, JsonNode schemas) {
        var names = new TreeSet<String>();
        var open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            var node = open.remove(open.size() - 1);
            node.findValues("$ref").stream()
                    .map(reference -> reference.asText().replace("#/components/schemas/", ""))
                    .filter(names::add)
                    .forEach(name -> open.add(schemas.get(name)));
        }
        return names;
    }
}
