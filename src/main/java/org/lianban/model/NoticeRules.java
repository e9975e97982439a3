package org.lianban.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Each notice that a diagram issues has its text, and each text is issued somewhere and lists what the diagram yields. */
class NoticeRules implements Rule {

    private static final String NOTICE = "notice";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        var table = models.table(NOTICE, NOTICE);
        var issued = new HashSet<String>();
        for (var file : models.processes()) {
            for (var node : file.all(FlowNode.class)) {
                ProcessFile.property(node, NOTICE).ifPresent(kind -> {
                    issued.add(kind + " " + file.id());
                    if (!(node instanceof StartEvent || node instanceof EndEvent || node instanceof UserTask)) {
                        findings.add(file.finding(node, "文书只能在开始事件、结束事件或者用户任务上发出", "请把 notice 属性移到发出文书的那个事件或者用户任务上"));
                    }
                    row(table, kind, file.id()).ifPresentOrElse(
                            row -> facts(table.orElseThrow(), row, file, findings),
                            () -> findings.add(file.finding(
                                    node,
                                    "文书表 notice 里没有本流程的 %s".formatted(kind),
                                    "请在 decisions/notice/notice.dmn 里加一行文书，或者改 notice 属性")));
                });
            }
        }
        table.ifPresent(texts -> texts.rows().stream()
                .filter(row -> !row.inputs().get(texts.input("procedure")).startsWith("not("))
                .map(row -> literal(row.inputs().get(texts.input("noticeKind"))) + " " + literal(row.inputs().get(texts.input("procedure"))))
                .filter(text -> !issued.contains(text))
                .forEach(text -> findings.add(new Finding("decisions/notice", text, "没有流程发出这种文书", "请在流程图的某个环节上写 notice 属性，或者删去这一行"))));
        return findings;
    }

    private static Optional<TableFile.Row> row(Optional<TableFile> table, String kind, String procedure) {
        return table.flatMap(texts -> texts.rows().stream()
                .filter(row -> literal(row.inputs().get(texts.input("noticeKind"))).equals(kind))
                .filter(row -> literal(row.inputs().get(texts.input("procedure"))).equals(procedure))
                .findFirst());
    }

    private static void facts(TableFile table, TableFile.Row row, ProcessFile file, List<Finding> findings) {
        for (var fact : literal(row.outputs().get(table.output("noticeFacts"))).split(" ")) {
            if (!fact.isEmpty() && ProcessFile.property(file.process(), "output." + fact).isEmpty()) {
                findings.add(file.finding(
                        row.id(),
                        "文书列出 %s，流程 %s 没有 output.%s".formatted(fact, file.id(), fact),
                        "请在流程的“Extension properties”里加上 output. 加这个名称，或者从文书里删去"));
            }
        }
    }

    private static String literal(String cell) {
        return Names.literals(cell).stream().findFirst().orElse("");
    }
}
