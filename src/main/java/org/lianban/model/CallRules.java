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
                    findings.add(file.finding(call, "本文件夹没有流程 " + call.getCalledElement()));
                }
                if (!"deployment".equals(call.getCamundaCalledElementBinding())) {
                    findings.add(file.finding(call, "被调用的流程应按 deployment 绑定"));
                }
                if (ProcessFile.extensions(call, CamundaIn.class).anyMatch(in -> in.getCamundaVariables() != null)
                        || ProcessFile.extensions(call, CamundaOut.class).anyMatch(out -> out.getCamundaVariables() != null)) {
                    findings.add(file.finding(call, "不得传递全部变量，逐个写明所需的变量"));
                }
            }
        }
        return findings;
    }
}
