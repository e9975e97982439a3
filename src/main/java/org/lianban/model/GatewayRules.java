package org.lianban.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Whatever the answer, a splitting gateway has a way out, and an exclusive one only one. */
class GatewayRules implements Rule {

    private static final Pattern COMPARED = Pattern.compile("(\\w+)\\s*(?:==|!=|eq|ne)\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern PLAIN = Pattern.compile("\\$\\{\\s*(?:!|not\\s+)?\\s*(\\w+)\\s*}");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var variables = new Variables(file, models);
            for (var gateway : file.splits()) {
                if (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway) {
                    gateway(file, gateway, variables, findings);
                }
            }
        }
        return findings;
    }

    private static void gateway(ProcessFile file, Gateway gateway, Variables variables, List<Finding> findings) {
        var fallback = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : ((InclusiveGateway) gateway).getDefault();
        var conditions = new LinkedHashMap<SequenceFlow, String>();
        for (var flow : gateway.getOutgoing()) {
            var condition = ProcessFile.condition(flow);
            if (flow.equals(fallback)) {
                condition.ifPresent(text -> findings.add(file.finding(flow, "缺省分支写了条件", "请删去条件，别的分支都不成立时就走缺省分支")));
            } else if (condition.isEmpty()) {
                findings.add(file.finding(flow, "分支没有条件", "请填写“Condition”，或者把这条连线设为缺省分支（“Default flow”）"));
            } else {
                conditions.put(flow, condition.get());
            }
        }
        var domains = domains(conditions, variables);
        literals(file, conditions, domains, findings);
        if (domains.containsValue(List.<String>of())) {
            if (fallback == null) {
                domains.forEach((variable, values) -> {
                    // of one that nobody sets another rule tells
                    if (values.isEmpty() && variables.known().contains(variable)) {
                        findings.add(file.finding(gateway, "%s 可能是任何值，却没有缺省分支".formatted(variable), "请把一条分支设为缺省分支（“Default flow”）"));
                    }
                });
            }
        } else if (conditions.size() + (fallback == null ? 0 : 1) == gateway.getOutgoing().size()) {
            answers(domains).forEach(answer -> ways(file, gateway, fallback, conditions, answer, findings));
        }
    }

    private static Map<String, List<String>> domains(Map<SequenceFlow, String> conditions, Variables variables) {
        var domains = new LinkedHashMap<String, List<String>>();
        conditions.values().stream().flatMap(condition -> Names.read(condition).stream()).forEach(variable -> {
            var values = variables.valuesOf(variable);
            domains.put(variable, values.isEmpty() && yesOrNo(variable, conditions) ? List.of("true", "false") : values);
        });
        return domains;
    }

    /** A variable that a delegate sets, used as yes or no throughout. */
    private static boolean yesOrNo(String variable, Map<SequenceFlow, String> conditions) {
        return conditions.values().stream()
                .filter(condition -> Names.read(condition).contains(variable))
                .allMatch(condition -> PLAIN.matcher(condition).results().anyMatch(plain -> plain.group(1).equals(variable)));
    }

    private static void literals(
            ProcessFile file, Map<SequenceFlow, String> conditions, Map<String, List<String>> domains, List<Finding> findings) {
        conditions.forEach((flow, condition) -> COMPARED.matcher(condition).results().forEach(comparison -> {
            var values = domains.getOrDefault(comparison.group(1), List.of());
            if (!values.isEmpty() && !values.contains(comparison.group(2))) {
                findings.add(file.finding(
                        flow,
                        "%s 不会是“%s”%s，可能的值：%s".formatted(
                                comparison.group(1), comparison.group(2), Nearest.of(comparison.group(2), values), String.join("、", values)),
                        "请改成其中一个"));
            }
        }));
    }

    /** Every combination of values. */
    private static List<Map<String, String>> answers(Map<String, List<String>> domains) {
        var answers = List.of(Map.<String, String>of());
        for (var domain : domains.entrySet()) {
            answers = answers.stream()
                    .flatMap(answer -> domain.getValue().stream().map(value -> {
                        var longer = new LinkedHashMap<>(answer);
                        longer.put(domain.getKey(), value);
                        return (Map<String, String>) longer;
                    }))
                    .toList();
        }
        return answers;
    }

    private static void ways(
            ProcessFile file,
            Gateway gateway,
            SequenceFlow fallback,
            Map<SequenceFlow, String> conditions,
            Map<String, String> answer,
            List<Finding> findings) {
        var open = new LinkedHashSet<String>();
        conditions.forEach((flow, condition) -> {
            try {
                if (holds(condition, answer)) {
                    open.add(flow.getId());
                }
            } catch (ELException e) {
                findings.add(file.finding(flow, "条件写得不对，无法计算", "请改成例如 ${approved} 或者 ${route == 'online'} 的写法"));
            }
        });
        var shown = answer.entrySet().stream().map(Object::toString).collect(Collectors.joining("，"));
        if (open.isEmpty() && fallback == null) {
            findings.add(file.finding(gateway, "%s 时没有出口".formatted(shown), "请加一条管到它的分支，或者设一条缺省分支（“Default flow”）"));
        }
        if (open.size() > 1 && gateway instanceof ExclusiveGateway) {
            findings.add(file.finding(gateway, "%s 时有几个出口：%s".formatted(shown, String.join("、", open)), "请改条件，使它们只有一个成立"));
        }
    }

    private static boolean holds(String condition, Map<String, String> answer) {
        var factory = new ExpressionFactoryImpl();
        var context = new SimpleContext();
        answer.forEach((name, value) -> {
            var typed = value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : value;
            context.setVariable(name, factory.createValueExpression(typed, Object.class));
        });
        return (Boolean) factory.createValueExpression(context, condition, Boolean.class).getValue(context);
    }
}
