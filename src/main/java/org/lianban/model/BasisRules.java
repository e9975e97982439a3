package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.lianban.basis.Citation;

/** Whatever carries policy names its clause, and the clause exists. */
class BasisRules implements Rule {

    /** Marks a figure that no source gives and that somebody has yet to confirm. */
    private static final String UNCONFIRMED = "待确认";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var splits = file.splits();
            file.nodes().stream()
                    .filter(node -> node instanceof Activity || node instanceof Event || splits.contains(node))
                    .forEach(node -> node(file, node, models, findings));
        }
        models.tables().forEach(table -> table.rows().forEach(row -> rule(table, row, models, findings)));
        return findings;
    }

    private static void node(ProcessFile file, FlowNode node, Models models, List<Finding> findings) {
        var basis = ProcessFile.property(node, "basis").orElse("");
        if (basis.isBlank()) {
            findings.add(file.finding(node, "缺少依据", "请填写依据（模板里的“依据”一栏，或者“Extension properties”里的 basis），例如 xian-2024/10；还没有依据的写 待确认"));
            return;
        }
        for (var part : basis.split(";", -1)) {
            var citations = Citation.in(part);
            if (part.trim().equals(UNCONFIRMED)) {
                continue;
            }
            if (citations.size() != 1 || !citations.get(0).toString().equals(part.trim())) {
                findings.add(file.finding(node, "依据“%s”写得不对".formatted(part.trim()), "请写成 文件/条，例如 xian-2024/10; 行政许可法/42，多条用半角分号隔开"));
            } else if (models.catalogue().find(citations.get(0)).isEmpty()) {
                findings.add(file.finding(node, "条款目录没有 " + citations.get(0), "请核对文件编号和条号；目录里还没有的条款，请维护人员加进条款目录"));
            }
        }
    }

    private static void rule(TableFile table, TableFile.Row row, Models models, List<Finding> findings) {
        var citations = Citation.in(row.description());
        if (citations.isEmpty() && !row.description().contains(UNCONFIRMED)) {
            findings.add(new Finding(table.file(), row.id(), "规则没有写依据", "请在这条规则的“Annotations”一栏写明条款，例如 xian-2024/10；文件没有规定的注明 待确认"));
        }
        citations.stream()
                .filter(citation -> models.catalogue().find(citation).isEmpty())
                .forEach(citation -> findings.add(new Finding(
                        table.file(),
                        row.id(),
                        "条款目录没有 " + citation,
                        "请核对文件编号和条号；目录里还没有的条款，请维护人员加进条款目录")));
    }
}
