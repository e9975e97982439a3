package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Ids say type and meaning; names are what officials say. */
class NamingRules implements Rule {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("userTask", "userTask_"),
            Map.entry("serviceTask", "serviceTask_"),
            Map.entry("businessRuleTask", "businessRuleTask_decide"),
            Map.entry("receiveTask", "receiveTask_"),
            Map.entry("callActivity", "callActivity_"),
            Map.entry("subProcess", "subProcess_"),
            Map.entry("startEvent", "startEvent_"),
            Map.entry("endEvent", "endEvent_"),
            Map.entry("boundaryEvent", "event_"),
            Map.entry("intermediateCatchEvent", "event_"),
            Map.entry("intermediateThrowEvent", "event_"),
            Map.entry("exclusiveGateway", "gateway_"),
            Map.entry("inclusiveGateway", "gateway_"),
            Map.entry("parallelGateway", "gateway_"),
            Map.entry("eventBasedGateway", "gateway_"),
            Map.entry("sequenceFlow", "flow_"));

    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");
    private static final Pattern HALF_WIDTH = Pattern.compile("[,;:?!()]");
    private static final Pattern STATE = Pattern.compile(".*(已|未|不|届满|期满|到期).*");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            for (var element : file.all(FlowElement.class)) {
                id(file, element, findings);
                name(file, element, findings);
            }
        }
        return findings;
    }

    private static void id(ProcessFile file, FlowElement element, List<Finding> findings) {
        var type = element.getElementType().getTypeName();
        var prefix = PREFIXES.get(type);
        if (prefix == null) {
            if (!type.startsWith("data") && !type.equals("scriptTask")) {
                findings.add(file.finding(element, "不用这种元素：" + type, "请换成任务、网关、开始和结束事件、边界事件、子流程或调用活动"));
            }
            return;
        }
        var id = element.getId();
        var rest = id != null && id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        var meaning = prefix.endsWith("_") ? "[a-z][A-Za-z]*" : "[A-Z][A-Za-z]*";
        if (!rest.matches(element instanceof SequenceFlow ? meaning + "(_[a-z][A-Za-z]*)?" : meaning)) {
            findings.add(file.finding(element, "编号不合写法", "请在“ID”里写 %s 加含义，含义用英文，第二个单词起首字母大写".formatted(prefix)));
        }
    }

    private static void name(ProcessFile file, FlowElement element, List<Finding> findings) {
        var name = element.getName() == null ? "" : element.getName().trim();
        if (element instanceof Gateway gateway) {
            gateway(file, gateway, name, findings);
        } else if (element instanceof SequenceFlow flow) {
            if (answers(flow) && name.isEmpty()) {
                findings.add(file.finding(element, "连线没有名称", "请写上这条分支的回答，例如 齐全、不齐全"));
            }
        } else if ((element instanceof Activity || element instanceof Event) && name.isEmpty()) {
            findings.add(file.finding(element, "没有名称", "请填写中文名称"));
        }
        if (name.isEmpty()) {
            return;
        }
        if (!CHINESE.matcher(name).matches()) {
            findings.add(file.finding(element, "名称“%s”不是中文".formatted(name), "请改成工作人员说的话"));
        }
        if (HALF_WIDTH.matcher(name).find()) {
            findings.add(file.finding(element, "名称“%s”里有半角标点".formatted(name), "请改用全角标点"));
        }
        if (element instanceof Event && !STATE.matcher(name).matches()) {
            findings.add(file.finding(element, "事件名称“%s”没有说明到达的状态".formatted(name), "请写成 已……、未……、……期满"));
        }
    }

    private static void gateway(ProcessFile file, Gateway gateway, String name, List<Finding> findings) {
        var splits = gateway.getOutgoing().size() > 1;
        if (splits && gateway.getIncoming().size() > 1) {
            findings.add(file.finding(gateway, "网关既汇合又分支", "请拆成两个网关"));
        }
        if (!splits && gateway.getIncoming().size() < 2) {
            findings.add(file.finding(gateway, "网关既不分支也不汇合", "请删去，直接连线"));
        }
        var asks = splits && !(gateway instanceof ParallelGateway) && !(gateway instanceof EventBasedGateway);
        if (asks && !name.endsWith("？")) {
            findings.add(file.finding(gateway, "分支网关没有写成问句", "请写以“？”结尾的问句，例如 材料是否齐全？"));
        }
        if (!splits && !name.isEmpty()) {
            findings.add(file.finding(gateway, "汇合网关写了名称", "请删去名称"));
        }
    }

    private static boolean answers(SequenceFlow flow) {
        return flow.getSource() instanceof Gateway gateway
                && gateway.getOutgoing().size() > 1
                && !(gateway instanceof ParallelGateway)
                && !(gateway instanceof EventBasedGateway);
    }
}
