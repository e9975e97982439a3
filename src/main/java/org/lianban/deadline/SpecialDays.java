package org.lianban.deadline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lianban.engine.InvalidInputException;
import org.lianban.deadline.SpecialDay.Kind;
import org.lianban.engine.Violation;
import org.springframework.core.io.ClassPathResource;

/** Reads yearly data, {@code date,kind,holiday}, and refuses it with all its faults at once. */
class SpecialDays {

    private static final String SHIPPED = "calendar/workday-exceptions.csv";
    private static final String HEADER = "date,kind,holiday";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int MOST = 2000;
    private static final int LONGEST_NAME = 60;

    /** No database keeps a NUL, and no official sees a control character. */
    static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /** One row as it came; cells that are missing are null. */
    private record Row(String field, String label, String date, String kind, String holiday) {}

    private final List<Violation> violations = new ArrayList<>();
    private final Map<LocalDate, Row> rowsByDate = new HashMap<>();
    private final List<SpecialDay> days = new ArrayList<>();

    private SpecialDays() {}

    /** The days that come with the release. */
    static List<SpecialDay> shipped() {
        try (var in = new ClassPathResource(SHIPPED).getInputStream()) {
            return ofCsv(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("节假日安排无法读取：" + SHIPPED, e);
        }
    }

    /**
     * @param text lines of {@code date,kind,holiday}; a first line that says so and empty lines do not count
     * @throws InvalidInputException with everything that is wrong, by line
     */
    static List<SpecialDay> ofCsv(String text) {
        var reading = new SpecialDays();
        var rows = new ArrayList<Row>();
        var lines = text.startsWith("\uFEFF") ? text.substring(1).split("\\R", -1) : text.split("\\R", -1);
        for (var index = 0; index < lines.length; index++) {
            var line = lines[index].strip();
            if (line.isEmpty() || index == 0 && line.replace(" ", "").equalsIgnoreCase(HEADER)) {
                continue;
            }
            var field = "lines[%d]".formatted(index);
            var label = "第 %d 行".formatted(index + 1);
            var cells = line.split(",", -1);
            if (cells.length == 3) {
                rows.add(new Row(field, label, cells[0].strip(), cells[1].strip(), cells[2].strip()));
            } else {
                reading.refuse(field, label, "应有三栏：日期,类别,节日，实有 %d 栏".formatted(cells.length));
            }
        }
        return reading.check(rows);
    }

    /**
     * @param document {@code {"days": [{"date", "kind", "holiday"}]}}
     * @throws InvalidInputException with everything that is wrong, by item
     */
    static List<SpecialDay> ofJson(JsonNode document) {
        var reading = new SpecialDays();
        var rows = new ArrayList<Row>();
        var items = document.path("days");
        if (!items.isArray()) {
            reading.refuse("days", "日期", "应为列表");
        }
        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            rows.add(new Row(
                    "days[%d]".formatted(index),
                    "第 %d 项".formatted(index + 1),
                    cell(item, "date"),
                    cell(item, "kind"),
                    cell(item, "holiday")));
        }
        return reading.check(rows);
    }

    private static String cell(JsonNode item, String name) {
        var value = item.path(name);
        return value.isTextual() ? value.textValue().strip() : null;
    }

    private List<SpecialDay> check(List<Row> rows) {
        if (rows.size() > MOST) {
            refuse("days", "日期", "一次最多 %d 天，实有 %d 天".formatted(MOST, rows.size()));
        } else {
            rows.forEach(this::check);
            checkYears();
        }
        if (rows.isEmpty() && violations.isEmpty()) {
            refuse("days", "日期", "没有任何日期");
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return List.copyOf(days);
    }

    private void check(Row row) {
        var date = date(row);
        var kind = Kind.find(row.kind());
        if (kind.isEmpty()) {
            refuse(row, "kind", "类别", isMissing(row.kind()) ? "未填写" : "只能是 rest（放假）或 work（上班），不能是 " + row.kind());
        }
        if (isMissing(row.holiday())) {
            refuse(row, "holiday", "节日", "未填写");
        } else if (row.holiday().length() > LONGEST_NAME) {
            refuse(row, "holiday", "节日", "最多 %d 个字".formatted(LONGEST_NAME));
        } else if (INVISIBLE.matcher(row.holiday()).find()) {
            refuse(row, "holiday", "节日", "含有不可见字符");
        }
        if (date == null) {
            return;
        }
        var earlier = rowsByDate.putIfAbsent(date, row);
        if (earlier != null) {
            refuse(row, "date", "日期", "%s 已在%s出现".formatted(date, earlier.label()));
            return;
        }
        kind.ifPresent(found -> check(row, date, found));
    }

    private void check(Row row, LocalDate date, Kind kind) {
        var weekend = WorkdayCalendar.isWeekend(date);
        if (kind == Kind.REST && weekend) {
            refuse(row, "kind", "类别", "%s 是周末，本来休息，不必写 rest".formatted(date));
        } else if (kind == Kind.WORK && !weekend) {
            refuse(row, "kind", "类别", "%s 不是周末，本来上班，不必写 work".formatted(date));
        }
        days.add(new SpecialDay(date, kind, row.holiday()));
    }

    private LocalDate date(Row row) {
        if (isMissing(row.date())) {
            refuse(row, "date", "日期", "未填写");
            return null;
        }
        try {
            var date = LocalDate.parse(row.date());
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
            refuse(row, "date", "日期", "年份应在 %d 至 %d 之间".formatted(FIRST_YEAR, LAST_YEAR));
        } catch (DateTimeParseException noDate) {
            refuse(row, "date", "日期", "不是有效的日期（应如 2026-10-01）：" + row.date());
        }
        return null;
    }

    /** A year that nobody has a holiday in was cut off, or never published. */
    private void checkYears() {
        var rests = new TreeMap<Integer, Boolean>();
        days.forEach(day -> rests.merge(day.date().getYear(), day.kind() == Kind.REST, Boolean::logicalOr));
        rests.forEach((year, rest) -> {
            if (!rest) {
                refuse("years", "%d 年".formatted(year), "没有一个放假日");
            }
        });
    }

    private static boolean isMissing(String cell) {
        return cell == null || cell.isEmpty();
    }

    private void refuse(Row row, String cell, String label, String message) {
        refuse(row.field() + "." + cell, row.label() + " " + label, message);
    }

    private void refuse(String field, String label, String message) {
        violations.add(new Violation(field, label, message));
    }
}
