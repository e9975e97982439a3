package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** A called process lies in the same folder and is given exactly what it needs. */
class CallRules implements Rule {

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            for (var call : file.callActivities()) {
                var called = models.process(String.valueOf(call.getCalledElement()));
                if (called.isEmpty() || !called.get().folder().equals(file.folder())) {
                    findings.add(file.finding(
                            call,
                            "本事项没有流程 %s%s".formatted(
                                    call.getCalledElement(), Nearest.of(call.getCalledElement(), models.processesOf(file.folder()))),
                            "请在“Called element”里填本事项文件夹中某个流程的编号"));
                }
                if (!"deployment".equals(call.getCamundaCalledElementBinding())) {
                    findings.add(file.finding(call, "被调用的流程应按 deployment 绑定", "请把“Called element”的“Binding”选为 deployment"));
                }
                if (ProcessFile.extensions(call, CamundaIn.class).anyMatch(in -> in.getCamundaVariables() != null)
                        || ProcessFile.extensions(call, CamundaOut.class).anyMatch(out -> out.getCamundaVariables() != null)) {
                    findings.add(file.finding(call, "把全部变量传给了另一个流程", "请在“In mappings”“Out mappings”里逐个写明所需的变量"));
                }
            }
        }
        return findings;
    }
}
