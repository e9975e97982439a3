package org.lianban.walk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.Lianban;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long an auditor waits for one case among many on PostgreSQL: to find, replay, check and export it among 10,000, 100,000
 * and 1,000,000 cases in the same run, with the statements behind each look and the slow ones among them.
 *
 * <p>Forty cases are really walked. Their rows in the tables that the auditor's pages read are then copied within the database
 * under other case numbers, names and days of the last ten years. The events of a copied journal stay encrypted for the case
 * they are of, and its chain speaks of that one: what is replayed, checked and exported is always a real case. Variables,
 * details and decisions of the engine's history are not copied; the auditor's pages do not read them. Arguments: number of
 * cases (1000000). {@code ./mvnw -Pbench test-compile exec:java -Dexec.mainClass=org.lianban.walk.ManyCases}
 */
public final class ManyCases {

    private static final int LOOKS = 20;
    private static final String LICENCE = "licence-reform-mode";
    private static final String COPIES_OF_ROOT = "%s r join bench_copy c on r.root_proc_inst_id_ = c.instance where c.k between %d and %d";
    private static final String COPIES_OF_CASE = "%s r join bench_copy c on r.case_number = c.source where c.k between %d and %d";

    /** Tables of the engine's history that are copied, with their columns that name something of the case itself. */
    private static final Map<String, List<String>> HISTORY = Map.of(
            "act_hi_procinst", List.of("id_", "proc_inst_id_", "root_proc_inst_id_", "super_process_instance_id_"),
            "act_hi_actinst", List.of("id_", "parent_act_inst_id_", "proc_inst_id_", "root_proc_inst_id_", "execution_id_", "task_id_", "call_proc_inst_id_"),
            "act_hi_taskinst", List.of("id_", "proc_inst_id_", "root_proc_inst_id_", "execution_id_", "act_inst_id_"),
            "act_hi_identitylink", List.of("id_", "task_id_", "root_proc_inst_id_"));

    private static final Map<String, List<String>> MOMENTS = Map.of(
            "act_hi_procinst", List.of("start_time_", "end_time_"),
            "act_hi_actinst", List.of("start_time_", "end_time_"),
            "act_hi_taskinst", List.of("start_time_", "end_time_", "due_date_"),
            "act_hi_identitylink", List.of("timestamp_"),
            "case_journal", List.of("happened_at"),
            "clock_event", List.of("happened_at"),
            "case_clock", List.of("due_at"),
            "audit_finding", List.of("happened_at"));

    private ManyCases() {}

