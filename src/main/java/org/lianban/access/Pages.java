package org.lianban.access;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The login page, the start page, and that of absences. The first two work without script. */
@Controller
@Hidden
class Pages {

    /** Where each kind of role may go; without a path, what it does with another program. */
    private record Door(String path, String title, String description, Role.Kind... kinds) {

        boolean opensFor(Person person) {
            return List.of(kinds).stream().anyMatch(person::plays);
        }

        String html() {
            var link = path.isEmpty() ? "<strong>%2$s</strong>" : "<a href=\"{{context}}%1$s\">%2$s</a>";
            return ("<li>" + link + "<p>%3$s</p></li>").formatted(path, Page.escape(title), Page.escape(description));
        }
    }

    private static final List<Door> DOORS = List.of(
            new Door("/camunda/app/tasklist/", "待办", "认领和办理任务，发起事项", Role.Kind.CLERK),
            new Door("/audit/", "审计", "查找案件，按时间回放，核验记录，查看疑点和运行情况", Role.Kind.AUDITOR),
            new Door("/absences", "外出代办", "外出期间由同事代为办理", Role.Kind.CLERK),
            new Door("/camunda/app/cockpit/", "运行监控", "查看流程运行、失败的作业和历史", Role.Kind.OPERATOR, Role.Kind.AUDITOR),
            new Door("/camunda/app/admin/", "管理", "管理人员、角色和地区", Role.Kind.ADMINISTRATOR),
            new Door(
                    "/designer/",
                    "部署历史",
                    "谁部署了什么，与前一版有哪些不同；在办案件迁移到另一版",
                    Role.Kind.DESIGNER,
                    Role.Kind.AUDITOR,
                    Role.Kind.OPERATOR),
            new Door("/policy/", "条款对照", "五份改革文件的每一条由哪些环节、规则和测试落实，没有落实的为什么", Role.Kind.values()),
            new Door("", "部署", "在 Camunda Modeler 中部署到 {{base}}/engine-rest，认证方式选 HTTP Basic，使用本账号", Role.Kind.DESIGNER),
            new Door("/swagger-ui/index.html", "接口文档", "业务系统对接接口", Role.Kind.DESIGNER, Role.Kind.OPERATOR));

    private static final String CITY =
            "<a class=\"button\" href=\"{{context}}" + CitySignIn.START + "/%s\">%s登录</a>";

    private final Page login = Page.load("login");
    private final Page passwords = Page.load("passwords");
    private final Page start = Page.load("start");
    private final Page absences = Page.load("absences");
    private final ObjectProvider<DemoAccounts> demo;
    private final People people;
    private final Municipalities municipalities;
    private final SignInSettings signIn;
    private final ObjectProvider<CityIdentity> city;

    Pages(
            ObjectProvider<DemoAccounts> demo,
            People people,
            Municipalities municipalities,
            SignInSettings signIn,
            ObjectProvider<CityIdentity> city) {
        this.signIn = signIn;
        this.city = city;
        this.demo = demo;
        this.people = people;
        this.municipalities = municipalities;
    }

    @GetMapping("/login")
    ResponseEntity<String> login(
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            @RequestParam MultiValueMap<String, String> parameters) {
        var message = StillSignedIn.isTold(request, response)
                ? LoginMessage.LEFT.html()
                : LoginMessage.of(parameters.keySet()).map(LoginMessage::html).orElse("");
        return answer(login.withHtml("message", message)
                .withHtml("passwords", signIn.passwords() ? passwords.html() : "")
                .withHtml("city", city.stream().flatMap(providers -> providers.titles().entrySet().stream())
                        .map(title -> CITY.formatted(Page.escape(title.getKey()), Page.escape(title.getValue())))
                        .collect(Collectors.joining("\n")))
                .withHtml("demo", signIn.passwords() ? demo.stream().findFirst().map(this::demoAccounts).orElse("") : "")
                .with("context", request.getContextPath())
                .with("csrfName", csrf.getParameterName())
                .with("csrf", csrf.getToken()));
    }

