package org.lianban.walk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lianban.Lianban;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a clerk waits among many open tasks on PostgreSQL: p50 and p95 of listing, counting, searching and opening, and
 * the statements behind each. A few hundred cases are really opened; their rows are then copied under other ids. Arguments:
 * number of open tasks (100000). {@code ./mvnw -Pbench test-compile exec:java -Dexec.mainClass=org.lianban.walk.ManyTasks}
 */
public final class ManyTasks {

    private static final List<String> MUNICIPALITIES = List.of("xianyang", "taiyuan", "tianshui", "gangcheng", "xian");
    private static final int REAL_CASES = 100;
    private static final int LOOKS = 40;

    /** Columns that name something of the case itself; all others are copied as they are. */
    private static final Map<String, List<String>> OWN_IDS = new LinkedHashMap<>();

    static {
        OWN_IDS.put("act_ru_execution",
                List.of("id_", "root_proc_inst_id_", "proc_inst_id_", "business_key_", "parent_id_", "super_exec_"));
        OWN_IDS.put("act_ru_task", List.of("id_", "execution_id_", "proc_inst_id_"));
        OWN_IDS.put("act_ru_identitylink", List.of("id_", "task_id_"));
        OWN_IDS.put("act_ru_variable", List.of("id_", "execution_id_", "proc_inst_id_", "task_id_", "var_scope_"));
        OWN_IDS.put("act_ru_authorization", List.of("id_", "resource_id_"));
        OWN_IDS.put("act_hi_procinst", List.of("id_", "proc_inst_id_", "business_key_", "root_proc_inst_id_"));
        OWN_IDS.put("act_hi_taskinst", List.of("id_", "root_proc_inst_id_", "proc_inst_id_", "execution_id_"));
        OWN_IDS.put("case_record", List.of("case_number", "process_instance_id"));
        OWN_IDS.put("case_clock", List.of("case_number", "process_instance_id"));
    }

    private ManyTasks() {}

    public static void main(String[] arguments) throws IOException {
        var wanted = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        var statements = new Statements();
        try (var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
                var application = new SpringApplicationBuilder(Lianban.class)
                        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(statements))
                        .run(
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=",
                                "--lianban.deadline.sweep-delay=PT1H",
                                "--server.port=0")) {
            var office = new Office(((ServletWebServerApplicationContext) application).getWebServer().getPort());
            var jdbc = application.getBean(JdbcClient.class);
            var copies = new Copies(jdbc);
            var real = open(office);
            copy(jdbc, copies, wanted / real - 1);
            jdbc.sql("analyze").update();
            System.out.printf("%n%d open tasks, %d task variables, %d grants on tasks%n", copies.count("act_ru_task"),
                    copies.count("act_ru_variable"), copies.count("act_ru_authorization"));
            look(office, new Looks(statements, LOOKS), "tianshui.approval");
        }
    }

    private static int open(Office office) {
        for (var i = 0; i < REAL_CASES; i++) {
            office.opened(office.submit("licence-reform-mode", MUNICIPALITIES.get(i % MUNICIPALITIES.size()), Map.of(
                    "itemCode", "drug-retail", "handlingChoice", "ordinary", "applicationNote", "桥南一号", "applicantKind", "enterprise",
                    "applicantName", "第" + i + "药房有限公司", "applicantCreditCode", "91610113MA6TX1B23W", "contactName", "李雷",
                    "contactMobile", "13892850012")));
        }
        return REAL_CASES;
    }

    private static void copy(JdbcClient jdbc, Copies copies, int times) {
        jdbc.sql("create table seed_ids as select id_ as id from act_ru_task").update();
        OWN_IDS.forEach((table, ids) -> {
            var own = new HashMap<String, String>();
            ids.forEach(column -> own.put(column, "r.%s || '-' || k".formatted(column)));
            if (table.equals("act_ru_variable")) {
                own.put("text_", "case when r.name_ = 'caseNumber' then r.text_ || '-' || k else r.text_ end");
            }
            var grants = table.equals("act_ru_authorization");
            copies.of(table, own, "%s r, generate_series(1, %d) k%s".formatted(
                    table, times, grants ? " where r.resource_id_ in (select id from seed_ids)" : ""));
        });
    }

    private static void look(Office office, Looks looks, String clerk) {
        var filters = new HashMap<String, String>();
        Office.read(office.send(clerk, "GET", "/engine-rest/filter", null))
                .forEach(filter -> filters.put(filter.get("name").asText(), filter.get("id").asText()));
        looks.begin("as " + clerk);
        for (var list : List.of("我的待办", "本部门待办", "即将超期", "已超期", "等待申请人", "涉企经营许可分类办理")) {
            var filter = "/engine-rest/filter/" + filters.get(list);
            looks.at("list " + list + ", first 15, newest first", () -> office.send(clerk, "POST", filter + "/list?firstResult=0&maxResults=15",
                    Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc")))).statusCode());
            looks.at("count " + list, () -> office.send(clerk, "POST", filter + "/count", Map.of()).statusCode());
        }
        looks.at("all counts", () -> office.send(clerk, "GET", "/api/filters/counts", null).statusCode());
        for (var search : List.of("caseNumber", "taskApplicant", "taskCreditCode")) {
            var value = search.equals("caseNumber") ? "%-000007-77" : search.equals("taskApplicant") ? "%第7药房%" : "91610113MA6TX1B23W";
            looks.at("search by " + search, () -> office.send(clerk, "POST",
                    "/engine-rest/filter/" + filters.get("本部门待办") + "/list?firstResult=0&maxResults=15",
                    Map.of("taskVariables", List.of(Map.of("name", search, "operator", value.contains("%") ? "like" : "eq", "value", value)),
                            "sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc"))))
                    .statusCode());
        }
        var task = Office.read(office.send(clerk, "GET", "/engine-rest/task?maxResults=1&sortBy=created&sortOrder=asc", null))
                .get(0).get("id").asText();
        looks.at("open: task", () -> office.send(clerk, "GET", "/engine-rest/task/" + task, null).statusCode());
        looks.at("open: form", () -> office.send(clerk, "GET", "/engine-rest/task/" + task + "/deployed-form", null).statusCode());
        looks.at("open: its values", () -> office.send(clerk, "GET", "/engine-rest/task/" + task + "/form-variables", null).statusCode());
        looks.at("open: the tab 办件", () -> office.send(clerk, "GET", "/api/tasks/" + task + "/desk", null).statusCode());
    }
}
