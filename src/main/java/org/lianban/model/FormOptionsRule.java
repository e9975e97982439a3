package org.lianban.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field that offers what a table lists, by its custom property {@code optionsOf}, offers all of it under the same names. */
class FormOptionsRule implements Rule {

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var form : models.forms()) {
            form.fields().stream().filter(field -> !field.optionsOf().isEmpty()).forEach(field ->
                    models.table(form.folder(), field.optionsOf()).ifPresentOrElse(
                            table -> compare(form, field, table, findings),
                            () -> findings.add(form.finding(
                                    field,
                                    "本事项没有决策 %s".formatted(field.optionsOf()),
                                    "请核对这一项“Custom properties”里的 optionsOf"))));
        }
        return findings;
    }

    private static void compare(FormFile form, FormFile.Field field, TableFile table, List<Finding> findings) {
        var offered = new LinkedHashMap<String, String>();
        field.allowed().forEach(option -> offered.put(option.value(), option.label()));
        var listed = listed(table);
        offered.forEach((code, name) -> {
            if (!name.equals(listed.get(code))) {
                findings.add(form.finding(field, "选项 %s“%s”在决策 %s 里是“%s”".formatted(
                        code, name, table.decision(), listed.getOrDefault(code, "没有这一项")), "请让选项和决策表一致"));
            }
        });
        listed.keySet().stream()
                .filter(code -> !offered.containsKey(code))
                .forEach(code -> findings.add(form.finding(
                        field,
                        "决策 %s 的 %s“%s”不在选项中".formatted(table.decision(), code, listed.get(code)),
                        "请把它加进这一项的“Options”，或者从决策表里删去")));
    }

    private static Map<String, String> listed(TableFile table) {
        var listed = new LinkedHashMap<String, String>();
        table.rows().forEach(row -> Names.literals(row.inputs().get(0)).forEach(code ->
                listed.put(code, Names.literals(row.outputs().get(table.output("name"))).get(0))));
        return listed;
    }
}