    @GetMapping("/")
    ResponseEntity<String> start(HttpServletRequest request, CsrfToken csrf, Authentication authentication) {
        var person = people.find(authentication.getName()).orElseThrow();
        var doors = DOORS.stream()
                .filter(door -> door.opensFor(person))
                .map(Door::html)
                .collect(Collectors.joining("\n"));
        return answer(start.withHtml("doors", doors.isEmpty() ? "<li>当前账号尚未分配角色，请联系系统管理员。</li>" : doors)
                .with("context", request.getContextPath())
                .with("base", ServletUriComponentsBuilder.fromContextPath(request).toUriString())
                .with("csrfName", csrf.getParameterName())
                .with("csrf", csrf.getToken())
                .with("roles", rolesOf(person))
                .with("person", person.name()));
    }

    /** Without script it only says so: what it does, the API does. */
    @GetMapping("/absences")
    ResponseEntity<String> absences(HttpServletRequest request, Authentication authentication) {
        var person = people.find(authentication.getName()).orElseThrow();
        return answer(absences.with("context", request.getContextPath())
                .with("account", person.id())
                .with("lead", String.valueOf(person.plays(Role.Kind.LEAD)))
                .with("person", person.name()));
    }

    /** The applicant's page; its own address is shorter than its file's. */
    @GetMapping("/progress")
    String progress() {
        return "redirect:/progress/";
    }

    @GetMapping("/progress/")
    String progressPage() {
        return "forward:/progress/index.html";
    }

    /** The auditor's pages, which the build makes of src/main/web. */
    @GetMapping("/audit")
    String audit() {
        return "redirect:/audit/";
    }

    @GetMapping("/audit/")
    String auditPages() {
        return "forward:/audit/index.html";
    }

    /** The designer's pages, made with the auditor's and of the same parts. */
    @GetMapping("/designer")
    String designer() {
        return "redirect:/designer/";
    }

    @GetMapping("/designer/")
    String designerPages() {
        return "forward:/audit/designer.html";
    }

    @GetMapping("/designer/assets/{file}")
    String designerParts(@PathVariable String file) {
        return "forward:/audit/assets/" + file;
    }

    /** The policy map alone, for everybody who is signed in. */
    @GetMapping("/policy")
    String policy() {
        return "redirect:/policy/";
    }

    @GetMapping("/policy/")
    String policyPages() {
        return "forward:/audit/policy.html";
    }

    @GetMapping("/policy/assets/{file}")
    String policyParts(@PathVariable String file) {
        return "forward:/audit/assets/" + file;
    }

    private String rolesOf(Person person) {
        var places = municipalities.all().stream()
                .filter(municipality -> person.municipalities().contains(municipality.id()))
                .map(Municipality::name);
        var roles = person.groups().stream().flatMap(group -> Role.find(group).stream()).map(Role::title);
        return (places.collect(Collectors.joining("、")) + " " + roles.collect(Collectors.joining("、"))).strip();
    }

    private String demoAccounts(DemoAccounts accounts) {
        var byRole = accounts.all().stream().collect(Collectors.groupingBy(DemoAccounts.Account::role));
        var rows = new StringBuilder();
        for (var role : new TreeSet<>(byRole.keySet())) {
            rows.append("<tr><th scope=\"row\">").append(Page.escape(role.title())).append("</th><td>");
            rows.append(byRole.get(role).stream()
                    .map(account -> "<code>" + Page.escape(account.id()) + "</code>")
                    .collect(Collectors.joining(" ")));
            rows.append("</td></tr>\n");
        }
        return """
                <section class="demo" aria-labelledby="demo-title">
                <h2 id="demo-title">演示账号</h2>
                <p>密码均为 <code>%s</code>。以下账号仅存在于演示环境。</p>
                <details><summary>查看全部账号</summary>
                <table><tbody>
                %s</tbody></table>
                </details>
                </section>"""
                .formatted(DemoAccounts.PASSWORD, rows);
    }

    private static ResponseEntity<String> answer(Page page) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(page.html());
    }
}
