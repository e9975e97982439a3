package org.lianban.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** Nobody is asked what nobody reads; what is kept for the record only says why, in its custom property {@code keptForTheRecord}. */
class UnreadFieldRule implements Rule {

    private static final String OUTPUT = "output.";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        var byFolder = new HashMap<String, Set<String>>();
        for (var form : models.forms()) {
            var readers = byFolder.computeIfAbsent(form.folder(), folder -> readers(folder, models));
            form.fields().stream()
                    .filter(field -> field.editable() && !field.type().equals("dynamiclist"))
                    .forEach(field -> {
                        var read = read(field, form, models, readers);
                        if (!read && field.keptFor().isEmpty()) {
                            findings.add(form.finding(field, "填了没有人用", "请删去这一项；只为存档的，在“Custom properties”里写 keptForTheRecord 和理由"));
                        } else if (read && !field.keptFor().isEmpty()) {
                            findings.add(form.finding(field, "写明只为存档，其实有人用", "请从“Custom properties”里删去 keptForTheRecord"));
                        }
                    });
        }
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

    /** Names that anything in the folder, or Java, reads. */
    private static Set<String> readers(String folder, Models models) {
        var read = new HashSet<String>();
        read.addAll(models.java().variables());
        read.addAll(models.java().literals());
        models.forms().stream().filter(other -> other.folder().equals(folder)).forEach(other -> read.addAll(other.reads()));
        models.tables().stream().filter(table -> table.folder().equals(folder)).forEach(table -> read.addAll(table.reads()));
        models.processes().stream().filter(process -> process.folder().equals(folder)).forEach(process -> {
            process.all(SequenceFlow.class).stream().flatMap(flow -> ProcessFile.condition(flow).stream())
                    .forEach(condition -> read.addAll(Names.read(condition)));
            ProcessFile.properties(process.process()).map(ProcessFile.Property::name)
                    .filter(name -> name.startsWith(OUTPUT))
                    .forEach(name -> read.add(name.substring(OUTPUT.length())));
            process.callActivities().stream().flatMap(call -> ProcessFile.extensions(call, CamundaIn.class))
                    .map(CamundaIn::getCamundaSourceExpression)
                    .filter(Objects::nonNull)
                    .forEach(expression -> read.addAll(Names.read(expression)));
        });
        read.addAll(handedBack(folder, models, read));
        return read;
    }

    /** What a called process hands back under a name that somebody reads. */
    private static List<String> handedBack(String folder, Models models, Set<String> read) {
        return models.processes().stream()
                .filter(process -> process.folder().equals(folder))
                .flatMap(process -> process.callActivities().stream())
                .flatMap(call -> ProcessFile.extensions(call, CamundaOut.class))
                .filter(out -> read.contains(out.getCamundaTarget()))
                .map(CamundaOut::getCamundaSource)
                .filter(Objects::nonNull)
                .toList();
    }
}
