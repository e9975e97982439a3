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
                findings.add(file.finding(element, "不用这种元素：" + type));
            }
            return;
        }
        var id = element.getId();
        var rest = id != null && id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        var meaning = prefix.endsWith("_") ? "[a-z][A-Za-z]*" : "[A-Z][A-Za-z]*";
        if (!rest.matches(element instanceof SequenceFlow ? meaning + "(_[a-z][A-Za-z]*)?" : meaning)) {
            findings.add(file.finding(element, "编号应为 %s 加含义（驼峰）".formatted(prefix)));
        }
    }

    private static void name(ProcessFile file, FlowElement element, List<Finding> findings) {
        var name = element.getName() == null ? "" : element.getName().trim();
        if (element instanceof Gateway gateway) {
            gateway(file, gateway, name, findings);
        } else if (element instanceof SequenceFlow flow) {
            if (answers(flow) && name.isEmpty()) {
                findings.add(file.finding(element, "分支的连线缺少名称"));
            }
        } else if ((element instanceof Activity || element instanceof Event) && name.isEmpty()) {
            findings.add(file.finding(element, "缺少名称"));
        }
        if (name.isEmpty()) {
            return;
        }
        if (!CHINESE.matcher(name).matches()) {
            findings.add(file.finding(element, "名称“%s”应为中文".formatted(name)));
        }
        if (HALF_WIDTH.matcher(name).find()) {
            findings.add(file.finding(element, "名称“%s”应用全角标点".formatted(name)));
        }
        if (element instanceof Event && !STATE.matcher(name).matches()) {
            findings.add(file.finding(element, "事件名称“%s”应说明到达的状态（已……、未……、……期满）".formatted(name)));
        }
    }

    private static void gateway(ProcessFile file, Gateway gateway, String name, List<Finding> findings) {
        var splits = gateway.getOutgoing().size() > 1;
        if (splits && gateway.getIncoming().size() > 1) {
            findings.add(file.finding(gateway, "网关既汇合又分支，须拆成两个"));
        }
        if (!splits && gateway.getIncoming().size() < 2) {
            findings.add(file.finding(gateway, "网关既不分支也不汇合，没有用处"));
        }
        var asks = splits && !(gateway instanceof ParallelGateway) && !(gateway instanceof EventBasedGateway);
        if (asks && !name.endsWith("？")) {
            findings.add(file.finding(gateway, "分支网关应有以“？”结尾的问句"));
        }
        if (!splits && !name.isEmpty()) {
            findings.add(file.finding(gateway, "汇合网关不写名称"));
        }
    }

    private static boolean answers(SequenceFlow flow) {
        return flow.getSource() instanceof Gateway gateway
                && gateway.getOutgoing().size() > 1
                && !(gateway instanceof ParallelGateway)
                && !(gateway instanceof EventBasedGateway);
    }
}
