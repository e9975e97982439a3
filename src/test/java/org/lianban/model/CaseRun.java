package org.lianban.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.lianban.model.CaseFile.Case;

/** All cases of one decision model put to Camunda's engine, and what they leave untested. */
final class CaseRun {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * A table asked in the course of a case.
     *
     * @param inputs what the input expressions came to, in the order of the columns
     */
    private record Asked(String decision, List<Object> inputs, Map<String, Object> variables) {
    }

    /** A rule that fired for a case, in the table asked or in one that it asks. */
    record Fired(String decision, String rule) {
    }

    private final DecisionTableFile file;
    private final CaseFile caseFile;
    private final DmnEngine engine;
    private final FeelEngine feel;
    private final DmnDecisionRequirementsGraph graph;
    private final Map<String, Object> variables = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Map<Case, List<Fired>> fired = new HashMap<>();
    private final List<Fired> firing = new ArrayList<>();
    private final Map<Case, Optional<String>> complaints = new HashMap<>();

    private CaseRun(DecisionTableFile file, CaseFile caseFile) {
        this.file = file;
        this.caseFile = caseFile;
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
        engine = configuration.buildEngine();
        feel = configuration.getFeelEngine();
        graph = engine.parseDecisionRequirementsGraph(file.model());
    }

    static CaseRun of(DecisionTableFile file, CaseFile cases) {
        var run = new CaseRun(file, cases);
        for (var row : cases.cases()) {
            run.firing.clear();
            run.complaints.put(row, run.ask(row));
            run.fired.put(row, List.copyOf(run.firing));
        }
        return run;
    }

    List<Fired> firedBy(Case row) {
        return fired.get(row);
    }

    /** What is wrong with the outcome of a case, in one sentence. */
    Optional<String> complaint(Case row) {
        return complaints.get(row);
    }

    List<String> complaints() {
        return caseFile.cases().stream().flatMap(row -> complaint(row).stream()).toList();
    }

    private Optional<String> ask(Case row) {
        try {
            var decision = decision(row);
            variables.clear();
            for (String name : caseFile.inputs()) {
                variables.put(name, value(name, row.inputs().get(name)));
            }
            var result = engine.evaluateDecision(graph.getDecision(decision.getId()), Variables.fromMap(variables));
            return compare(row, decision, result);
        } catch (DmnEngineException | IllegalArgumentException e) {
            return Optional.of(complain(row, e.getMessage()));
        }
    }

