package org.lianban.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.lianban.form.Forms.TODAY;
import static org.lianban.form.Forms.aShareholder;
import static org.lianban.form.Forms.anApplication;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.engine.Violation;

@DisplayName("按部署的表单校验提交的数据")
class FormValidationTest {

    private static final FormContext START = FormContext.start("tianshui", TODAY);

    private final FormValidation validation = Forms.validation();

    @Test
    @DisplayName("合格的申请：得到可存的变量，类型统一，未填的也有值")
    void acceptsASoundApplication() {
        var accepted = accept(application -> {});

        assertThat(accepted)
                .containsEntry("tradeName", "华盛")
                .containsEntry("enterpriseName", "华盛有限公司")
                .containsEntry("capitalYuan", 100000.0)
                .containsEntry("copies", null)
                .containsEntry("bank", false)
                .containsEntry("note", null)
                .containsEntry("country", "中国")
                .doesNotContainKeys("processAgentName", "appointmentOn");
        assertThat(json(accepted.get("scope"))).isEqualTo("[\"software\"]");
        assertThat(json(accepted.get("shareholders")))
                .contains("\"documentNumber\":\"34052419800101001X\"")
                .contains("\"amountYuan\":100000.0")
                .doesNotContain("licenceHolder");
    }

    @Test
    @DisplayName("所有问题一次指出，带字段路径和中文标签")
    void tellsEverythingAtOnce() {
        var rejected = refuse(application -> {
            application.remove("tradeName");
            application.put("companyType", "partnership");
            application.put("capitalYuan", 0);
            application.put("commitment", false);
            application.put("scope", List.of());
            var second = aShareholder();
            second.put("documentNumber", "340524198001010013");
            second.remove("name");
            application.put("shareholders", List.of(aShareholder(), second));
        });

        assertThat(rejected.violations()).extracting(Violation::field, Violation::sentence).containsExactly(
                tuple("tradeName", "字号：未填写"),
                tuple("companyType", "企业类型：“partnership”不在可选范围内"),
                tuple("capitalYuan", "注册资本：不能小于 0.01"),
                tuple("scope", "经营范围：未选择"),
                tuple("shareholders[1].name", "股东 第2行 姓名：未填写"),
                tuple("shareholders[1].documentNumber", "股东 第2行 证件号码：不是有效的公民身份号码（18 位，含出生日期和校验码）"),
                tuple("commitment", "承诺：须勾选"));
        assertThat(rejected.getMessage()).startsWith("字号：未填写；企业类型：").endsWith("；承诺：须勾选");
        assertThat(rejected.getStatus().getStatusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
        "tradeName, 华, 不能少于 2 字",
        "tradeName, 华盛华盛华盛, null",
        "tradeName, 华盛华盛华盛华, 不能超过 6 字",
        "tradeName, ' ', 未填写",
        "phone, 0938-1234567, null",
        "phone, 0938, 格式不正确",
        "email, a@b.cn, null",
        "email, a@, 应为电子邮箱地址",
        "companyType, limited, null",
    })
    @DisplayName("文字的规则")
    void textRules(String key, String value, String fault) {
        expect(key, value, fault);
    }

    @Test
    @DisplayName("数字：上下限、小数位、写法")
    void numberRules() {
        expect("capitalYuan", 0.01, null);
        expect("capitalYuan", 0.0, "不能小于 0.01");
        expect("capitalYuan", 1000000L, null);
        expect("capitalYuan", 1000000.01, "不能大于 1000000");
        expect("capitalYuan", 0.015, "小数不能超过 2 位");
        expect("capitalYuan", "99.50", null);
        expect("capitalYuan", "9e9", "应为数字");
        expect("capitalYuan", true, "应为数字");
        expect("capitalYuan", Double.NaN, "不是有效的数字");
        expect("copies", 1, null);
        expect("copies", 1.0, null);
        expect("copies", 1.5, "应为整数");
        expect("copies", new java.math.BigDecimal("1e999999999"), "不是有效的数字");
    }

