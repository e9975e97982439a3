package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What the text of expressions, decisions and forms tells of their reach, without an engine. */
class ReachTest {

    private final StaticListableBeanFactory server = new StaticListableBeanFactory();
    private final ExpressionReach reach = new ExpressionReach(new AllowedBeans(server));

    @ParameterizedTest
    @ValueSource(strings = {
        "${''.getClass()}", "#{''.getClass()}", "a ${x} b ${''['getClass']()}", "${''.class}", "${x['class']}", "${x[''.class]}",
        "${execution.processEngineServices}", "${execution['processEngineServices']}", "${execution.setVariable('a', 1)}",
        "${task.execution}", "${task.delete()}", "${x[y]()}", "${dataSource.connection}", "${dataSource.getConnection()}",
        "${JSON('{}')}", "${x.a(''.getClass())}"
    })
    @DisplayName("表达式想够到系统的，部署时就看得出来")
    void anExpressionThatReachesForTheServerIsSeen(String expression) {
        server.addBean("dataSource", new Object());
        assertThat(reach.faults(expression)).isNotEmpty().allMatch(fault -> fault.startsWith("表达式"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "${deadline.stepDueAt(execution, 'registration')}", "${reviewOutcome == 'approve'}", "${!sealsAccepted}",
        "${dateTime().plusDays(2).toDate()}", "${execution.processBusinessKey} ${municipality.length()}", "${members.contains('tax')}",
        "${answer.result}", "${answer['result']}", "${answer[key]}", "没有表达式", "${没有写完", "${now()}", "${registerEnterprise}"
    })
    @DisplayName("通常的表达式没有意见")
    void ordinaryExpressionsAreFine(String expression) {
        assertThat(reach.faults(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "for i in 1..1000000000 return i", "for i in 1..n return i", "count(for i in 1..200, j in 1..200 return i)",
        "some i in 1..100000 satisfies i = 0", "for i in 1..99 return concatenate(partial, partial)",
        "{a: \"xx\", b: a + a, c: b + b}.c", "{a: [1], n: {b: concatenate(a, a)}}.n", "matches(x, \"(a+)+$\")", "matches(x, y)",
        "replace(input: x, pattern: \"(a|a)*b\", replacement: \"\")", "split(x, y)", "1 +", "\"a"
    })
    @DisplayName("FEEL：定义函数、循环过大、成倍增长、匹配不完的，都看得出来")
    void feelThatWouldNotEndIsSeen(String expression) {
        assertThat(FeelReach.faults(expression)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{f: function(n) f(n), r: f(1)}.r", "{f: function/* x */(n) f(n), r: f(1)}.r", "function(x) x",
        "function(x) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}"
    })
    @DisplayName("FEEL：函数定义怎么写都看得出来")
    void functionsAreSeen(String expression) {
        assertThat(FeelReach.faults(expression)).contains("FEEL 中不能定义函数");
    }

    @Test
    @DisplayName("FEEL：过长、嵌套过深的也看得出来")
    void longAndDeepFeelIsSeen() {
        assertThat(FeelReach.faults("1" + "+1".repeat(1_000))).containsExactly("表达式超过 2000 字");
        assertThat(FeelReach.faults("(".repeat(900) + "1" + ")".repeat(900))).hasSizeLessThan(2);
        assertThat(FeelReach.faultsOfTests("function(x) x")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1 + 1", "floorAreaSqm >= 500 and kind = \"factory\"", "for o in officers return {name: o.name, position: o.position}",
        "for i in 1..12 return i * 2", "some m in members satisfies m.passed = false", "matches(creditCode, \"^[0-9A-Z]{18}$\")",
        "\"不定义 function (x)，也不 external {\"", "{name: a, position: b}", "count(members[result = \"refused\"]) > 0"
    })
    @DisplayName("FEEL：通常的写法没有意见")
    void ordinaryFeelIsFine(String expression) {
        assertThat(FeelReach.faults(expression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "(a+)+ ~ true", "((a+))+ ~ true", "(a(b*)c)+ ~ true", "(a|aa)* ~ true", "(a*){30} ~ true", "(a{1,9})+ ~ true",
        "^[0-9-]{7,18}$ ~ false", "^(\\d{15}|\\d{17}[0-9X])$ ~ false", "(\\d{4}-)+ ~ false", "[(a+)+]+ ~ false", "\\(a+\\)+ ~ false", "(a+)? ~ false"
    })
    @DisplayName("匹配模式：在重复的括号中再重复或选择的，匹配不完")
    void endlessPatternsAreSeen(String pattern, boolean endless) {
        assertThat(EndlessPattern.isIn(pattern)).isEqualTo(endless);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'type': 'html', 'content': 'x'}", "{'type': 'iframe', 'url': 'https://x.example'}", "{'type': 'ht\\u006dl'}", "{'\\u0074ype': 'html'}",
        "{'type': 'text', 'text': '[x](javascript:alert(1))'}", "{'type': 'text', 'text': '[x](java&#115;cript&colon;alert(1))'}",
        "{'type': 'text', 'text': '<a href=&#106avascript:alert(1)>x</a>'}",
        "{'type': 'text', 'text': '[x](java\\n\\tscript:alert(1))'}", "{'type': 'text', 'text': '[x](data:text/html,x)'}",
        "{'type': 'text', 'text': '<img src=x onerror=alert(1)>'}", "{'type': 'text', 'text': '&lt;script>'}", "{'type': 'text', 'text': '</form >'}",
        "{'type': 'image', 'source': 'https://x.example/p.png'}", "{'type': 'image', 'source': '//x.example/p.png'}",
        "{'type': 'textfield', 'key': 'a', 'validate': {'pattern': '(a+)+$'}}",
        "{'type': 'textfield', 'key': 'a', 'conditional': {'hide': '=for i in 1..1000000000 return i'}}",
        "{'type': 'group', 'components': [{'type': 'html'}]}", "{'type': 'text', 'type': 'html'}"
    })
    @DisplayName("表单：网页代码、外来图片、脚本链接、匹配不完的校验，写明文件和组件")
    void harmfulFormsAreRefused(String component) {
        var form = ("{'type': 'default', 'components': [" + component + "]}").replace('\'', '"');
        assertThat(GuardedForms.faults("a.form", form.getBytes(StandardCharsets.UTF_8))).isNotEmpty().allMatch(fault -> fault.startsWith("a.form"));
    }

    @Test
    @DisplayName("一次列出全部问题；压缩包和嵌套过深的文件不接受")
    void allFaultsAtOnce() {
        var deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);
        assertThat(refusal("a.zip", "PK", "b.bpmn", deep, "c.dmn", "PK\u0003\u0004", "d.form", "{'type'"))
                .contains("不接受 a.zip", "b.bpmn 的元素嵌套超过", "c.dmn 不是有效的 XML", "d.form 不是有效的 JSON");
    }

    @Test
    @DisplayName("本系统自己的模型没有意见")
    void ourOwnModelsAreFine() throws IOException {
        var files = new ArrayList<String>();
        for (var folder : List.of("processes", "decisions", "src/test/resources")) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                for (var file : found.filter(path -> path.toString().matches(".*\\.(bpmn|dmn|form)")).toList()) {
                    files.add(file.getFileName().toString());
                    files.add(Files.readString(file));
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(40);
        assertThat(refusal(files.toArray(String[]::new))).isNull();
    }

    private static String refusal(String... files) {
        var deployment = new DeploymentEntity();
        deployment.setNew(true);
        for (var at = 0; at < files.length; at += 2) {
            var file = new ResourceEntity();
            file.setName(files[at]);
            file.setBytes(files[at + 1].getBytes(StandardCharsets.UTF_8));
            deployment.addResource(file);
        }
        try {
            new GuardedFiles().deploy(deployment);
            return null;
        } catch (BadUserRequestException refused) {
            return refused.getMessage();
        }
    }
}