    public static void main(String[] arguments) throws IOException {
        var wanted = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var statements = new Statements();
        try (var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("max_wal_size", "8GB")
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("maintenance_work_mem", "512MB")
                        .start();
                var application = new SpringApplicationBuilder(Lianban.class)
                        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(statements))
                        .run(
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=",
                                "--lianban.sandbox.answer-delay=200ms",
                                "--lianban.deadline.sweep-delay=PT12H",
                                "--lianban.retention.sweep-delay=PT12H",
                                "--lianban.seals.delay=P30D",
                                "--server.port=0")) {
            var office = new Office(((ServletWebServerApplicationContext) application).getWebServer().getPort());
            var jdbc = application.getBean(JdbcClient.class);
            var copies = new Copies(jdbc);
            System.out.println(jdbc.sql("select version() || ', character classes ' || datctype from pg_database where datname = current_database()")
                    .query(String.class)
                    .single());
            var measured = walk(office);
            choose(jdbc, wanted);
            var copied = 0;
            for (var size = 10_000; size <= wanted; size *= 10) {
                var began = System.nanoTime();
                copy(copies, copied + 1, size);
                copied = size;
                jdbc.sql("vacuum analyze").update();
                System.out.printf("%n%s; copied in %d s%n", rows(copies), Duration.ofNanos(System.nanoTime() - began).toSeconds());
                statements.takeSlow();
                look(office, jdbc, new Looks(statements, LOOKS), measured);
                statements.takeSlow().forEach((sql, millis) -> System.out.printf("slow, %d ms at most: %s%n", millis, sql));
            }
        }
    }

    /** @return the number of a case that went all the way */
    private static String walk(Office office) {
        var completed = "";
        for (var turn = 0; turn < 4; turn++) {
            completed = office.openingCompleted("tianshui");
            var refused = office.open("xian", Applications.forReview(Applications.plain()));
            office.complete("xian.registrar", refused, "userTask_reviewApplication", Map.of("reviewOutcome", "refuse", "refusalReason", "住所不存在"));
            office.awaitEnd(refused);
        }
        for (var turn = 0; turn < 8; turn++) {
            office.awaitEnd(licence(office, "gangcheng", "drug-shop-preparation"));
            var granted = licence(office, "tianshui", "drug-retail");
            office.complete("tianshui.approval", granted, "userTask_reviewApplication", Map.of("reviewDecision", "approve"));
            office.awaitEnd(granted);
            var filed = licence(office, "tianshui", "food-small");
            office.complete("tianshui.approval", filed, "userTask_registerFiling", Map.of("decisionNumber", "食备〔2026〕88号"));
            office.awaitEnd(filed);
            licence(office, "xianyang", "drug-retail");
        }
        return completed;
    }

    private static String licence(Office office, String municipality, String item) {
        return office.opened(office.submit(LICENCE, municipality, Map.of(
                "itemCode", item, "handlingChoice", "ordinary", "applicationNote", "桥南一号", "applicantKind", "enterprise",
                "applicantName", "西安曲江智造有限公司", "applicantCreditCode", "91610113MA6TX1B23W", "contactName", "李雷",
                "contactMobile", "13892850012")));
    }

    /** Which case each copy is of, and what it is called: of fifty copies one is an opening, for a million must fit on one disk. */
    private static void choose(JdbcClient jdbc, int wanted) {
        jdbc.sql("""
                create table bench_copy as
                with source as (
                    select case_number, process_instance_id, opened_at, procedure_key,
                        row_number() over (partition by procedure_key = 'licence-reform-mode' order by case_number) - 1 as place,
                        count(*) over (partition by procedure_key = 'licence-reform-mode') as many
                    from case_record)
                select k, s.case_number as source, s.process_instance_id as instance, make_interval(days => 1 + k %% 3650) as earlier,
                    left(s.case_number, 12) || to_char(s.opened_at - make_interval(days => 1 + k %% 3650), 'YYYYMMDD') || '-' || lpad((500 + k / 3650)::text, 6, '0')
                        as case_number,
                    (array['秦州','麦积','咸阳','雁塔','未央','钢城','渭滨','曲江'])[1 + k %% 8] || chr(19968 + ((k::bigint * 7919) %% 6000)::int)
                        || chr(19968 + ((k::bigint * 104729) %% 6000)::int) || '商贸有限公司' as applicant,
                    '91' || lpad(k::text, 16, '0') as credit_code
                from generate_series(1, %d) k join source s
                    on s.place = k %% s.many and (s.procedure_key = 'licence-reform-mode') = (k %% 50 <> 0)
                """.formatted(wanted)).update();
        jdbc.sql("create unique index bench_copy_k on bench_copy (k)").update();
    }

    private static void copy(Copies copies, int from, int to) {
        var record = new HashMap<>(Map.of(
                "case_number", "c.case_number",
                "process_instance_id", "md5(r.process_instance_id || c.k)",
                "opened_at", "r.opened_at - c.earlier",
                "ended_at", "r.ended_at - c.earlier",
                "applicant", "c.applicant",
                "applicant_credit_code", "c.credit_code",
                "overdue", "c.k % 37 = 0",
                "revoked", "c.k % 2011 = 0",
                "manual", "c.k % 97 = 0"));
        record.put("incidents", "case when c.k % 997 = 0 then 1 else 0 end");
        record.put("examined", "true");
        copies.withoutIndexes("case_record", () -> copies.of("case_record", record, COPIES_OF_CASE.formatted("case_record", from, to)));
        for (var table : List.of("case_journal", "clock_event", "case_clock", "audit_finding")) {
            var own = new HashMap<>(Map.of("case_number", "c.case_number"));
            MOMENTS.get(table).forEach(column -> own.put(column, "r.%s - c.earlier".formatted(column)));
            copies.withoutIndexes(table, () -> copies.of(table, own, COPIES_OF_CASE.formatted(table, from, to)));
        }
        HISTORY.forEach((table, ids) -> {
            var own = new HashMap<String, String>();
            ids.forEach(column -> own.put(column, "md5(r.%s || c.k)".formatted(column)));
            MOMENTS.get(table).forEach(column -> own.put(column, "r.%s - c.earlier".formatted(column)));
            if (table.equals("act_hi_procinst")) {
                own.put("business_key_", "c.case_number");
            }
            copies.withoutIndexes(table, () -> copies.of(table, own, COPIES_OF_ROOT.formatted(table, from, to)));
        });
    }

    private static String rows(Copies copies) {
        return Stream.concat(Stream.of("case_record", "case_journal", "clock_event", "audit_finding"), HISTORY.keySet().stream().sorted())
                .map(table -> "%s %,d".formatted(table, copies.count(table)))
                .collect(Collectors.joining(", "));
    }

    private static void look(Office office, JdbcClient jdbc, Looks looks, String measured) {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var copy = jdbc.sql("select case_number, applicant, credit_code from bench_copy where k = 7777").query().singleRow();
        looks.begin("as auditor of all municipalities");
        for (var query : List.of(
                "", "page=9", "page=199", "municipality=tianshui", "municipality=tianshui&state=running", "procedure=enterprise-opening",
                "state=running", "department=registrar", "department=tax&municipality=xian", "overdue=true", "revoked=true", "manual=true", "incident=true",
                "from=%s&to=%s".formatted(today.minusDays(800), today.minusDays(770)), "from=2016-12-01&to=2016-12-31&overdue=true",
                "text=" + measured, "text=" + copy.get("case_number"), "text=" + ((String) copy.get("case_number")).substring(0, 20),
                "text=" + copy.get("credit_code"), "text=" + part(copy, 0, 2), "text=" + part(copy, 2, 4), "text=" + part(copy, 1, 5),
                "text=" + encoded("瞿瞿瞿"), "text=" + encoded("瞿瞿"), "text=" + encoded("瞿"))) {
            looks.at("find " + query, () -> get(office, "auditor", "/api/audit/cases?size=50&" + query));
        }
        looks.begin("as auditor of one municipality");
        for (var query : List.of("", "page=199", "overdue=true", "revoked=true", "text=" + part(copy, 2, 4), "text=" + encoded("瞿瞿"))) {
            looks.at("find " + query, () -> get(office, "tianshui.auditor", "/api/audit/cases?size=50&" + query));
        }
        looks.begin("a case that went all the way");
        var decision = Office.list(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + measured + "/replay", null)).get("events")).stream()
                .filter(event -> event.get("kind").asText().equals("decision.evaluate"))
                .findFirst()
                .orElseThrow();
        for (var path : List.of("/replay", "/decisions/%s/%s".formatted(decision.get("seq"), decision.get("index")), "/tasks/application/form",
                "/journal", "/verification", "/export?format=xes", "/export?format=ocel", "/export?format=csv", "/export?format=pack")) {
            looks.at(path, () -> get(office, "auditor", "/api/audit/cases/" + measured + path));
        }
        looks.at("/api/cases/{caseNumber}", () -> get(office, "auditor", "/api/cases/" + measured));
        looks.begin("over all cases");
        var definition = decision.get("processDefinitionId").asText();
        for (var path : List.of(
                "findings", "findings/offCatalogue", "export?format=csv&text=" + measured,
                "oversight?from=%s&to=%s".formatted(today.minusDays(1), today), "oversight?from=%s&to=%s".formatted(today.minusDays(182), today),
                "oversight/heat?definitionId=%s&from=%s&to=%s".formatted(encoded(definition), today.minusDays(182), today), "seals")) {
            looks.at(path.replaceAll("definitionId=[^&]+&", ""), () -> get(office, "auditor", "/api/audit/" + path));
        }
    }

    private static String part(Map<String, Object> copy, int from, int to) {
        return encoded(((String) copy.get("applicant")).substring(from, to));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int get(Office office, String account, String path) {
        return office.send(account, "GET", path, null).statusCode();
    }
}
