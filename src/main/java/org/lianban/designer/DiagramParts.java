package org.lianban.designer;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** What a diagram says, element by element: whatever stands in it without being drawn or named itself belongs to what holds it. */
final class DiagramParts {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static final Map<String, String> TYPES = Map.ofEntries(
            entry("process", "流程"),
            entry("subProcess", "子流程"),
            entry("transaction", "事务"),
            entry("task", "任务"),
            entry("userTask", "用户任务"),
            entry("serviceTask", "服务任务"),
            entry("sendTask", "发送任务"),
            entry("receiveTask", "接收任务"),
            entry("businessRuleTask", "决策任务"),
            entry("manualTask", "人工任务"),
            entry("scriptTask", "脚本任务"),
            entry("callActivity", "调用流程"),
            entry("exclusiveGateway", "排他网关"),
            entry("parallelGateway", "并行网关"),
            entry("inclusiveGateway", "包容网关"),
            entry("eventBasedGateway", "事件网关"),
            entry("startEvent", "开始事件"),
            entry("endEvent", "结束事件"),
            entry("boundaryEvent", "边界事件"),
            entry("intermediateCatchEvent", "中间捕获事件"),
            entry("intermediateThrowEvent", "中间抛出事件"),
            entry("sequenceFlow", "连线"),
            entry("participant", "参与者"),
            entry("lane", "泳道"),
            entry("collaboration", "协作"),
            entry("messageFlow", "消息流"),
            entry("message", "消息"),
            entry("signal", "信号"),
            entry("error", "错误"),
            entry("escalation", "升级"),
            entry("textAnnotation", "注释"),
            entry("association", "关联"),
            entry("group", "分组"),
            entry("dataObjectReference", "数据对象"),
            entry("dataStoreReference", "数据存储"));

    private static final Map<String, String> FACTS = Map.ofEntries(
            entry("name", "名称"),
            entry("conditionExpression", "条件"),
            entry("documentation", "说明"),
            entry("sourceRef", "起点"),
            entry("targetRef", "终点"),
            entry("default", "默认流向"),
            entry("attachedToRef", "附着于"),
            entry("cancelActivity", "中断所附环节"),
            entry("isInterrupting", "中断流程"),
            entry("formRef", "表单"),
            entry("formRefBinding", "表单版本"),
            entry("candidateGroups", "办理部门"),
            entry("candidateStarterGroups", "发起部门"),
            entry("assignee", "办理人"),
            entry("dueDate", "到期时间"),
            entry("delegateExpression", "办理组件"),
            entry("expression", "表达式"),
            entry("calledElement", "调用的流程"),
            entry("calledElementBinding", "被调用流程的版本"),
            entry("decisionRef", "决策表"),
            entry("decisionRefBinding", "决策表版本"),
            entry("mapDecisionResult", "决策结果形式"),
            entry("resultVariable", "结果变量"),
            entry("asyncBefore", "之前异步"),
            entry("asyncAfter", "之后异步"),
            entry("flowNodeRef", "包含"),
            entry("text", "文字"),
            entry("historyTimeToLive", "保存期限"),
            entry("versionTag", "版本标记"),
            entry("timerEventDefinition.timeDuration", "时长"),
            entry("timerEventDefinition.timeDate", "时间"),
            entry("messageEventDefinition.messageRef", "消息"),
            entry("errorEventDefinition.errorRef", "错误"));

    /** They repeat what the flows say themselves. */
    private static final Set<String> REPEATED = Set.of("incoming", "outgoing");

    private static final Set<String> HOLDERS = Set.of("extensionElements", "properties", "inputOutput", "laneSet");

    private DiagramParts() {}

    static Map<String, Part> of(byte[] content) {
        var parts = new LinkedHashMap<String, Part>();
        Xml.all(Xml.root(content))
                .filter(element -> BPMN.equals(element.getNamespaceURI()) && isPart(element))
                .forEach(element -> {
                    var facts = new LinkedHashMap<String, String>();
                    collect(element, "", facts);
                    parts.put(id(element), new Part(id(element), name(element), TYPES.get(element.getLocalName()), facts));
                });
        return parts;
    }

    private static boolean isPart(Element element) {
        return element.hasAttribute("id") && TYPES.containsKey(element.getLocalName());
    }

    private static String id(Element element) {
        return element.getAttribute("id");
    }

    private static String name(Element element) {
        return element.getAttribute("name").isBlank() ? id(element) : element.getAttribute("name");
    }

    private static void collect(Element element, String path, Map<String, String> facts) {
        Xml.attributes(element).forEach((name, value) -> {
            // within an element it tells which one of its kind it is
            if (!name.equals("id") && !(name.equals("name") && !path.isEmpty())) {
                note(path + name, value, facts);
            }
        });
        Predicate<Element> isOwn = child -> !isPart(child) && !REPEATED.contains(child.getLocalName());
        Xml.children(element).filter(isOwn).forEach(child -> {
            if (child.getLocalName().equals("property") && child.hasAttribute("name")) {
                note("属性 " + child.getAttribute("name"), child.getAttribute("value"), facts);
            } else {
                // what holds only other things is no step of the way to them
                var within = HOLDERS.contains(child.getLocalName()) ? path : path + kind(child);
                var text = Xml.ownText(child);
                if (!text.isEmpty()) {
                    note(within, text, facts);
                } else if (child.getLocalName().endsWith("EventDefinition")) {
                    facts.put(within, "");
                }
                collect(child, within.isEmpty() || within.endsWith(".") ? within : within + ".", facts);
            }
        });
    }

    private static String kind(Element child) {
        return child.hasAttribute("name") ? child.getLocalName() + " " + child.getAttribute("name") : child.getLocalName();
    }

    /** Where an element holds several of a kind, they are told one after the other. */
    private static void note(String path, String value, Map<String, String> facts) {
        facts.merge(FACTS.getOrDefault(path, path), value, (one, other) -> one + "、" + other);
    }
}
