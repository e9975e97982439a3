package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("决策门禁拦得住坏表")
class DecisionGatesTest {

    private static final String SMALL = rule("xian-2024/10 小型", "\"xian\"", "< 50", "\"filing\"");
    private static final String LARGE = rule("xian-2024/10 大型", "\"xian\"", ">= 50", "\"review\"");
    private static final String ELSEWHERE = rule("xianyang-2022/3", "\"xianyang\"", "", "\"review\"");

    private static final String HEADER = "municipality,floorAreaSqm,=>route,note\n";
    private static final String ALL_CASES = HEADER + """
            xian,49.9,filing,
            xian,50,review,
            xianyang,10,review,
            """;

    private final DecisionTableFile sound = table(SMALL, LARGE, ELSEWHERE);

    @Test
    @DisplayName("文件夹里的每一个决策文件都看到了")
    void noFileIsMissed() throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(Path.of("decisions"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().endsWith(".dmn")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(found).isNotEmpty();
        assertThat(new DecisionCasesTest().everyCaseComesOutAsExpected()).hasSameSizeAs(found);
        assertThat(Models.in(Path.of("")).decisions()).hasSameSizeAs(found);
    }

    @Nested
    @DisplayName("缺口与重叠")
    class Gaps {

        @Test
        @DisplayName("好表无话可说")
        void aSoundTablePasses() {
            assertThat(gaps(sound)).isEmpty();
        }

        @Test
        @DisplayName("没有规则管到的取值逐一说出")
        void aGapIsNamedWithItsValues() {
            var table = table(SMALL, rule("xian-2024/10", "\"xian\"", "> 50", "\"review\""));

            assertThat(gaps(table)).containsExactlyInAnyOrder(
                    "没有规则管到：地区为 \"xian\"，建筑面积为 50",
                    "没有规则管到：地区为 \"xianyang\"");
        }

        @Test
        @DisplayName("同时命中的规则和取值一并说出")
        void anOverlapIsNamedWithItsRulesAndValues() {
            var table = table(rule("xian-2024/10", "\"xian\"", "<= 60", "\"filing\""), LARGE, ELSEWHERE);

            assertThat(gaps(table)).containsExactly(
                    "第 1、2 条规则同时命中：地区为 \"xian\"，建筑面积不小于 50 且不大于 60");
        }

        @Test
        @DisplayName("说明中写了理由的缺口放行，重叠不放行")
        void aReasonExcusesAGapButNoOverlap() {
            var gap = file(dmn("gap: 咸阳未规定", SMALL, LARGE));
            var overlap = file(dmn("gap: 咸阳未规定", SMALL, rule("xian-2024/10", "\"xian\"", "", "\"review\"")));

            assertThat(gaps(gap)).isEmpty();
            assertThat(gaps(overlap)).containsExactly(
                    "第 1、2 条规则同时命中：地区为 \"xian\"，建筑面积小于 50");
        }

        @Test
        @DisplayName("gap: 后面没有理由的不放行")
        void anEmptyReasonExcusesNothing() {
            assertThat(gaps(file(dmn("gap:", SMALL, LARGE)))).hasSize(1);
        }

        @Test
        @DisplayName("整数之间没有缺口")
        void nothingLiesBetweenWholeNumbers() {
            var dmn = dmn("", rule("甲", "", "[0..5]", "\"a\""), rule("乙", "", ">= 6", "\"b\""));

            assertThat(gaps(file(dmn.replace("typeRef=\"double\"", "typeRef=\"integer\"")))).isEmpty();
            assertThat(gaps(file(dmn))).containsExactly("没有规则管到：建筑面积大于 5 且小于 6");
        }

        @Test
        @DisplayName("日期之间的缺口也找得到")
        void aGapBetweenDaysIsFound() {
            var dmn = dmn("", rule("旧", "", "< date and time(\"2024-04-12T00:00:00\")", "\"a\""),
                    rule("新", "", "> date and time(\"2024-04-12T00:00:00\")", "\"b\""))
                    .replace("typeRef=\"double\"", "typeRef=\"date\"")
                    .replace("<inputValues><text>&gt;= 0</text></inputValues>", "");

            assertThat(gaps(file(dmn))).containsExactly("没有规则管到：建筑面积为 2024-04-12");
        }

        @Test
        @DisplayName("文本列没有列全取值时，表中未列的取值也是缺口")
        void whatAnOpenTextMayStillBeIsAGap() {
            var open = dmn("", SMALL, LARGE, ELSEWHERE).replaceFirst("<inputValues>.*?</inputValues>", "");

            assertThat(gaps(file(open))).containsExactly("没有规则管到：地区为 表中未列的取值");
        }

        @Test
        @DisplayName("最后一个取值上的缺口，KIE 自己的分析会漏掉")
        void aGapAtTheLastValueIsFound() {
            var table = table(rule("甲", "", "< 50", "\"filing\""), LARGE);

            assertThat(gaps(table)).containsExactly("没有规则管到：地区为 \"xianyang\"，建筑面积不小于 50");
        }

        @Test
        @DisplayName("一条规则到界限为止、另一条不含界限时，界限上的缺口")
        void aGapExactlyAtALimitIsFound() {
            var table = table(rule("甲", "\"xian\"", "< 50", "\"a\""), rule("乙", "\"xianyang\"", "<= 50", "\"a\""),
                    rule("丙", "", "> 50", "\"a\""));

            assertThat(gaps(table)).containsExactly("没有规则管到：地区为 \"xian\"，建筑面积为 50");
        }

        @Test
        @DisplayName("分析不了的条件不放行")
        void aConditionBeyondAnalysisIsRefused() {
            var table = table(rule("甲", "starts with(?, \"xi\")", "", "\"a\""));

            assertThat(gaps(table)).singleElement().asString().contains("无法检查缺口和重叠");
        }

        @Test
        @DisplayName("汇集表里被包含的规则多余")
        void aRuleInsideAnotherIsSuperfluous() {
            var collecting = dmn("", rule("甲", "", "", "\"form\""), rule("乙", "\"xian\"", "", "\"form\""))
                    .replace("<decisionTable ", "<decisionTable hitPolicy=\"COLLECT\" ");

            assertThat(gaps(file(collecting))).containsExactly(
                    "第 2 条规则多余：条件已包含在第 1 条规则之中，结果也相同");
        }
    }

    @Nested
    @DisplayName("用例")
    class Cases {

        @Test
        @DisplayName("用例齐全的表无话可说")
        void completeCasesPass() {
            assertThat(everythingSaidOf(sound, ALL_CASES)).isEmpty();
        }

        @Test
        @DisplayName("期望写错的用例")
        void aWrongExpectationIsFound() {
            assertThat(run(sound, ALL_CASES.replace("50,review", "50,filing")).complaints()).singleElement().asString()
                    .contains("第 3 行", "应为 [[filing]]", "实际为 [[review]]");
        }

        @Test
        @DisplayName("期望有结果却没有规则命中，期望没有结果却有规则命中")
        void aMatchWhereNoneIsExpectedIsFoundAndTheReverse() {
            assertThat(run(sound, HEADER + "taiyuan,50,review,\n").complaints()).singleElement().asString()
                    .contains("没有规则命中");
            assertThat(run(sound, HEADER + "xian,50,(none),\n").complaints()).singleElement().asString()
                    .contains("应当没有规则命中");
            assertThat(run(sound, HEADER + "taiyuan,50,(none),\n").complaints()).isEmpty();
        }

        @Test
        @DisplayName("运行时才显出的重叠")
        void rulesThatCollideInTheEngineAreFound() {
            var table = table(SMALL, rule("甲", "\"xian\"", "", "\"review\""));

            assertThat(run(table, HEADER + "xian,10,filing,\n").complaints()).singleElement().asString().contains("UNIQUE");
        }

        @Test
        @DisplayName("没有用例命中的规则")
        void anUnfiredRuleIsFound() {
            assertThat(run(sound, ALL_CASES.replace("xianyang,10,review,\n", "")).unfiredRules())
                    .containsExactly("review-route.dmn 的决策“判定审查路径”（reviewRoute）：第 3 条规则（rule_3，xianyang-2022/3）没有任何用例命中。");
        }

        @Test
        @DisplayName("界限上或界限外没有用例")
        void aLimitWithoutBothSidesIsFound() {
            var limit = "）的条件“建筑面积 >= 50”，在其余条件都满足时，没有取值";

            assertThat(run(sound, ALL_CASES.replace("xian,50,", "xian,51,")).untestedLimits())
                    .hasSize(2).last().asString().contains(limit + "正好是 50 的用例");
            assertThat(run(sound, ALL_CASES.replace("xian,49.9,filing,\n", "")).untestedLimits())
                    .hasSize(2).last().asString().contains(limit + "小于 50 的用例");
        }

        @Test
        @DisplayName("别处的取值不算这条规则的界限用例")
        void aValueUnderOtherConditionsTestsNoLimit() {
            assertThat(run(sound, ALL_CASES.replace("xian,49.9,filing", "xianyang,49.9,review")).untestedLimits())
                    .hasSize(2);
        }

        @Test
        @DisplayName("取值范围以外不要求用例")
        void nothingBeyondTheDomainIsAskedFor() {
            var table = table(rule("甲", "", "[0..50)", "\"filing\""), rule("乙", "", ">= 50", "\"review\""));

            assertThat(run(table, HEADER + "xian,0,filing,\nxian,50,review,\n").untestedLimits()).isEmpty();
        }

        @Test
        @DisplayName("日期界限也要两侧的用例")
        void aDayIsALimitToo() {
            var dmn = dmn("", rule("旧", "", "< date and time(\"2024-04-12T00:00:00\")", "\"a\""),
                    rule("新", "", ">= date and time(\"2024-04-12T00:00:00\")", "\"b\""))
                    .replace("typeRef=\"double\"", "typeRef=\"date\"");

            assertThat(everythingSaidOf(file(dmn), HEADER + "xian,2024-04-11,a,\nxian,2024-04-12,b,\n")).isEmpty();
            assertThat(run(file(dmn), HEADER + "xian,2024-04-11,a,\nxian,2024-04-13,b,\n").untestedLimits()).hasSize(2);
        }

        @Test
        @DisplayName("汇集表的结果以竖线分开，不论先后")
        void collectedValuesMayComeInAnyOrder() {
            var collecting = file(dmn("", rule("甲", "", "", "\"form\""), rule("乙", "\"xian\"", "", "\"drawing\""))
                    .replace("<decisionTable ", "<decisionTable hitPolicy=\"COLLECT\" "));

            assertThat(run(collecting, HEADER + "xian,1,drawing|form,\n").complaints()).isEmpty();
            assertThat(run(collecting, HEADER + "xian,1,form,\n").complaints()).hasSize(1);
        }

        @Test
        @DisplayName("写错的列名")
        void aMisnamedColumnIsFound() {
            assertThat(run(sound, ALL_CASES.replace("floorAreaSqm", "floorArea")).misnamedColumns()).containsExactly(
                    "a.cases.csv：没有表达式用到输入列 floorArea。", "a.cases.csv：缺少输入列 floorAreaSqm。");
            assertThat(run(sound, ALL_CASES.replace("=>route", "=>way")).misnamedColumns()).containsExactly(
                    "a.cases.csv：没有决策给出输出列 way。", "a.cases.csv：缺少输出列 =>route。");
        }

        @Test
        @DisplayName("列数不齐的行")
        void aRowOfAnotherLengthIsRefused() {
            assertThatThrownBy(() -> run(sound, ALL_CASES + "xian,1\n")).hasMessageContaining("第 5 行有 2 列");
        }

        @Test
        @DisplayName("声明了缺口却没有用例")
        void aGapWithoutACaseIsFound() {
            var table = file(dmn("gap: 咸阳未规定", SMALL, LARGE));

            assertThat(run(table, ALL_CASES).unshownGaps()).hasSize(1);
            assertThat(run(table, ALL_CASES + "xianyang,1,(none),\n").unshownGaps()).isEmpty();
        }

        @Test
        @DisplayName("没有用例文件的表")
        void aTableWithoutCasesIsFound() {
            var check = DecisionCasesTest.casesOf(sound).findFirst().orElseThrow();

            assertThatThrownBy(() -> check.getExecutable().execute()).hasMessageContaining("没有用例文件");
        }

        private List<String> everythingSaidOf(DecisionTableFile table, String csv) {
            var run = run(table, csv);
            var findings = new ArrayList<>(run.complaints());
            findings.addAll(run.misnamedColumns());
            findings.addAll(run.unfiredRules());
            findings.addAll(run.untestedLimits());
            findings.addAll(run.unshownGaps());
            return findings;
        }
    }

    @Nested
    @DisplayName("写法")
    class Conventions {

        @Test
        @DisplayName("好表无话可说")
        void aSoundTablePasses() {
            assertThat(breaches(sound)).isEmpty();
        }

        @Test
        @DisplayName("条件相同的规则")
        void rulesWithTheSameConditionsAreFound() {
            assertThat(breaches(table(SMALL, SMALL.replace("&lt; 50", "&lt;50"))))
                    .containsExactly("第 1、2 条规则的条件相同");
        }

        @Test
        @DisplayName("标识、名称、文件名、保存期、命中策略、表达式语言不合约定")
        void eachBreachIsFound() {
            var dmn = dmn("", SMALL, LARGE);

            assertThat(keywords(dmn.replace("id=\"reviewRoute\"", "id=\"ReviewRoute\""))).containsExactly("标识");
            assertThat(keywords(dmn.replace("判定审查路径", "Review route"))).containsExactly("名称");
            assertThat(keywords(dmn.replace("id=\"reviewRoute\"", "id=\"reviewPath\""))).containsExactly("文件名");
            assertThat(keywords(dmn.replace("camunda:historyTimeToLive=\"P3650D\"", ""))).containsExactly("历史保存期限");
            assertThat(keywords(dmn.replace("<decisionTable ", "<decisionTable hitPolicy=\"UNIQUE\" "))).containsExactly("UNIQUE");
            assertThat(keywords(dmn.replace("<decisionTable ", "<decisionTable hitPolicy=\"FIRST\" "))).containsExactly("FIRST");
            assertThat(keywords(dmn.replaceFirst("<inputEntry", "<inputEntry expressionLanguage=\"juel\""))).containsExactly("juel");
        }

        private List<String> keywords(String dmn) {
            return breaches(file(dmn)).stream().map(finding ->
                    List.of("文件名", "标识", "历史保存期限", "FIRST", "UNIQUE", "juel", "名称").stream()
                            .filter(finding::contains).findFirst().orElse(finding)).toList();
        }
    }

    private static CaseRun run(DecisionTableFile table, String csv) {
        return CaseRun.of(table, CaseFile.of(Path.of("a.cases.csv"), csv, false));
    }

    private static List<String> gaps(DecisionTableFile file) {
        return problems(new TableGapRules(), file);
    }

    private static List<String> breaches(DecisionTableFile file) {
        return problems(new TableRules(), file);
    }

    private static List<String> problems(Rule rule, DecisionTableFile file) {
        var models = Models.of(Map.of(), SourceFacts.in(Path.of("src/test/resources/gates/src/main/java")));
        models.decisions().add(file);
        return rule.check(models).stream().map(Finding::problem).toList();
    }

    private static DecisionTableFile table(String... rules) {
        return file(dmn("", rules));
    }

    private static DecisionTableFile file(String dmn) {
        return DecisionTableFile.of(Path.of("review-route.dmn"), dmn);
    }

    private static String dmn(String description, String... rules) {
        var numbered = new StringBuilder();
        for (int i = 0; i < rules.length; i++) {
            numbered.append(rules[i].replace("<rule>", "<rule id=\"rule_" + (i + 1) + "\">"));
        }
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                             xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                             id="definitions" name="definitions" namespace="https://lianban.org/decisions">
                  <decision id="reviewRoute" name="判定审查路径" camunda:historyTimeToLive="P3650D">
                    <description>%s</description>
                    <decisionTable id="table">
                      <input id="municipality" label="地区">
                        <inputExpression id="municipalityExpression" typeRef="string"><text>municipality</text></inputExpression>
                        <inputValues><text>"xian", "xianyang"</text></inputValues>
                      </input>
                      <input id="floorArea" label="建筑面积">
                        <inputExpression id="floorAreaExpression" typeRef="double"><text>floorAreaSqm</text></inputExpression>
                        <inputValues><text>&gt;= 0</text></inputValues>
                      </input>
                      <output id="route" name="route" typeRef="string"/>
                      %s
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(description, numbered);
    }

    private static String rule(String description, String municipality, String floorArea, String route) {
        return "<rule><description>" + description + "</description>"
                + "<inputEntry><text>" + escaped(municipality) + "</text></inputEntry>"
                + "<inputEntry><text>" + escaped(floorArea) + "</text></inputEntry>"
                + "<outputEntry><text>" + route + "</text></outputEntry></rule>";
    }

    private static String escaped(String entry) {
        return entry.replace("<", "&lt;").replace(">", "&gt;");
    }
}