    @Test
    @DisplayName("数字存为同一类型：整数栏存 Long，金额栏存 Double")
    void numbersHaveOneType() {
        for (var copies : List.<Object>of(2, 2L, 2.0, "2")) {
            assertThat(accept(application -> application.put("copies", copies))).containsEntry("copies", 2L);
        }
        for (var capital : List.<Object>of(200, 200L, 200.0, "200.00")) {
            assertThat(accept(application -> application.put("capitalYuan", capital))).containsEntry("capitalYuan", 200.0);
        }
    }

    @Test
    @DisplayName("文字栏不收别的类型、超过存储长度和控制字符")
    void textIsText() {
        expect("note", 5, "应为文字");
        expect("note", "第一行\n第二行", null);
        expect("note", "a\u0000b", "含有不可见的控制字符");
        expect("note", "字".repeat(4000), null);
        expect("note", "字".repeat(4001), "不能超过 4000 字");
    }

    @Test
    @DisplayName("多选：不在可选范围内、重复、不是列表")
    void choices() {
        expect("scope", List.of("software", "catering"), null);
        expect("scope", List.of("software", "mining"), "“mining”不在可选范围内");
        expect("scope", List.of("software", "software"), "同一选项不能选两次");
        expect("scope", "software", "应为选项的列表");
    }

    @Test
    @DisplayName("隐藏的字段不必填，填了也不存")
    void hiddenFieldsAreNeitherAskedNorStored() {
        var accepted = accept(application -> {
            application.put("processAgentName", "某某");
            application.put("appointmentOn", "1999-01-01");
        });

        assertThat(accepted).doesNotContainKeys("processAgentName", "appointmentOn");
    }

    @Test
    @DisplayName("显示出来的条件字段必填并受校验")
    void shownConditionalFieldsAreHeldToTheirRules() {
        expect("companyType", "foreign", "processAgentName", "未填写");
        expect("bank", true, "appointmentOn", "未选择");
        var late = refuse(application -> {
            application.put("bank", true);
            application.put("appointmentOn", "2026-03-01");
        });
        assertThat(late.getMessage()).isEqualTo("预约日期：不得早于今天");
        assertThat(accept(application -> {
            application.put("bank", true);
            application.put("appointmentOn", "2026-03-02");
        })).containsEntry("appointmentOn", "2026-03-02");
    }

    @Test
    @DisplayName("日期只收 ISO 写法，日期类型转成 ISO")
    void dates() {
        for (var wrong : List.of("2026/03/05", "2026-3-5", "20260305", "2026-02-30", "+99999-01-01")) {
            var rejected = refuse(application -> {
                application.put("bank", true);
                application.put("appointmentOn", wrong);
            });
            assertThat(rejected.getMessage()).isEqualTo("预约日期：应为日期，例如 2026-03-01");
        }
        var noon = Date.from(java.time.Instant.parse("2026-03-05T04:00:00Z"));
        assertThat(accept(application -> {
            application.put("bank", true);
            application.put("appointmentOn", noon);
        })).containsEntry("appointmentOn", "2026-03-05");
    }

    @Test
    @DisplayName("计算字段由服务器计算：不一致的拒绝，没有的补上")
    void expressionsAreComputedHere() {
        assertThat(accept(application -> application.put("enterpriseName", "华盛有限公司")))
                .containsEntry("enterpriseName", "华盛有限公司");
        expect("enterpriseName", "别的有限公司", "由系统计算，应为“华盛有限公司”");
    }

    @Test
    @DisplayName("表单没有的键拒绝，列表行里的也一样")
    void unknownKeysAreRefused() {
        expect("approved", true, "表单中没有这一项，不能提交");
        var row = aShareholder();
        row.put("admin", true);
        var rejected = refuse(application -> application.put("shareholders", List.of(row)));
        assertThat(rejected.violations()).extracting(Violation::field).containsExactly("shareholders[0].admin");
    }

