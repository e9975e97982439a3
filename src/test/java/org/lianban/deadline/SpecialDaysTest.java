package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.groups.Tuple;
import org.lianban.engine.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.deadline.SpecialDay.Kind;
import org.lianban.engine.Violation;

/** Reading yearly data; 2027-01-01 is a Friday, 2027-10-09 a Saturday. */
class SpecialDaysTest {

    private static final SpecialDay NEW_YEAR = new SpecialDay(LocalDate.parse("2027-01-01"), Kind.REST, "元旦");
    private static final SpecialDay MAKE_UP = new SpecialDay(LocalDate.parse("2027-10-09"), Kind.WORK, "国庆节");

    @Test
    @DisplayName("随系统发布的数据自身合格：2015 至 2026 年")
    void theShippedDataIsValid() {
        assertThat(new WorkdayCalendar(1, SpecialDays.shipped()).years())
                .containsExactly(2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    }

    @Test
    @DisplayName("表头、空行、回车换行、字节序标记和多余空格都可以有，也可以没有")
    void spellingsOfTheSameData() {
        for (var text : List.of(
                "date,kind,holiday\n2027-01-01,rest,元旦\n2027-10-09,work,国庆节\n",
                "2027-01-01,rest,元旦\n2027-10-09,work,国庆节",
                "\uFEFFdate,kind,holiday\r\n2027-01-01 , rest, 元旦\r\n\r\n2027-10-09,work,国庆节\r\n",
                "Date, Kind, Holiday\n2027-01-01,rest,元旦\n2027-10-09,work,国庆节")) {
            assertThat(SpecialDays.ofCsv(text)).as(text).containsExactly(NEW_YEAR, MAKE_UP);
        }
    }

    @Test
    @DisplayName("JSON 与 CSV 内容相同")
    void json() throws JsonProcessingException {
        assertThat(SpecialDays.ofJson(new ObjectMapper().readTree("""
                        {"days": [{"date": "2027-01-01", "kind": "rest", "holiday": "元旦"},
                                  {"date": "2027-10-09", "kind": "work", "holiday": "国庆节"}]}""")))
                .containsExactly(NEW_YEAR, MAKE_UP);
    }

    @Test
    @DisplayName("全部问题一次列出，各有行号、栏目和原因")
    void everythingWrongAtOnce() {
        assertThat(faults("""
                date,kind,holiday
                2027-01-01,rest,元旦
                2027-02-30,rest,春节
                2027-13-01,rest,春节
                2027/02/08,rest,春节
                2027-02-08,holiday,春节
                2027-02-09,,春节
                2027-02-10,rest,
                2027-01-01,rest,元旦
                2027-02-13,rest,春节
                2027-02-11,work,春节
                2027-02-12,rest
                ,rest,春节
                1927-02-11,rest,春节
                2028-10-07,work,国庆节
                """))
                .containsExactlyInAnyOrder(
                        Tuple.tuple("lines[2].date", "第 3 行 日期", "不是有效的日期（应如 2026-10-01）：2027-02-30"),
                        Tuple.tuple("lines[3].date", "第 4 行 日期", "不是有效的日期（应如 2026-10-01）：2027-13-01"),
                        Tuple.tuple("lines[4].date", "第 5 行 日期", "不是有效的日期（应如 2026-10-01）：2027/02/08"),
                        Tuple.tuple("lines[5].kind", "第 6 行 类别", "只能是 rest（放假）或 work（上班），不能是 holiday"),
                        Tuple.tuple("lines[6].kind", "第 7 行 类别", "未填写"),
                        Tuple.tuple("lines[7].holiday", "第 8 行 节日", "未填写"),
                        Tuple.tuple("lines[8].date", "第 9 行 日期", "2027-01-01 已在第 2 行出现"),
                        Tuple.tuple("lines[9].kind", "第 10 行 类别", "2027-02-13 是周末，本来休息，不必写 rest"),
                        Tuple.tuple("lines[10].kind", "第 11 行 类别", "2027-02-11 不是周末，本来上班，不必写 work"),
                        Tuple.tuple("lines[11]", "第 12 行", "应有三栏：日期,类别,节日，实有 2 栏"),
                        Tuple.tuple("lines[12].date", "第 13 行 日期", "未填写"),
                        Tuple.tuple("lines[13].date", "第 14 行 日期", "年份应在 2000 至 2099 之间"),
                        Tuple.tuple("years", "2028 年", "没有一个放假日"));
    }

    @Test
    @DisplayName("空的、太长的、不可见的都不受理")
    void emptyTooLongAndInvisible() {
        assertThat(faults("")).containsExactly(Tuple.tuple("days", "日期", "没有任何日期"));
        assertThat(faults("date,kind,holiday\n")).containsExactly(Tuple.tuple("days", "日期", "没有任何日期"));
        assertThat(faults("2027-01-01,rest,元旦\n".repeat(2001))).containsExactly(Tuple.tuple("days", "日期", "一次最多 2000 天，实有 2001 天"));
        assertThat(faults("2027-01-01,rest," + "元".repeat(61))).containsExactly(Tuple.tuple("lines[0].holiday", "第 1 行 节日", "最多 60 个字"));
        assertThat(faults("2027-01-01,rest,元\0旦")).containsExactly(Tuple.tuple("lines[0].holiday", "第 1 行 节日", "含有不可见字符"));
    }

    @Test
    @DisplayName("JSON 的缺项和错型同样列出")
    void jsonFaults() throws JsonProcessingException {
        var json = new ObjectMapper();
        var items = json.readTree("{\"days\": [{\"date\": 20270101, \"kind\": \"rest\", \"holiday\": \"元旦\"}, 7, {\"date\": \"2027-01-01\"}]}");
        assertThatThrownBy(() -> SpecialDays.ofJson(items))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidInputException.class))
                .extracting(InvalidInputException::violations, InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::field)
                .containsExactly("days[0].date", "days[1].date", "days[1].kind", "days[1].holiday", "days[2].kind", "days[2].holiday");
        for (var none : List.of("{}", "[]", "null", "{\"days\": {}}", "{\"days\": \"2027-01-01,rest,元旦\"}")) {
            assertThatThrownBy(() -> SpecialDays.ofJson(json.readTree(none))).as(none).hasMessageContaining("应为列表");
        }
    }

    private static List<Tuple> faults(String csv) {
        try {
            SpecialDays.ofCsv(csv);
            return List.of();
        } catch (InvalidInputException refused) {
            return refused.violations().stream()
                    .map(violation -> Tuple.tuple(violation.field(), violation.label(), violation.message()))
                    .toList();
        }
    }
}
