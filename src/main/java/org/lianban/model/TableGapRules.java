package org.lianban.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;

/**
 * For any values of its inputs a table has one rule, unless its description gives a reason for none; a table that collects
 * has no rule that adds nothing. What is wrong is said with the values concerned.
 */
class TableGapRules implements Rule {

    private static final int SHOWN = 5;

    /** A table of ours takes some thousand; beyond, a table would be swept for minutes. */
    private static final int MOST_STEPS = 1_000_000;

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.decisions()) {
            file.decisionsWithTable().forEach(decision -> DecisionTableFile.table(decision)
                    .ifPresent(table -> new Sweep(file, decision, table, findings).run()));
        }
        return findings;
    }

    /** Through one table, column by column. */
    private static class Sweep {

        private final DecisionTableFile file;
        private final Decision decision;
        private final DecisionTable table;
        private final List<Finding> findings;
        private final List<String> gaps = new ArrayList<>();
        private final List<String> overlaps = new ArrayList<>();
        private int steps;

        Sweep(DecisionTableFile file, Decision decision, DecisionTable table, List<Finding> findings) {
            this.file = file;
            this.decision = decision;
            this.table = table;
            this.findings = findings;
        }

        void run() {
            var columns = columns();
            if (columns.size() < table.getInputs().size()) {
                return;
            }
            var rules = IntStream.rangeClosed(1, table.getRules().size()).boxed().collect(Collectors.toSet());
            if (DecisionTableFile.collects(table)) {
                superfluous(columns, rules);
                return;
            }
            sweep(columns, rules, List.of());
            if (steps > MOST_STEPS) {
                findings.add(file.finding(decision, "条件组合太多，无法分析缺口和重叠", "请把表拆成几张，或者减少列"));
            }
            if (DecisionTableFile.reasonForGap(decision).isEmpty()) {
                say(gaps, "请加一条规则管到它；有意不规定的，在决策的“Element documentation”里写一行 gap: 加理由");
            }
            say(overlaps, "请改条件，使同一取值只有一条规则命中");
        }

        /** Fewer than the table has where one cannot be analysed. */
        private List<ConditionColumn> columns() {
            var inputs = List.<Input>copyOf(table.getInputs());
            var columns = new ArrayList<ConditionColumn>();
            for (var column = 0; column < inputs.size(); column++) {
                var cells = new ArrayList<Condition>();
                for (var rule : table.getRules()) {
                    var cell = DecisionTableFile.inputEntries(rule).get(column);
                    try {
                        cells.add(Condition.of(cell));
                    } catch (IllegalArgumentException e) {
                        findings.add(file.finding(
                                rule,
                                "“%s”一列的条件 %s 看不懂，无法检查缺口和重叠".formatted(DecisionTableFile.label(inputs.get(column)), cell),
                                "条件请只写取值列表、比较、区间或 not(…)，例如 \"xian\", \"taiyuan\"、>= 50、[10..20]"));
                    }
                }
                column(inputs.get(column), cells, columns);
            }
            return columns;
        }

        private void column(Input input, List<Condition> cells, List<ConditionColumn> columns) {
            try {
                if (cells.size() == table.getRules().size()) {
                    columns.add(new ConditionColumn(input, cells));
                }
            } catch (IllegalArgumentException e) {
                findings.add(file.finding(decision, "“%s”一列混用了文字、数字或日期，无法检查缺口和重叠".formatted(DecisionTableFile.label(input)), "请统一这一列的写法"));
            }
        }

        private void sweep(List<ConditionColumn> remaining, Set<Integer> rules, List<String> values) {
            if (steps++ > MOST_STEPS) {
                return;
            }
            if (rules.isEmpty()) {
                gaps.add("没有规则管到：" + told(values));
            } else if (!remaining.isEmpty()) {
                for (var some : remaining.get(0).values(rules)) {
                    var further = new ArrayList<>(values);
                    further.add(some.told());
                    sweep(remaining.subList(1, remaining.size()), some.rules(), further);
                }
            } else if (rules.size() > 1) {
                overlaps.add("%s规则同时命中：%s".formatted(numbered(rules), told(values)));
            }
        }

        private static String told(List<String> values) {
            var limiting = values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining("，"));
            return limiting.isEmpty() ? "任何取值" : limiting;
        }

        private void superfluous(List<ConditionColumn> columns, Set<Integer> rules) {
            var outputs = table.getRules().stream()
                    .map(rule -> rule.getOutputEntries().stream().map(DecisionTableFile::text).toList())
                    .toList();
            for (var rule : rules) {
                rules.stream()
                        .filter(other -> !other.equals(rule) && outputs.get(rule - 1).equals(outputs.get(other - 1)))
                        .filter(other -> columns.stream().allMatch(column -> column.includes(other, rule)))
                        // of two that are alike the later one
                        .filter(other -> other < rule || !columns.stream().allMatch(column -> column.includes(rule, other)))
                        .findFirst()
                        .ifPresent(other -> findings.add(file.finding(decision, "%s规则多余：条件已包含在%s规则之中，结果也相同"
                                .formatted(numbered(List.of(rule)), numbered(List.of(other))), "请删去多余的规则")));
            }
        }

        private void say(List<String> sentences, String advice) {
            sentences.stream().limit(SHOWN).forEach(sentence -> findings.add(file.finding(decision, sentence, advice)));
            if (sentences.size() > SHOWN) {
                findings.add(file.finding(decision, "这样的取值还有 %d 组".formatted(sentences.size() - SHOWN), "请先改上面几处，再检查一遍"));
            }
        }

        private static String numbered(Collection<Integer> rules) {
            return new TreeSet<>(rules).stream().map(String::valueOf).collect(Collectors.joining("、", "第 ", " 条"));
        }
    }
}