    @Test
    @DisplayName("列表：行数、行的形状、行内条件")
    void rows() {
        expect("shareholders", List.of(), "至少填写一行");
        expect("shareholders", null, "至少填写一行");
        expect("shareholders", List.of(aShareholder(), aShareholder(), aShareholder(), aShareholder()), "最多填写 3 行");
        expect("shareholders", "王芳", "应为列表");
        expect("shareholders", List.of("王芳"), "shareholders[0]", "应为一组数据");
        var company = aShareholder();
        company.put("documentType", "credit-code");
        company.put("documentNumber", "91330100799655058B");
        expect("shareholders", List.of(aShareholder(), company), "shareholders[1].licenceHolder", "未填写");
        company.put("licenceHolder", "李雷");
        expect("shareholders", List.of(aShareholder(), company), null);
    }

    @Test
    @DisplayName("列表可用 Spin JSON、JSON 值或 Java 集合提交，结果相同")
    void listsComeInThreeShapes() {
        var text = "[{\"name\":\"王芳\",\"documentType\":\"id-card\",\"documentNumber\":\"34052419800101001X\",\"amountYuan\":100000}]";
        var expected = Spin.JSON(text.replace("100000", "100000.0"));
        for (var shape : List.of(Spin.JSON(text), SpinValues.jsonValue(text).create(), List.of(aShareholder()))) {
            var accepted = accept(application -> application.put("shareholders", shape));
            var rows = Spin.JSON(json(accepted.get("shareholders")));
            assertThat(rows.elements()).singleElement().satisfies(row -> expected.elements().get(0).fieldNames()
                    .forEach(name -> assertThat(row.prop(name).toString()).isEqualTo(expected.elements().get(0).prop(name).toString())));
        }
    }

    @Test
    @DisplayName("序列化对象、任意 Java 对象、字节、坏 JSON 一律拒绝")
    void foreignObjectsAreRefused() {
        var serialised = Variables.serializedObjectValue("rO0ABXNyABF").serializationDataFormat("application/x-java-serialized-object")
                .objectTypeName("java.util.HashMap").create();
        var input = Variables.fromMap(anApplication());
        input.putValueTyped("note", serialised);
        input.putValueTyped("phone", Variables.byteArrayValue(new byte[] {1}));
        input.putValueTyped("shareholders", SpinValues.jsonValue("[{").create());
        input.putValue("email", new Thread());

        var rejected = catchThrowableOfType(FormRejected.class, () -> validation.accept(Forms.read("application.form"), input, START));

        assertThat(rejected.violations()).extracting(Violation::sentence).containsExactly(
                "备注：不接受序列化对象",
                "电话：不接受类型为“byte[]”的数据",
                "邮箱：不接受类型为“Thread”的数据",
                "股东：不是有效的 JSON");
    }

    @Test
    @DisplayName("JSON 里嵌套过深、键重复的拒绝")
    void hostileJson() {
        expect("shareholders", SpinValues.jsonValue("[".repeat(200) + "]".repeat(200)).create(), "数据层次过深");
        expect("shareholders", SpinValues.jsonValue("[{\"name\":\"a\",\"name\":\"b\"}]").create(), "不是有效的 JSON");
    }

    @Test
    @DisplayName("发起时只读字段只能是缺省值")
    void readOnlyFieldAtTheStart() {
        assertThat(accept(application -> application.put("country", "中国"))).containsEntry("country", "中国");
        expect("country", "美国", "此项只供查看，不能修改");
    }

    @Test
    @DisplayName("问题再多，说明也有限")
    void aFloodStaysReadable() {
        var rejected = refuse(application -> {
            for (var i = 0; i < 10_000; i++) {
                application.put("x" + i, i);
            }
        });

        assertThat(rejected.violations()).hasSize(500);
        assertThat(rejected.getMessage()).endsWith("等共 500 处").hasSizeLessThan(2000);
    }

