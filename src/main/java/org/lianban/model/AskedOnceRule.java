package org.lianban.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the applicant has entered in the start form is not asked again, neither here nor in a called process. */
class AskedOnceRule implements Rule {

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            file.startForm().flatMap(form -> models.form(file.folder(), form)).ifPresent(start -> {
                var later = new LinkedHashMap<String, FormFile>();
                collect(file, models, later, new ArrayList<>());
                later.remove(start.id());
                later.values().forEach(form -> compare(start, form, findings));
            });
        }
        return findings;
    }

    private static void collect(ProcessFile file, Models models, Map<String, FormFile> forms, List<String> visited) {
        if (visited.contains(file.id())) {
            return;
        }
        visited.add(file.id());
        file.taskForms().flatMap(form -> models.form(file.folder(), form).stream()).forEach(form -> forms.put(form.id(), form));
        file.callActivities().forEach(call -> models.process(String.valueOf(call.getCalledElement()))
                .ifPresent(called -> collect(called, models, forms, visited)));
    }

    private static void compare(FormFile start, FormFile later, List<Finding> findings) {
        var keys = start.fields().stream().map(FormFile.Field::path).collect(Collectors.toSet());
        var labels = start.fields().stream()
                .map(FormFile.Field::label)
                .filter(label -> !label.isBlank())
                .collect(Collectors.toSet());
        for (var field : later.fields()) {
            if (field.editable() && !field.corrects() && keys.contains(field.path())) {
                findings.add(new Finding(
                        later.file(),
                        field.path(),
                        "%s 已填过 %s，只能只读显示".formatted(start.file(), field.key()),
                        "请把这一项设为“Read only”，或者换成显示文字"));
            } else if (field.editable() && labels.contains(field.label())) {
                findings.add(new Finding(
                        later.file(),
                        field.path(),
                        "%s 已填过“%s”，不得再问".formatted(start.file(), field.label()),
                        "请删去这一项，需要时用文字显示已填的内容"));
            }
        }
    }
}
