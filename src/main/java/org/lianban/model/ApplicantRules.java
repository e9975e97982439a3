package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lists show who applied from the first step on: the variable that a process names is a field of its start form, or comes
 * from the step that starts it. A credit code may also be given in the course of the case, to the enterprise that it opens. A
 * part that is called shows those of the whole case.
 */
class ApplicantRules implements Rule {

    private static final String APPLICANT = "applicant";
    private static final String CREDIT_CODE = "applicantCreditCode";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var properties = ProcessFile.properties(file.process())
                    .filter(property -> property.name().startsWith(APPLICANT))
                    .toList();
            if (properties.isEmpty()) {
                continue;
            }
            if (ProcessFile.property(file.process(), "procedureCode").isEmpty()) {
                findings.add(file.finding(file.id(), "申请人写在案件的主流程上，被调用的流程不写", "请在主流程的“Extension properties”里写 applicant，从这个流程里删去"));
                continue;
            }
            var given = givenAtTheStart(file, models);
            var known = new Variables(file, models).known();
            for (var property : properties) {
                var variable = property.value();
                switch (property.name()) {
                    case APPLICANT -> {
                        if (!given.contains(variable)) {
                            findings.add(file.finding(
                                    file.id(),
                                    "申请人取自 %s，发起表单没有这一项".formatted(variable),
                                    "请改成发起表单里那一项的“Key”，或者在发起表单里加上这一项"));
                        }
                    }
                    case CREDIT_CODE -> {
                        if (!known.contains(variable)) {
                            findings.add(file.finding(file.id(), "信用代码取自 %s，没有人设置".formatted(variable), "请改成表单、部门办理结果里有的变量"));
                        }
                    }
                    default -> findings.add(file.finding(
                            file.id(),
                            "没有属性 " + property.name(),
                            "申请人只用 applicant 和 applicantCreditCode 两个属性，请改名或者删去"));
                }
            }
        }
        return findings;
    }

    private static Set<String> givenAtTheStart(ProcessFile file, Models models) {
        return file.startForm()
                .flatMap(form -> models.form(file.folder(), form))
                .map(form -> form.fields().stream()
                        .filter(field -> field.list().isEmpty())
                        .map(FormFile.Field::key)
                        .collect(Collectors.toSet()))
                .orElseGet(() -> models.java().handedOver().getOrDefault(file.id(), Set.of()));
    }
}
