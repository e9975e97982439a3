package org.lianban.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** Nobody is asked what nobody reads; what is kept for the record only says why. */
class UnreadFieldRule implements Rule {

    private static final String OUTPUT = "output.";

    private final Map<String, String> keptForTheRecord;

    /** @param keptForTheRecord reasons by {@code form id/field path} */
    UnreadFieldRule(Map<String, String> keptForTheRecord) {
        this.keptForTheRecord = keptForTheRecord;
    }

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        var unread = new TreeSet<String>();
        for (var form : models.forms()) {
            var read = readers(form, models);
            for (var field : form.fields()) {
                if (field.editable() && !field.type().equals("dynamiclist") && !read(field, form, models, read)) {
                    unread.add(form.id() + "/" + field.path());
                    if (!keptForTheRecord.containsKey(form.id() + "/" + field.path())) {
                        findings.add(new Finding(form.file(), field.path(), "“%s”填了没有人用".formatted(field.label())));
                    }
                }
            }
        }
        keptForTheRecord.keySet().stream()
                .filter(kept -> !unread.contains(kept))
                .forEach(kept -> findings.add(new Finding("", kept, "列为只存档的字段，其实有人用，或者已不存在")));
        return findings;
    }

    private static boolean read(FormFile.Field field, FormFile form, Models models, Set<String> read) {
        if (field.list().isEmpty()) {
            return read.contains(field.key());
        }
        return form.reads().contains(field.key())
                || models.java().recordComponents().contains(field.key())
                || models.java().literals().contains(field.key())
                || models.forms().stream().anyMatch(other -> !other.id().equals(form.id()) && other.columns().contains(field.key()));
    }

    /** Names that anything in the folder, or Java, reads: other forms in full, the form itself in its conditions. */
    private static Set<String> readers(FormFile form, Models models) {
        var read = new HashSet<String>();
        read.addAll(models.java().variables());
        read.addAll(models.java().literals());
        read.addAll(form.reads());
        models.forms().stream().filter(other -> other.folder().equals(form.folder())).forEach(other -> read.addAll(other.reads()));
        models.tables().stream().filter(table -> table.folder().equals(form.folder())).forEach(table -> read.addAll(table.reads()));
        models.processes().stream().filter(process -> process.folder().equals(form.folder())).forEach(process -> {
            process.all(SequenceFlow.class).stream().flatMap(flow -> ProcessFile.condition(flow).stream())
                    .forEach(condition -> read.addAll(Names.read(condition)));
            ProcessFile.properties(process.process()).map(property -> property.getCamundaName())
                    .filter(name -> name.startsWith(OUTPUT))
                    .forEach(name -> read.add(name.substring(OUTPUT.length())));
            process.callActivities().stream().flatMap(call -> ProcessFile.extensions(call, CamundaIn.class))
                    .map(CamundaIn::getCamundaSourceExpression)
                    .filter(Objects::nonNull)
                    .forEach(expression -> read.addAll(Names.read(expression)));
        });
        read.addAll(handedBack(form, models, read));
        return read;
    }

    /** What a called process hands back under a name that somebody reads. */
    private static List<String> handedBack(FormFile form, Models models, Set<String> read) {
        return models.processes().stream()
                .filter(process -> process.folder().equals(form.folder()))
                .flatMap(process -> process.callActivities().stream())
                .flatMap(call -> ProcessFile.extensions(call, CamundaOut.class))
                .filter(out -> read.contains(out.getCamundaTarget()))
                .map(CamundaOut::getCamundaSource)
                .filter(Objects::nonNull)
                .toList();
    }
}
