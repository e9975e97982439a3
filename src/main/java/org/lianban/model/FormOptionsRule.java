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
                            () -> findings.add(form.finding(field, "本事项没有决策 " + field.optionsOf()))));
        }
        return findings;
    }

    private static void compare(FormFile form, FormFile.Field field, TableFile table, List<Finding> findings) {
        var offered = new LinkedHashMap<String, String>();
        field.allowed().forEach(option -> offered.put(option.value(), option.label()));
        var listed = listed(table);
        offered.forEach((code, name) -> {
            if (!name.equals(listed.get(code))) {
                findings.add(form.finding(field, "选项 %s“%s”与决策 %s 不一致：%s"
                        .formatted(code, name, table.decision(), listed.get(code))));
            }
        });
        listed.keySet().stream()
                .filter(code -> !offered.containsKey(code))
                .forEach(code -> findings.add(form.finding(field, "决策 %s 的 %s 不在选项中".formatted(table.decision(), code))));
    }

    private static Map<String, String> listed(TableFile table) {
        var listed = new LinkedHashMap<String, String>();
        table.rows().forEach(row -> Names.literals(row.inputs().get(0)).forEach(code ->
                listed.put(code, Names.literals(row.outputs().get(table.output("name"))).get(0))));
        return listed;
    }
}
