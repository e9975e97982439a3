package org.lianban.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Each node can be reached from a start, and from each one the process goes on to an end. */
class ReachRules implements Rule {

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var reached = reached(file);
            for (var node : file.nodes()) {
                if (!reached.contains(node)) {
                    findings.add(file.finding(node, "从开始事件走不到这里", "请从前一个环节连过来，不要的请删去"));
                } else if (node.getOutgoing().isEmpty() && !(node instanceof EndEvent) && !isEventSubProcess(node)) {
                    findings.add(file.finding(node, "走到这里就断了，没有通向下一步的连线", "请连到下一个环节或者结束事件"));
                }
            }
        }
        return findings;
    }

    private static Set<FlowNode> reached(ProcessFile file) {
        var nodes = file.nodes();
        var reached = new HashSet<FlowNode>();
        var open = new ArrayDeque<FlowNode>();
        // an event sub-process begins whenever the scope that it lies in does
        nodes.stream()
                .filter(node -> node instanceof StartEvent && !(node.getParentElement() instanceof SubProcess inner && !inner.triggeredByEvent())
                        || isEventSubProcess(node))
                .forEach(open::add);
        var begun = nodes.stream()
                .filter(node -> node instanceof BoundaryEvent || node instanceof StartEvent)
                .filter(node -> origin(node) != null)
                .collect(Collectors.groupingBy(ReachRules::origin));
        while (!open.isEmpty()) {
            var node = open.poll();
            if (reached.add(node)) {
                node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(open::add);
                begun.getOrDefault(node, List.of()).forEach(open::add);
            }
        }
        return reached;
    }

    /** What brings an event with it: the activity that it sits on, the sub-process that it starts. */
    private static ModelElementInstance origin(FlowNode event) {
        return event instanceof BoundaryEvent boundary ? boundary.getAttachedTo() : event.getParentElement();
    }

    private static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess inner && inner.triggeredByEvent();
    }
}
