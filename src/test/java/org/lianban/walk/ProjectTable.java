package org.lianban.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/** What became of a project: who took part by which rule, how often each inspected, how it ended. */
final class ProjectTable {

    /** In the order of the procedure. */
    private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

    static {
        MEMBERS.put("planningOpen", "规划核实");
        MEMBERS.put("fireAcceptanceOpen", "消防验收");
        MEMBERS.put("fireCheckOpen", "消防抽查");
        MEMBERS.put("civilDefenceOpen", "人防备案");
        MEMBERS.put("archivesOpen", "档案验收");
        MEMBERS.put("urbanManagementOpen", "市政绿化环卫");
        MEMBERS.put("qualitySupervisionOpen", "质量监督");
        MEMBERS.put("filingMember", "竣工备案");
    }

    private final ProcessEngine engine;

    ProjectTable(ProcessEngine engine) {
        this.engine = engine;
    }

    String of(Office office, Map<String, Story> cases) {
        return "| 项目 | 参验事项 | 判定的规则 | 查验次数 | 办结 |\n|---|---|---|---|---|\n"
                + cases.entrySet().stream()
                        .map(entry -> row(office, entry.getKey(), entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private String row(Office office, String number, Story story) {
        var view = office.view(number);
        var rules = Stream.of("acceptanceAdmission", "fireProcedure", "acceptanceMembers")
                .flatMap(decision -> decided(number, decision).stream())
                .map(this::rule)
                .collect(Collectors.joining("<br>"));
        var ending = Stream.of(view.get("outcome"))
                .flatMap(outcome -> outcome.findValuesAsText("name").stream())
                .collect(Collectors.joining("，"));
        var inspections = inspections(number).entrySet().stream()
                .map(entry -> entry.getKey() + "×" + entry.getValue())
                .sorted()
                .collect(Collectors.joining("、"));
        return "| " + String.join(" | ", story.title, String.join("、", members(number)), rules, inspections, ending) + " |";
    }

    /** Who takes part by the last decision about it. */
    List<String> members(String number) {
        var chosen = decided(number, "acceptanceMembers").stream()
                .flatMap(decision -> decision.getOutputs().stream())
                .filter(output -> Boolean.TRUE.equals(output.getValue()))
                .map(HistoricDecisionOutputInstance::getVariableName)
                .collect(Collectors.toSet());
        return MEMBERS.entrySet().stream().filter(member -> chosen.contains(member.getKey())).map(Map.Entry::getValue).toList();
    }

    /** How often each inspector was asked, by the name of the task. */
    Map<String, Long> inspections(String number) {
        return engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .filter(task -> ProjectStories.INSPECTIONS.contains(task.getTaskDefinitionKey()))
                .collect(Collectors.groupingBy(HistoricTaskInstance::getName, Collectors.counting()));
    }

    long completed(String number, String step) {
        return engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceBusinessKey(number)
                .taskDefinitionKey(step).finished().count();
    }

    private Optional<HistoricDecisionInstance> decided(String number, String decision) {
        var instance = engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(number)
                .rootProcessInstances().singleResult().getId();
        return engine.getHistoryService().createHistoricDecisionInstanceQuery().processInstanceId(instance)
                .decisionDefinitionKey(decision).includeOutputs().orderByEvaluationTime().desc().list().stream().findFirst();
    }

    private String rule(HistoricDecisionInstance decision) {
        var id = decision.getOutputs().get(0).getRuleId();
        Rule rule = engine.getRepositoryService().getDmnModelInstance(decision.getDecisionDefinitionId()).getModelElementById(id);
        var clause = rule.getDescription() == null ? "" : "（" + rule.getDescription().getTextContent().strip() + "）";
        return decision.getDecisionDefinitionKey() + " " + id + clause.replace("\n", "").replace("|", "/");
    }
}
