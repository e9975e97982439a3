package org.lianban.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.designer.Difference.Fact;
import org.lianban.designer.Difference.Kind;

@DisplayName("两版之间改了什么")
class FileDifferenceTest {

    private static final String DIAGRAM = "processes/enterprise-opening/enterprise-opening.bpmn";
    private static final String TABLE = "decisions/enterprise-opening/opening-members.dmn";
    private static final String FORM = "processes/enterprise-opening/review-application.form";

    @Test
    @DisplayName("连线改了条件：哪条、由什么改为什么")
    void aChangedConditionIsToldByItsFlow() {
        var changed = changed(DIAGRAM, "${identityProof == 'failed'}", "${identityProof != 'passed'}");

        assertThat(changed.parts()).singleElement().isEqualTo(new Difference(
                Kind.CHANGED, "flow_unproven", "未通过", "连线",
                List.of(new Fact("条件", "${identityProof == 'failed'}", "${identityProof != 'passed'}"))));
        assertThat(changed.lines()).isEmpty();
    }

    @Test
    @DisplayName("环节改名、换部门、改扩展属性，连线改终点：各归各")
    void everyFactOfAnElementIsTold() {
        var before = read(DIAGRAM);
        var after = before.replace("id=\"userTask_reviewApplication\" name=\"审查登记申请\"", "id=\"userTask_reviewApplication\" name=\"审核登记申请\"")
                .replace("camunda:formRef=\"enterprise-opening-review\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"registrar\"",
                        "camunda:formRef=\"enterprise-opening-review\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"hall\"")
                .replace("value=\"市场主体登记管理条例/19; 市场主体登记管理条例实施细则/18\"", "value=\"市场主体登记管理条例/20\"")
                .replace("id=\"flow_elsewhere\" name=\"不属管辖\" sourceRef=\"gateway_registrationMode\" targetRef=\"endEvent_directedElsewhere\"",
                        "id=\"flow_elsewhere\" name=\"不属管辖\" sourceRef=\"gateway_registrationMode\" targetRef=\"endEvent_refused\"");

        var parts = FileDifference.between(DIAGRAM, bytes(before), bytes(after)).parts();

        assertThat(parts).filteredOn(part -> part.id().equals("userTask_reviewApplication")).singleElement()
                .satisfies(part -> assertThat(part.facts()).contains(
                        new Fact("名称", "审查登记申请", "审核登记申请"),
                        new Fact("办理部门", "registrar", "hall"),
                        new Fact("属性 basis", "市场主体登记管理条例/19; 市场主体登记管理条例实施细则/18", "市场主体登记管理条例/20")));
        assertThat(parts).filteredOn(part -> part.id().equals("flow_elsewhere")).singleElement()
                .satisfies(part -> assertThat(part.facts()).containsExactly(
                        new Fact("终点", "已告知管辖机关（endEvent_directedElsewhere）", "已决定不予登记（endEvent_refused）")));
        assertThat(parts).as("flows to a renamed step lead where they did").extracting(Difference::id)
                .containsExactly("userTask_reviewApplication", "flow_elsewhere");
    }

    @Test
    @DisplayName("增加、删除环节和连线")
    void addedAndRemovedElementsAreTold() {
        var before = read(DIAGRAM);
        var flow = before.substring(before.indexOf("<bpmn:sequenceFlow id=\"flow_decideRemedies_refused\""));
        flow = flow.substring(0, flow.indexOf("/>") + 2);
        var after = before.replace(flow, flow.replace("flow_decideRemedies_refused", "flow_toArchive") + "<bpmn:manualTask id=\"manualTask_archive\" name=\"归档\" />");

        assertThat(FileDifference.between(DIAGRAM, bytes(before), bytes(after)).parts())
                .extracting(Difference::kind, Difference::id, Difference::name, Difference::type)
                .containsExactlyInAnyOrder(
                        tuple(Kind.REMOVED, "flow_decideRemedies_refused", "flow_decideRemedies_refused", "连线"),
                        tuple(Kind.ADDED, "flow_toArchive", "flow_toArchive", "连线"),
                        tuple(Kind.ADDED, "manualTask_archive", "归档", "人工任务"));
    }

