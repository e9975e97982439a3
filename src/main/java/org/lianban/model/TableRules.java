package org.lianban.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.instance.DomElement;

/** How decision models are named and written here. */
class TableRules implements Rule {

    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern CHINESE = Pattern.compile("(?=.*\\p{IsHan})[^A-Za-z,;:()?!]+");
    private static final Pattern FEEL = Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(?:DMN/\\d+/)?FEEL/?(?:\\d+)?/?");

    private static final Pattern EXPLICIT_UNIQUE = Pattern.compile("hitPolicy\\s*=\\s*[\"']UNIQUE[\"']");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.decisions()) {
            file(file, findings);
            file.decisions().forEach(decision -> decision(file, decision, findings));
        }
        return findings;
    }

    private static void file(DecisionTableFile file, List<Finding> findings) {
        var fileName = file.path().getFileName().toString();
        var expected = file.mainDecisions().stream().map(decision -> Names.kebabCase(decision.getId()) + ".dmn").toList();
        if (!expected.contains(fileName)) {
            findings.add(file.finding("文件名与决策的编号不合", "请把文件改名为 %s，或者改决策的“ID”".formatted(String.join("、", expected))));
        }
        if (EXPLICIT_UNIQUE.matcher(file.dmn()).find()) {
            findings.add(file.finding("写了缺省的命中策略 UNIQUE", "请从文件里删去 hitPolicy，Modeler 保存时也会删去它"));
        }
        language(file, file.model().getDefinitions().getDomElement(), findings);
    }

    private static void language(DecisionTableFile file, DomElement element, List<Finding> findings) {
        var language = element.getAttribute("expressionLanguage");
        if (language != null && !FEEL.matcher(language).matches()) {
            findings.add(file.finding(element.getAttribute("id"), "用了表达式语言 %s".formatted(language), "请把“Expression language”选为 FEEL"));
        }
        element.getChildElements().forEach(child -> language(file, child, findings));
    }

    private static void decision(DecisionTableFile file, Decision decision, List<Finding> findings) {
        if (!CAMEL_CASE.matcher(decision.getId()).matches()) {
            findings.add(file.finding(decision, "决策标识不合写法", "请在“ID”里写小写字母开头的英文，单词首字母大写，例如 openingMembers"));
        }
        if (decision.getName() == null || !CHINESE.matcher(decision.getName()).matches()) {
            findings.add(file.finding(decision, "名称不是中文，或者用了半角标点", "请改成工作人员说的话，用全角标点"));
        }
        var historyTimeToLive = decision.getCamundaHistoryTimeToLiveString();
        if (historyTimeToLive == null || historyTimeToLive.isBlank()) {
            findings.add(file.finding(decision, "没有写历史保存期限", "请填写“History cleanup”的“Time to live”，例如 P3650D"));
        }
        DecisionTableFile.table(decision).ifPresent(table -> table(file, decision, table, findings));
    }

    private static void table(DecisionTableFile file, Decision decision, DecisionTable table, List<Finding> findings) {
        if (!Set.of(HitPolicy.UNIQUE, HitPolicy.COLLECT).contains(table.getHitPolicy())) {
            findings.add(file.finding(decision, "命中策略是 %s".formatted(table.getHitPolicy()), "请选 Unique，一件事有几个结果的选 Collect"));
        }
        var outputs = DecisionTableFile.outputs(decision);
        if (outputs.stream().distinct().count() < outputs.size()) {
            findings.add(file.finding(decision, "输出列重名 " + outputs, "请改成不同的名称"));
        }
        var seen = new HashMap<List<String>, Integer>();
        int number = 0;
        for (var rule : table.getRules()) {
            number++;
            var earlier = seen.putIfAbsent(whatMustDiffer(table, rule), number);
            if (earlier != null) {
                findings.add(file.finding(decision, "第 %d、%d 条规则的条件相同".formatted(earlier, number), "请删去一条，或者改条件"));
            }
        }
    }

    /** Two rules of a COLLECT table may share their conditions, as each adds a result of its own. */
    private static List<String> whatMustDiffer(DecisionTable table, org.camunda.bpm.model.dmn.instance.Rule rule) {
        var cells = new ArrayList<>(DecisionTableFile.inputEntries(rule));
        if (DecisionTableFile.collects(table)) {
            rule.getOutputEntries().forEach(output -> cells.add(DecisionTableFile.text(output)));
        }
        cells.replaceAll(cell -> cell.replaceAll("\\s+", ""));
        return cells;
    }
}
