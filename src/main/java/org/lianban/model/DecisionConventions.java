package org.lianban.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;

/** How a decision model is named and written here. */
final class DecisionConventions {

    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern CHINESE = Pattern.compile("(?=.*\\p{IsHan})[^A-Za-z,;:()?!]+");
    private static final Pattern FEEL = Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(?:DMN/\\d+/)?FEEL/?(?:\\d+)?/?");

    private static final Pattern EXPLICIT_UNIQUE = Pattern.compile("hitPolicy\\s*=\\s*[\"']UNIQUE[\"']");

    private final DecisionTableFile file;
    private final List<String> findings = new ArrayList<>();

    private DecisionConventions(DecisionTableFile file) {
        this.file = file;
    }

    /** One sentence for each breach; empty when the file keeps all conventions. */
    static List<String> breachedIn(DecisionTableFile file) {
        var conventions = new DecisionConventions(file);
        conventions.checkFile();
        file.decisions().forEach(conventions::checkDecision);
        return conventions.findings;
    }

    private void checkFile() {
        var fileName = file.path().getFileName().toString();
        if (file.mainDecisions().stream().noneMatch(decision -> fileName.equals(kebabCase(decision.getId()) + ".dmn"))) {
            findings.add(file.path() + "：文件名应为主决策标识的连字符写法，如 "
                    + file.mainDecisions().stream().map(decision -> kebabCase(decision.getId()) + ".dmn").toList() + "。");
        }
        if (EXPLICIT_UNIQUE.matcher(file.dmn()).find()) {
            findings.add(file.path() + "：UNIQUE 是缺省的命中策略，不写 hitPolicy，建模器保存时会删去它。");
        }
        checkExpressionLanguage(file.model().getDefinitions().getDomElement());
    }

    private void checkExpressionLanguage(DomElement element) {
        var language = element.getAttribute("expressionLanguage");
        if (language != null && !FEEL.matcher(language).matches()) {
            findings.add(file.path() + "：" + element.getLocalName() + " " + element.getAttribute("id")
                    + " 用了表达式语言 " + language + "，只可用 FEEL。");
        }
        element.getChildElements().forEach(this::checkExpressionLanguage);
    }

    private static String kebabCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private void checkDecision(Decision decision) {
        if (!CAMEL_CASE.matcher(decision.getId()).matches()) {
            breach(decision, "标识应为小写字母开头的驼峰写法");
        }
        if (!CHINESE.matcher(decision.getName()).matches()) {
            breach(decision, "名称应为中文，用全角标点");
        }
        var historyTimeToLive = decision.getCamundaHistoryTimeToLiveString();
        if (historyTimeToLive == null || historyTimeToLive.isBlank()) {
            breach(decision, "没有 historyTimeToLive");
        }
        DecisionTableFile.table(decision).ifPresent(table -> checkTable(decision, table));
    }

    private void checkTable(Decision decision, DecisionTable table) {
        if (!Set.of(HitPolicy.UNIQUE, HitPolicy.COLLECT).contains(table.getHitPolicy())) {
            breach(decision, "命中策略是 " + table.getHitPolicy() + "，只可用 UNIQUE 或 COLLECT");
        }
        var outputs = DecisionTableFile.outputs(decision);
        if (outputs.stream().anyMatch(name -> name == null || name.isBlank())) {
            breach(decision, "有没有名称的输出列");
        } else if (outputs.stream().distinct().count() < outputs.size()) {
            breach(decision, "输出列重名 " + outputs);
        }
        checkRules(decision, table);
    }

    private void checkRules(Decision decision, DecisionTable table) {
        Map<List<String>, Integer> seen = new HashMap<>();
        int number = 0;
        for (Rule rule : table.getRules()) {
            number++;
            if (DecisionTableFile.description(rule).isEmpty()) {
                breach(decision, "第 " + number + " 条规则（" + rule.getId() + "）的说明没有写依据");
            }
            var earlier = seen.putIfAbsent(whatMustDiffer(table, rule), number);
            if (earlier != null) {
                breach(decision, "第 " + earlier + "、" + number + " 条规则的条件相同");
            }
        }
    }

    /** Two rules of a COLLECT table may share their conditions, as each adds a result of its own. */
    private static List<String> whatMustDiffer(DecisionTable table, Rule rule) {
        var cells = new ArrayList<>(DecisionTableFile.inputEntries(rule));
        if (DecisionTableFile.collects(table)) {
            rule.getOutputEntries().forEach(output -> cells.add(DecisionTableFile.text(output)));
        }
        cells.replaceAll(cell -> cell.replaceAll("\\s+", ""));
        return cells;
    }

    private void breach(Decision decision, String what) {
        findings.add(file.named(decision) + "：" + what + "。");
    }
}
