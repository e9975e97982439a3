package org.lianban.model;

import java.io.StringReader;
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
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.kie.dmn.validation.dtanalysis.DMNDTAnalysisMessage;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;
import org.kie.dmn.validation.dtanalysis.model.Subsumption;

/**
 * What is wrong in the conditions of one decision table, said with the values concerned. KIE reads the conditions and finds
 * rules contained in others. Gaps and overlaps are sought here, because KIE 10.2 overlooks a value at which one rule ends
 * exclusively and another inclusively (among others the last enumerated value), and any gap beside a text without
 * enumerated values.
 */
final class DecisionGaps {

    private static final DMNValidator VALIDATOR = DMNValidatorFactory.newValidator();

    private final DecisionTableFile file;
    private final Decision decision;
    private final DecisionTable table;
    private final List<String> gaps = new ArrayList<>();
    private final List<String> overlaps = new ArrayList<>();

    private DecisionGaps(DecisionTableFile file, Decision decision, DecisionTable table) {
        this.file = file;
        this.decision = decision;
        this.table = table;
    }

    /** One sentence for each gap, overlap and superfluous rule; empty when the tables are sound. */
    static List<String> in(DecisionTableFile file) {
        return file.decisionsWithTable().stream()
                .flatMap(decision -> DecisionTableFile.table(decision).stream()
                        .flatMap(table -> new DecisionGaps(file, decision, table).find().stream()))
                .toList();
    }

    private List<String> find() {
        var messages = VALIDATOR.validateUsing(Validation.ANALYZE_DECISION_TABLE)
                .theseModels(new StringReader(KieCopy.of(table)));
        var analysis = messages.stream().filter(DMNDTAnalysisMessage.class::isInstance)
                .map(message -> ((DMNDTAnalysisMessage) message).getAnalysis())
                .filter(found -> found.getDdtaTable() != null).findFirst();
        if (DecisionTableFile.collects(table)) {
            return analysis.map(this::superfluousRules).orElse(List.of());
        }
        if (analysis.isEmpty()) {
            return List.of(notAnalysed(messages));
        }
        var inputs = List.<Input>copyOf(table.getInputs());
        var columns = IntStream.range(0, inputs.size())
                .mapToObj(column -> new ConditionColumn(inputs.get(column), column, analysis.get().getDdtaTable())).toList();
        var rules = IntStream.rangeClosed(1, table.getRules().size()).boxed().collect(Collectors.toSet());
        sweep(columns, rules, List.of());
        var findings = new ArrayList<String>();
        if (DecisionTableFile.reasonForGap(decision).isEmpty()) {
            findings.addAll(gaps);
        }
        findings.addAll(overlaps);
        return findings;
    }

    private void sweep(List<ConditionColumn> remaining, Set<Integer> rules, List<String> values) {
        if (rules.isEmpty()) {
            gaps.add(say("没有规则管到：", told(values)));
        } else if (!remaining.isEmpty()) {
            for (var some : remaining.get(0).values(rules)) {
                var further = new ArrayList<>(values);
                further.add(some.told());
                sweep(remaining.subList(1, remaining.size()), some.rules(), further);
            }
        } else if (rules.size() > 1) {
            overlaps.add(say(numbered(rules) + "规则同时命中：", told(values)));
        }
    }

    private static String told(List<String> values) {
        var limiting = values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining("，"));
        return limiting.isEmpty() ? "任何取值" : limiting;
    }

    private List<String> superfluousRules(DTAnalysis analysis) {
        return analysis.getSubsumptions().stream()
                .filter(found -> found.rule < found.includedRule
                        || !analysis.getSubsumptions().contains(new Subsumption(found.includedRule, found.rule)))
                .map(found -> say(numbered(List.of(found.includedRule)) + "规则多余：",
                        "条件已包含在" + numbered(List.of(found.rule)) + "规则之中，结果也相同"))
                .distinct().toList();
    }

    private String notAnalysed(List<DMNMessage> messages) {
        return say("缺口和重叠无法分析，条件请只写取值列表、比较、区间或 not(…)：",
                messages.stream().map(DMNMessage::getText).collect(Collectors.joining("；")));
    }

    private String say(String finding, String particulars) {
        return file.named(decision) + "：" + finding + particulars + "。";
    }

    private static String numbered(Collection<Integer> rules) {
        return new TreeSet<>(rules).stream().map(String::valueOf).collect(Collectors.joining("、", "第 ", " 条"));
    }
}