    @Test
    @DisplayName("只挪动了图形：没有含义上的不同，列出不同的行")
    void movingAShapeChangesNothingButLines() {
        var before = read(DIAGRAM);
        var bounds = before.substring(before.indexOf("<dc:Bounds"));
        bounds = bounds.substring(0, bounds.indexOf("/>") + 2);

        var moved = FileDifference.between(DIAGRAM, bytes(before), bytes(before.replaceFirst("<dc:Bounds[^>]*/>", "<dc:Bounds x=\"1\" y=\"2\" width=\"3\" height=\"4\" />")));

        assertThat(moved.kind()).isEqualTo(Kind.CHANGED);
        assertThat(moved.parts()).isEmpty();
        assertThat(moved.lines()).extracting(TextLines.Line::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
        assertThat(moved.lines().get(0).text()).contains(bounds);
        assertThat(read(DIAGRAM).lines().toList().get(moved.lines().get(0).number() - 1)).isEqualTo(moved.lines().get(0).text());
    }

    @Test
    @DisplayName("决策表：改一格只说这一格，按列名")
    void aChangedCellIsToldByItsColumn() {
        var changed = changed(TABLE, "<text>\"市市场监管局、市行政审批服务局\"</text>", "<text>\"市市场监管局\"</text>");

        assertThat(changed.parts()).singleElement().satisfies(rule -> {
            assertThat(rule.id()).isEqualTo("rule_openingMembers_1");
            assertThat(rule.type()).isEqualTo("规则");
            assertThat(rule.facts()).containsExactly(new Fact("牵头部门", "\"市市场监管局、市行政审批服务局\"", "\"市市场监管局\""));
            assertThat(rule.sentence()).endsWith("：牵头部门由“\"市市场监管局、市行政审批服务局\"”改为“\"市市场监管局\"”");
        });
    }

    @Test
    @DisplayName("决策表：删除一条规则，逐格列出原来的内容")
    void aRemovedRuleIsToldCellByCell() {
        var before = read(TABLE);
        var rule = before.substring(before.indexOf("<rule id=\"rule_openingMembers_2\""));
        rule = rule.substring(0, rule.indexOf("</rule>") + "</rule>".length());

        assertThat(FileDifference.between(TABLE, bytes(before), bytes(before.replace(rule, ""))).parts()).singleElement().satisfies(removed -> {
            assertThat(removed.kind()).isEqualTo(Kind.REMOVED);
            assertThat(removed.facts()).contains(new Fact("地区", "\"taiyuan\"", null), new Fact("公章刻制", "false", null));
        });
    }

    @Test
    @DisplayName("决策表：按次序命中的表，规则换位也是不同；不计次序的不是")
    void theOrderOfRulesMattersWhereTheFirstWins() {
        var first = "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"><decision id=\"d\" name=\"d\"><decisionTable id=\"t\" hitPolicy=\"%s\">"
                + "<input id=\"i\" label=\"面积\"/>%s%s</decisionTable></decision></definitions>";
        var one = "<rule id=\"one\"><inputEntry id=\"a\"><text>1</text></inputEntry></rule>";
        var two = "<rule id=\"two\"><inputEntry id=\"b\"><text>2</text></inputEntry></rule>";

        var ordered = FileDifference.between("t.dmn", bytes(first.formatted("FIRST", one, two)), bytes(first.formatted("FIRST", two, one)));
        var collected = FileDifference.between("t.dmn", bytes(first.formatted("COLLECT", one, two)), bytes(first.formatted("COLLECT", two, one)));

        assertThat(ordered.parts()).extracting(Difference::id).containsExactly("two", "one");
        assertThat(collected.parts()).isEmpty();
    }

    @Test
    @DisplayName("表单：字段的增、删、改")
    void fieldsOfAFormAreTold() {
        var before = "{\"id\":\"f\",\"type\":\"default\",\"components\":[{\"type\":\"textfield\",\"key\":\"name\",\"label\":\"名称\",\"id\":\"a\",\"layout\":{\"row\":\"1\"}},"
                + "{\"type\":\"dynamiclist\",\"path\":\"persons\",\"id\":\"l\",\"label\":\"人员\",\"components\":[{\"type\":\"number\",\"key\":\"share\",\"label\":\"份额\",\"id\":\"b\"}]}]}";
        var after = before.replace("\"label\":\"名称\"", "\"label\":\"名称\",\"validate\":{\"required\":true}")
                .replace("\"row\":\"1\"", "\"row\":\"2\"")
                .replace("\"key\":\"share\"", "\"key\":\"amount\"");

        assertThat(FileDifference.between("f.form", bytes(before), bytes(after)).parts())
                .extracting(Difference::sentence)
                .containsExactly("删除数字“份额”", "文本“名称”：必填由“”改为“true”", "增加数字“份额”");
    }

    @ParameterizedTest
    @ValueSource(strings = {DIAGRAM, TABLE, FORM})
    @DisplayName("相同的文件没有不同；新文件的每一部分都是新增")
    void theSameIsNoDifferenceAndNewIsAllAdded(String file) {
        var content = bytes(read(file));

        assertThat(FileDifference.between(file, content, content.clone())).isEqualTo(new FileDifference(file, null, List.of(), List.of()));
        var added = FileDifference.between(file, null, content);
        assertThat(added.kind()).isEqualTo(Kind.ADDED);
        assertThat(added.parts()).isNotEmpty().allSatisfy(part -> assertThat(part.kind()).isEqualTo(Kind.ADDED));
        assertThat(FileDifference.between(file, content, null).parts()).hasSameSizeAs(added.parts());
    }

    private static FileDifference changed(String file, String from, String to) {
        var before = read(file);
        assertThat(before).contains(from);
        return FileDifference.between(file, bytes(before), bytes(before.replace(from, to)));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
