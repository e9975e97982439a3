package org.lianban.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form and a table that hold the same list hold the same entries. */
class FormOptionsRule implements Rule {

    private final String folder;
    private final String form;
    private final String field;
    private final String decision;

    /**
     * @param field whose options are the codes and names
     * @param decision whose first input is the code and whose output {@code name} is the name
     */
    FormOptionsRule(String folder, String form, String field, String decision) {
        this.folder = folder;
        this.form = form;
        this.field = field;
        this.decision = decision;
    }

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        var options = models.form(folder, form).flatMap(found -> found.field(field));
        var table = models.table(folder, decision);
        if (options.isEmpty() || table.isEmpty()) {
            findings.add(new Finding("processes/" + folder, form, "没有字段 %s 或决策 %s".formatted(field, decision)));
            return findings;
        }
        var offered = new LinkedHashMap<String, String>();
        options.get().allowed().forEach(option -> offered.put(option.value(), option.label()));
        var listed = listed(table.get());
        offered.forEach((code, name) -> {
            if (!name.equals(listed.get(code))) {
                findings.add(new Finding("processes/" + folder, field, "选项 %s“%s”与决策 %s 不一致：%s"
                        .formatted(code, name, decision, listed.get(code))));
            }
        });
        listed.keySet().stream()
                .filter(code -> !offered.containsKey(code))
                .forEach(code -> findings.add(new Finding("processes/" + folder, field, "决策 %s 的 %s 不在选项中".formatted(decision, code))));
        return findings;
    }

    private static Map<String, String> listed(TableFile table) {
        var listed = new LinkedHashMap<String, String>();
        table.rows().forEach(row -> Names.literals(row.inputs().get(0)).forEach(code ->
                listed.put(code, Names.literals(row.outputs().get(table.output("name"))).get(0))));
        return listed;
    }
}