    private Decision decision(Case row) {
        var id = row.decision();
        return file.decisions().stream().filter(decision -> id.isEmpty() || decision.getId().equals(id.get())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有名为 " + id.orElse("") + " 的决策"));
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        var inputs = new ArrayList<>();
        event.getInputs().forEach(input -> inputs.add(input.getValue() == null ? null : input.getValue().getValue()));
        asked.add(new Asked(event.getDecisionTable().getKey(), inputs, Map.copyOf(present(variables))));
        event.getMatchingRules().forEach(rule -> firing.add(new Fired(event.getDecisionTable().getKey(), rule.getId())));
    }

    private static Map<String, Object> present(Map<String, Object> variables) {
        return variables.entrySet().stream().filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Object value(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        var type = inputs().filter(input -> DecisionTableFile.expression(input).equals(name))
                .map(DecisionTableFile::type).findFirst().orElse("");
        return switch (type) {
            case "string" -> text;
            case "date" -> Date.from(moment(text).atZone(ZoneId.systemDefault()).toInstant());
            default -> guess(text);
        };
    }

    private static LocalDateTime moment(String text) {
        return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
    }

    private static Object guess(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("-?(0|[1-9]\\d{0,8})")) {
            return Integer.valueOf(text);
        }
        return text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?") ? (Object) Double.valueOf(text) : text;
    }

    private Stream<Input> inputs() {
        return file.decisions().stream().flatMap(decision -> DecisionTableFile.table(decision).stream())
                .flatMap(table -> table.getInputs().stream());
    }

    private Optional<String> compare(Case row, Decision decision, DmnDecisionResult result) {
        if (row.expectsNoRule()) {
            return result.isEmpty() ? Optional.empty()
                    : Optional.of(complain(row, "应当没有规则命中，实际得到 " + result.getResultList()));
        }
        if (result.isEmpty()) {
            return Optional.of(complain(row, "没有规则命中"));
        }
        var outputs = DecisionTableFile.outputs(decision);
        for (var expected : row.expected().entrySet()) {
            if (!outputs.contains(expected.getKey()) && !expected.getValue().isEmpty()) {
                return Optional.of(complain(row, "决策 " + decision.getId() + " 没有输出 " + expected.getKey()));
            }
        }
        var wanted = new ArrayList<>(wanted(row, outputs));
        var got = result.stream().map(entries -> outputs.stream()
                .map(output -> written(value(entries, output))).toList()).toList();
        var surplus = new ArrayList<List<String>>();
        got.forEach(one -> {
            if (!wanted.remove(one)) {
                surplus.add(one);
            }
        });
        if (wanted.isEmpty() && surplus.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(complain(row, "输出 " + outputs + " 应为 " + wanted(row, outputs) + "，实际为 " + got));
    }

    /** An aggregated result of a table with one output comes without a name. */
    private static Object value(Map<String, Object> entries, String output) {
        return entries.size() == 1 ? entries.values().iterator().next() : entries.get(output);
    }

    /** The expected results, one for each rule that should fire, in the spelling of {@link #written}. */
    private static List<List<String>> wanted(Case row, List<String> outputs) {
        var lists = outputs.stream()
                .map(output -> List.of(row.expected().getOrDefault(output, "").split("\\|", -1))).toList();
        int results = lists.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, results)
                .mapToObj(i -> lists.stream().map(list -> i < list.size() ? canonical(list.get(i).strip()) : "").toList())
                .toList();
    }

    private static String canonical(String text) {
        return text.matches("-?\\d+(\\.\\d+)?") ? plain(new BigDecimal(text)) : text;
    }

    private static String written(Object value) {
        if (value instanceof Number number) {
            return plain(new BigDecimal(number.toString()));
        }
        if (value instanceof Date date) {
            var moment = LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault());
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : moment.toString();
        }
        return value == null ? "" : canonical(value.toString());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String complain(Case row, String reason) {
        return caseFile.path() + " " + row + "：" + reason + "。";
    }

    /** Columns that no expression reads, inputs and outputs that have no column. */
    List<String> misnamedColumns() {
        var findings = new ArrayList<String>();
        var words = expressions().stream().flatMap(expression -> NAME.matcher(expression).results().map(m -> m.group()))
                .collect(Collectors.toSet());
        caseFile.inputs().stream().filter(Predicate.not(words::contains))
                .forEach(name -> findings.add(caseFile.path() + "：没有表达式用到输入列 " + name + "。"));
        var outputs = file.decisions().stream().flatMap(decision -> DecisionTableFile.outputs(decision).stream()).toList();
        caseFile.outputs().stream().filter(Predicate.not(outputs::contains))
                .forEach(name -> findings.add(caseFile.path() + "：没有决策给出输出列 " + name + "。"));
        outputs.stream().distinct().filter(Predicate.not(caseFile.outputs()::contains))
                .forEach(name -> findings.add(caseFile.path() + "：缺少输出列 =>" + name + "。"));
        inputs().map(DecisionTableFile::expression).distinct()
                .filter(NAME.asMatchPredicate()).filter(Predicate.not(outputs::contains))
                .filter(Predicate.not(caseFile.inputs()::contains))
                .forEach(name -> findings.add(caseFile.path() + "：缺少输入列 " + name + "。"));
        return findings;
    }

    private List<String> expressions() {
        return file.model().getModelElementsByType(Text.class).stream()
                .map(DecisionTableFile::text).toList();
    }

    /** The rules that no case fires. */
    List<String> unfiredRules() {
        var firedRules = fired.values().stream().flatMap(List::stream).map(Fired::rule).collect(Collectors.toSet());
        return eachRule((decision, table, number, rule) -> firedRules.contains(rule.getId()) ? List.of()
                : List.of(place(decision, number, rule) + "没有任何用例命中。"));
    }

    /** The limits that lack a case at the limit or one just beyond it, all other conditions of the rule being met. */
    List<String> untestedLimits() {
        return eachRule((decision, table, number, rule) -> {
            var inputs = List.copyOf(table.getInputs());
            var entries = DecisionTableFile.inputEntries(rule);
            var findings = new ArrayList<String>();
            for (int column = 0; column < entries.size(); column++) {
                var values = valuesWhereTheRestHolds(decision, inputs, entries, column);
                for (Limit limit : Limit.in(entries.get(column))) {
                    var where = place(decision, number, rule) + "的条件“" + DecisionTableFile.label(inputs.get(column)) + " "
                            + limit.text() + "”，在其余条件都满足时，没有";
                    if (values.stream().noneMatch(limit::reachedBy)) {
                        findings.add(where + "取值正好是 " + limit.valueText() + " 的用例。");
                    }
                    if (!limit.endsDomain(DecisionTableFile.domain(inputs.get(column))) && values.stream().noneMatch(limit::missedBy)) {
                        findings.add(where + "取值" + (limit.turnsDownward() ? "小于 " : "大于 ") + limit.valueText() + " 的用例。");
                    }
                }
            }
            return findings;
        });
    }

    private List<Object> valuesWhereTheRestHolds(Decision decision, List<Input> inputs, List<String> entries, int column) {
        return asked.stream().filter(table -> table.decision().equals(decision.getId()))
                .filter(table -> IntStream.range(0, entries.size()).filter(other -> other != column)
                        .allMatch(other -> holds(inputs.get(other), entries.get(other), table, other)))
                .map(table -> table.inputs().get(column)).filter(Objects::nonNull).toList();
    }

    private boolean holds(Input input, String entry, Asked table, int column) {
        if (entry.isEmpty()) {
            return true;
        }
        var name = Objects.requireNonNullElse(input.getCamundaInputVariable(), "cellInput");
        var context = Variables.fromMap(new HashMap<>(table.variables())).putValue(name, table.inputs().get(column));
        return feel.evaluateSimpleUnaryTests(entry, name, context.asVariableContext());
    }

    /** Tables that claim a gap although no case shows one. */
    List<String> unshownGaps() {
        return file.decisionsWithTable().stream()
                .filter(decision -> DecisionTableFile.reasonForGap(decision).isPresent())
                .filter(decision -> caseFile.cases().stream().noneMatch(row -> row.expectsNoRule()
                        && row.decision().map(decision.getId()::equals).orElse(true)))
                .map(decision -> named(decision) + "：说明中写了 gap:，却没有一个期望 (none) 的用例。").toList();
    }

    private interface RuleCheck {
        List<String> check(Decision decision, DecisionTable table, int number, Rule rule);
    }

    private List<String> eachRule(RuleCheck check) {
        var findings = new ArrayList<String>();
        for (Decision decision : file.decisionsWithTable()) {
            var table = DecisionTableFile.table(decision).orElseThrow();
            int number = 0;
            for (Rule rule : table.getRules()) {
                findings.addAll(check.check(decision, table, ++number, rule));
            }
        }
        return findings;
    }

    private String place(Decision decision, int number, Rule rule) {
        return named(decision) + "：第 " + number + " 条规则（" + rule.getId() + "，"
                + DecisionTableFile.description(rule) + "）";
    }

    private String named(Decision decision) {
        return file.path() + " 的决策“" + decision.getName() + "”（" + decision.getId() + "）";
    }
}