    @Test
    @DisplayName("程序自带的整表校验与单项校验一起报告；类型不对的值它看不到")
    void formChecksJoinIn() {
        var seen = new ArrayList<Object>();
        var check = new FormCheck() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public List<Violation> check(Submission submission) {
                seen.add(submission.number("capital").isPresent());
                seen.add(submission.rows("list").size());
                return List.of(submission.violation("capital", "须与出资一致"), submission.rows("list").get(0).violation("name", "不认识"));
            }
        };
        var form = """
                {"schemaVersion":16,"properties":{"check":"own"},"components":[
                  {"type":"number","key":"capital","label":"资本"},
                  {"type":"dynamiclist","path":"list","label":"名单","components":[{"type":"textfield","key":"name","label":"姓名"}]}]}""";

        var rejected = catchThrowableOfType(FormRejected.class, () -> Forms.validation(check)
                .accept(form, Map.of("capital", "多", "list", List.of(Map.of("name", "王芳"))), START));

        assertThat(rejected.getMessage()).isEqualTo("资本：应为数字；资本：须与出资一致；名单 第1行 姓名：不认识");
        assertThat(seen).containsExactly(false, 1);
    }

    @Test
    @DisplayName("两个校验同名是错误")
    void namesAreUnique() {
        var impostor = new FormCheck() {
            @Override
            public String name() {
                return "mobile";
            }

            @Override
            public List<Violation> check(Submission submission) {
                return List.of();
            }
        };

        assertThatThrownBy(() -> Forms.validation(impostor).checkNames()).hasMessageContaining("mobile");
    }

    // later forms

    @Test
    @DisplayName("后续环节：上一轮留下的值不能充当本轮的必填项")
    void whatAnEarlierRoundLeftDoesNotSatisfy() {
        var stored = Map.<String, Object>of("tradeName", "华盛", "outcome", "approve");

        assertThat(refuseReview(Map.of(), stored).getMessage()).isEqualTo("结论：未选择");
        assertThat(review(Map.of("outcome", "approve"), stored)).containsEntry("outcome", "approve");
    }

    @Test
    @DisplayName("后续环节：隐藏字段上一轮的值清空，未提交的非必填项不动")
    void whatIsHiddenNowIsCleared() {
        var stored = Map.<String, Object>of("tradeName", "华盛", "gaps", "缺章程", "remark", "上一轮意见");

        assertThat(review(Map.of("outcome", "approve"), stored)).containsEntry("gaps", null).doesNotContainKey("remark");
        assertThat(review(Map.of("outcome", "supplement", "gaps", "缺住所证明"), stored)).containsEntry("gaps", "缺住所证明");
    }

    @Test
    @DisplayName("后续环节：没有更正的更正项保留案件原来的值")
    void whatIsNotCorrectedStands() {
        var stored = Map.<String, Object>of("tradeName", "华盛", "industry", "软件");

        assertThat(review(Map.of("outcome", "approve"), stored)).doesNotContainKey("industry");
        assertThat(review(Map.of("outcome", "supplement", "gaps", "缺章程", "industry", "餐饮"), stored)).containsEntry("industry", "餐饮");
    }

    @Test
    @DisplayName("后续环节：只读和停用的值不变可以，改了拒绝")
    void lockedFieldsStayAsTheyAre() {
        var stored = Map.<String, Object>of("tradeName", "华盛", "capitalYuan", 100000.0);

        assertThat(review(Map.of("outcome", "approve", "tradeName", "华盛", "capitalYuan", 100000), stored))
                .doesNotContainKeys("tradeName", "capitalYuan");
        assertThat(refuseReview(Map.of("outcome", "approve", "tradeName", "华兴", "capitalYuan", 1), stored).getMessage())
                .isEqualTo("字号：此项只供查看，不能修改；注册资本：此项只供查看，不能修改");
    }

    @Test
    @DisplayName("选项由表达式给出：随案件已有的数据变化")
    void optionsFollowTheCase() {
        assertThat(review(Map.of("outcome", "supplement", "gaps", "缺章程"), Map.of())).containsEntry("outcome", "supplement");
        assertThat(refuseReview(Map.of("outcome", "supplement", "gaps", "缺章程"), Map.of("supplementNote", "已补")).getMessage())
                .isEqualTo("结论：“supplement”不在可选范围内");
    }

    @Test
    @DisplayName("只读的列表整体不能改")
    void lockedList() {
        var form = """
                {"schemaVersion":16,"components":[
                  {"type":"dynamiclist","path":"list","label":"名单","components":[
                    {"type":"textfield","key":"name","label":"姓名","readonly":true},
                    {"type":"number","key":"amount","label":"金额","readonly":true}]}]}""";
        var stored = Map.<String, Object>of("list", SpinValues.jsonValue("[{\"name\":\"王芳\",\"amount\":200}]").create());
        var context = FormContext.task("tianshui", TODAY, stored::get);

        assertThat(validation.accept(form, Map.of("list", List.of(Map.of("name", "王芳", "amount", 200.0))), context)).isEmpty();
        assertThatThrownBy(() -> validation.accept(form, Map.of("list", List.of()), context)).hasMessage("名单：此项只供查看，不能修改");
        assertThatThrownBy(() -> validation.accept(form, Map.of("list", List.of(Map.of("name", "李雷", "amount", 200))), context))
                .hasMessage("名单：此项只供查看，不能修改");
    }

    @Test
    @DisplayName("列表里部分只读：只读的格子保持原值")
    void partlyLockedList() {
        var form = """
                {"schemaVersion":16,"components":[
                  {"type":"dynamiclist","path":"list","label":"名单","allowAddRemove":false,"components":[
                    {"type":"textfield","key":"name","label":"姓名","readonly":true},
                    {"type":"checkbox","key":"passed","label":"通过"}]}]}""";
        var stored = Map.<String, Object>of("list", SpinValues.jsonValue("[{\"name\":\"王芳\"},{\"name\":\"李雷\"}]").create());
        var context = FormContext.task("tianshui", TODAY, stored::get);

        var accepted = validation.accept(form, Map.of("list", List.of(Map.of("passed", true), Map.of("name", "李雷", "passed", false))), context);

        assertThat(json(accepted.get("list"))).isEqualTo("[{\"name\":\"王芳\",\"passed\":true},{\"name\":\"李雷\",\"passed\":false}]");
        assertThatThrownBy(() -> validation.accept(form, Map.of("list", List.of(Map.of("name", "赵六"), Map.of())), context))
                .hasMessage("名单 第1行 姓名：此项只供查看，不能修改");
        assertThatThrownBy(() -> validation.accept(form, Map.of("list", List.of(Map.of("passed", true))), context))
                .hasMessage("名单：不能增加或者删除行");
    }

    @Test
    @DisplayName("分组有路径时存为一个对象")
    void groupWithAPath() {
        var form = """
                {"schemaVersion":16,"components":[{"type":"group","path":"address","label":"住所","components":[
                  {"type":"textfield","key":"city","label":"市","validate":{"required":true}}]}]}""";

        assertThat(json(validation.accept(form, Map.of("address", Map.of("city", "天水")), START).get("address"))).isEqualTo("{\"city\":\"天水\"}");
        assertThatThrownBy(() -> validation.accept(form, Map.of("address", Map.of("town", "x")), START))
                .hasMessage("住所 town：表单中没有这一项，不能提交；住所 市：未填写");
    }

    @Test
    @DisplayName("界限可用表达式")
    void limitsMayBeExpressions() {
        var form = """
                {"schemaVersion":16,"components":[
                  {"type":"number","key":"a","label":"甲"},{"type":"number","key":"b","label":"乙","validate":{"max":"=a * 2"}}]}""";

        assertThat(validation.accept(form, Map.of("a", 2, "b", 4), START)).containsEntry("b", 4L);
        assertThatThrownBy(() -> validation.accept(form, Map.of("a", 2, "b", 5), START)).hasMessage("乙：不能大于 4");
    }

    @Test
    @DisplayName("选项可取自案件已有的列表")
    void optionsMayComeFromTheCase() {
        var form = """
                {"schemaVersion":16,"components":[{"type":"select","key":"bank","label":"银行","valuesKey":"banks"}]}""";
        var stored = Map.<String, Object>of("banks", SpinValues.jsonValue("[{\"label\":\"甲\",\"value\":\"a\"},\"b\"]").create());
        var context = FormContext.task("tianshui", TODAY, stored::get);

        assertThat(validation.accept(form, Map.of("bank", "a"), context)).containsEntry("bank", "a");
        assertThat(validation.accept(form, Map.of("bank", "b"), context)).containsEntry("bank", "b");
        assertThatThrownBy(() -> validation.accept(form, Map.of("bank", "c"), context)).hasMessage("银行：“c”不在可选范围内");
        assertThatThrownBy(() -> validation.accept(form, Map.of("bank", "a"), START)).hasMessage("银行：“a”不在可选范围内");
    }

    @ParameterizedTest
    @CsvSource({
        "time, 09:30, true", "time, 09:30+08:00, true", "time, 25:00, false", "time, 2026-03-02, false",
        "datetime, 2026-03-02T09:30, true", "datetime, 2026-03-02T09:30+08:00, true", "datetime, 2026-03-02T01:30Z, true", "datetime, 2026-03-02, false",
        "date, 2026-03-02, true", "date, 2026-03-02T09:30, false",
    })
    @DisplayName("日期、时间、日期时间各有写法")
    void momentsBySubtype(String subtype, String value, boolean valid) {
        var form = "{\"schemaVersion\":16,\"components\":[{\"type\":\"datetime\",\"subtype\":\"%s\",\"key\":\"m\",\"label\":\"时\"}]}".formatted(subtype);

        assertThat(catchThrowable(() -> validation.accept(form, Map.of("m", value), START)) == null).isEqualTo(valid);
    }

    @Test
    @DisplayName("步长和不早于今天")
    void stepsAndPassedDates() {
        var form = """
                {"schemaVersion":16,"components":[
                  {"type":"number","key":"n","label":"数","decimalDigits":1,"increment":"0.5"},
                  {"type":"datetime","subtype":"date","key":"d","label":"日","disallowPassedDates":true}]}""";

        assertThat(validation.accept(form, Map.of("n", 1.5, "d", "2026-03-02"), START)).containsEntry("n", 1.5);
        assertThatThrownBy(() -> validation.accept(form, Map.of("n", 1.2, "d", "2026-03-01"), START)).hasMessage("数：应为 0.5 的整数倍；日：不得早于今天");
    }

    private Map<String, Object> accept(Consumer<Map<String, Object>> change) {
        var application = anApplication();
        change.accept(application);
        return validation.accept(Forms.read("application.form"), application, START);
    }

    private FormRejected refuse(Consumer<Map<String, Object>> change) {
        return catchThrowableOfType(FormRejected.class, () -> accept(change));
    }

    private void expect(String key, Object value, String fault) {
        expect(key, value, key, fault);
    }

    private void expect(String key, Object value, String field, String fault) {
        if (fault == null) {
            assertThat(accept(application -> application.put(key, value))).containsKey(key);
            return;
        }
        var rejected = refuse(application -> application.put(key, value));
        assertThat(rejected).as("%s = %s", key, value).isNotNull();
        assertThat(rejected.violations()).extracting(Violation::field, Violation::message)
                .contains(tuple(field, fault));
    }

    private Map<String, Object> review(Map<String, Object> input, Map<String, Object> stored) {
        return validation.accept(Forms.read("review.form"), input, FormContext.task("tianshui", TODAY, new HashMap<>(stored)::get));
    }

    private FormRejected refuseReview(Map<String, Object> input, Map<String, Object> stored) {
        return catchThrowableOfType(FormRejected.class, () -> review(new LinkedHashMap<>(input), stored));
    }

    private static String json(Object value) {
        return ((JsonValue) value).getValueSerialized();
    }
}
