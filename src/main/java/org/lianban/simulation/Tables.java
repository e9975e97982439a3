package org.lianban.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.lianban.simulation.Report.Kept;
import org.lianban.simulation.Report.Span;

/** A report as text, beside that of another version where there is one; what differs is marked. */
final class Tables {

    private static final Map<String, String> UNITS = Map.of("workday", "个工作日", "day", "日", "hour", "小时", "month", "个月");
    private static final String NONE = "–";

    private final PrintStream out;
    private final Map<String, String> municipalities;

    /** @param municipalities names by id */
    Tables(PrintStream out, Map<String, String> municipalities) {
        this.out = out;
        this.municipalities = municipalities;
    }

    /** @param other null where nothing is compared */
    void print(Report report, Report other) {
        paths(report, other);
        limits(report, other);
        steps(report, other);
        troubles("未能走完", report);
        if (other != null) {
            troubles("对照版本未能走完", other);
        }
    }

    private void paths(Report report, Report other) {
        var rows = new ArrayList<List<String>>();
        rows.add(heads(other, "路径", "件数", "占比", "P50", "P90", "P95", "其中等申请人"));
        rows.add(row("全部", report.all(), other == null ? null : other.all(), other != null));
        names(report.paths(), other == null ? Map.of() : other.paths()).forEach(name ->
                rows.add(row(name, report.paths().get(name), other == null ? null : other.paths().get(name), other != null)));
        table("路径与用时（工作日）", rows);
    }

    private static List<String> heads(Report other, String... heads) {
        var row = new ArrayList<>(List.of(heads));
        if (other != null) {
            row.addAll(List.of("│ 对照 占比", "P50", "P95", "变化"));
        }
        return row;
    }

    private static List<String> row(String name, Span span, Span other, boolean compared) {
        var row = new ArrayList<>(List.of(name));
        row.addAll(span == null
                ? List.of("0", "0.0%", NONE, NONE, NONE, NONE)
                : List.of(String.valueOf(span.cases()), percent(span.share()), days(span.p50()), days(span.p90()), days(span.p95()), days(span.applicant())));
        if (compared) {
            row.addAll(other == null
                    ? List.of("│ 0.0%", NONE, NONE, "▲ 新出现")
                    : List.of("│ " + percent(other.share()), days(other.p50()), days(other.p95()), span == null ? "▼ 不再出现" : change(span, other)));
        }
        return row;
    }

    private static String change(Span span, Span other) {
        var changes = new ArrayList<String>();
        if (!percent(span.share()).equals(percent(other.share()))) {
            changes.add("占比%s".formatted(points(span.share() - other.share())));
        }
        if (!days(span.p95()).equals(days(other.p95()))) {
            changes.add("P95%s".formatted(signed(span.p95() - other.p95())));
        } else if (!days(span.p50()).equals(days(other.p50()))) {
            changes.add("P50%s".formatted(signed(span.p50() - other.p50())));
        }
        return changes.isEmpty() ? "相同" : String.join(" ", changes);
    }

    private void limits(Report report, Report other) {
        var rows = new ArrayList<List<String>>();
        var heads = new ArrayList<>(List.of("地区", "时限", "承诺", "次数", "承诺内", "法定内"));
        if (other != null) {
            heads.addAll(List.of("│ 对照 承诺内", "法定内", "变化"));
        }
        rows.add(heads);
        var alwaysKept = 0;
        for (var key : names(report.limits(), other == null ? Map.of() : other.limits())) {
            var kept = report.limits().get(key);
            var before = other == null ? null : other.limits().get(key);
            var known = kept == null ? before : kept;
            if (known.isKept() && (other == null || kept != null && before != null && before.isKept())) {
                alwaysKept++;
                continue;
            }
            var row = new ArrayList<>(List.of(
                    municipalities.getOrDefault(known.municipality(), known.municipality()),
                    known.isOfCase() ? "全程" : known.name() + "（" + known.process() + "/" + known.clock() + "）",
                    limit(known.limit())));
            row.addAll(kept == null ? List.of("0", NONE, NONE) : List.of(String.valueOf(kept.cases()), percent(kept.within()), share(kept.statutory())));
            if (other != null) {
                row.addAll(before == null
                        ? List.of("│ " + NONE, NONE, "▲ 新出现")
                        : List.of("│ " + percent(before.within()), share(before.statutory()), change(kept, before)));
            }
            rows.add(row);
        }
        table("时限内的比例" + (alwaysKept == 0 ? "" : "（另有 %d 项环节时限全部遵守，未列出）".formatted(alwaysKept)), rows);
    }

    private static String change(Kept kept, Kept before) {
        if (kept == null) {
            return "▼ 不再出现";
        }
        return percent(kept.within()).equals(percent(before.within())) && Objects.equals(share(kept.statutory()), share(before.statutory()))
                ? "相同"
                : points(kept.within() - before.within());
    }

    private void steps(Report report, Report other) {
        var rows = new ArrayList<List<String>>();
        var heads = new ArrayList<>(List.of("环节", "谁的时间", "每件次数", "每次工作日", "占全部环节用时"));
        if (other != null) {
            heads.addAll(List.of("│ 对照 每件次数", "每次工作日"));
        }
        rows.add(heads);
        report.steps().values().forEach(loss -> {
            var row = new ArrayList<>(List.of(
                    "%s（%s）".formatted(loss.name(), loss.element()),
                    switch (loss.party()) {
                        case DEPARTMENT -> "部门";
                        case CLERK -> "经办人";
                        case APPLICANT -> "等申请人";
                        case WAIT -> "等日期";
                    },
                    days(loss.visitsPerCase()),
                    days(loss.days()),
                    percent(loss.share())));
            if (other != null) {
                var before = other.steps().get(loss.element());
                row.addAll(before == null ? List.of("│ " + NONE, NONE) : List.of("│ " + days(before.visitsPerCase()), days(before.days())));
            }
            rows.add(row);
        });
        table("时间花在哪里", rows);
    }

    private void troubles(String title, Report report) {
        if (!report.troubles().isEmpty()) {
            out.println(title + "：");
            report.troubles().forEach((why, cases) -> out.println("  %d 件：%s".formatted(cases, why)));
            out.println();
        }
    }

    private static LinkedHashSet<String> names(Map<String, ?> own, Map<String, ?> other) {
        var names = new LinkedHashSet<String>(own.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private void table(String title, List<List<String>> rows) {
        out.println(title);
        var columns = rows.get(0).size();
        var widths = new int[columns];
        rows.forEach(row -> {
            for (var column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        });
        for (var row : rows) {
            var line = new StringBuilder("  ");
            for (var column = 0; column < columns; column++) {
                line.append(row.get(column)).append(" ".repeat(widths[column] - width(row.get(column)) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
    }

    /** A Chinese character takes two places. */
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 && c != '│' ? 2 : 1).sum();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    private static String share(Double share) {
        return share == null ? NONE : percent(share);
    }

    private static String days(double days) {
        return String.format(Locale.ROOT, "%.2f", days);
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%s%+.2f", difference > 0 ? "▲" : "▼", difference);
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%s%+.1f%%", difference > 0 ? "▲" : "▼", difference * 100);
    }

    /** A limit as an official reads it. */
    static String limit(String limit) {
        var parts = limit.split(" ");
        return parts[0] + " " + UNITS.get(parts[1]);
    }
}
