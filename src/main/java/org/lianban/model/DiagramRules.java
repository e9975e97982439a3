package org.lianban.model;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * A diagram that can be read: everything drawn, nothing on top of another, no lines across. Who deploys in a hurry may leave
 * the last two for later.
 */
class DiagramRules implements Rule {

    /** Nearer to the origin the Modeler moves the diagram when it saves it. */
    private static final double MIN_X = 150;
    private static final double MIN_Y = 80;

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var drawn = new HashSet<FlowElement>();
            var flaws = new ArrayList<Finding>();
            for (var drawing : Drawing.of(file)) {
                drawing.shapes().forEach(shape -> drawn.add(shape.node()));
                drawing.edges().forEach(edge -> drawn.add(edge.flow()));
                shapes(file, drawing, flaws);
                flows(file, drawing, flaws);
                labels(file, drawing, flaws);
            }
            flaws.stream().map(Finding::asRemark).forEach(findings::add);
            missing(file, drawn, findings);
        }
        return findings;
    }

    private static void missing(ProcessFile file, Set<FlowElement> drawn, List<Finding> findings) {
        file.all(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .filter(element -> !drawn.contains(element))
                .forEach(element -> findings.add(file.finding(element, "图上没有画出", "请在 Modeler 里重新画上，或者从文件中删去")));
    }

    private static void shapes(ProcessFile file, Drawing drawing, List<Finding> findings) {
        for (var i = 0; i < drawing.shapes().size(); i++) {
            var shape = drawing.shapes().get(i);
            if (shape.node() instanceof StartEvent && shape.node().getParentElement() instanceof Process
                    && (shape.bounds().getX() < MIN_X || shape.bounds().getY() < MIN_Y)) {
                findings.add(file.finding(shape.node(), "开始事件应在 x ≥ 150、y ≥ 80，否则 Modeler 保存时会移动全图", "请把全图向右下移动"));
            }
            for (var other : drawing.shapes().subList(i + 1, drawing.shapes().size())) {
                pair(file, shape, other, findings);
            }
        }
    }

    private static void pair(ProcessFile file, Drawing.Shape one, Drawing.Shape other, List<Finding> findings) {
        if (one.contains(other.node()) || other.contains(one.node())) {
            var outer = one.contains(other.node()) ? one : other;
            var inner = outer == one ? other : one;
            var border = inner.node() instanceof BoundaryEvent;
            if (!border && !outer.bounds().contains(inner.bounds())) {
                findings.add(file.finding(inner.node(), "超出子流程 %s 的边框".formatted(outer.node().getId()), "请把它移进边框，或者拉大子流程"));
            }
        } else if (one.sitsOn(other.node()) || other.sitsOn(one.node())) {
            if (!one.bounds().intersects(other.bounds())) {
                findings.add(file.finding(one.sitsOn(other.node()) ? one.node() : other.node(), "边界事件没有画在所属环节上", "请把它拖到所属环节的边上"));
            }
        } else if (Geometry.overlap(one.bounds(), other.bounds())) {
            findings.add(file.finding(one.node(), "与 %s 重叠".formatted(other.node().getId()), "请把两个图形分开"));
        }
    }

    private static void flows(ProcessFile file, Drawing drawing, List<Finding> findings) {
        for (var i = 0; i < drawing.edges().size(); i++) {
            var edge = drawing.edges().get(i);
            if (edge.points().size() < 2) {
                findings.add(file.finding(edge.flow(), "连线没有画出", "请重新画这条连线"));
            }
            for (var other : drawing.edges().subList(i + 1, drawing.edges().size())) {
                if (cross(edge, other)) {
                    findings.add(file.finding(edge.flow(), "与连线 %s 交叉".formatted(other.flow().getId()), "请改变走线，让两条连线不相交"));
                }
            }
            drawing.shapes().stream()
                    .filter(shape -> !shape.node().equals(edge.flow().getSource()) && !shape.node().equals(edge.flow().getTarget()))
                    .filter(shape -> !shape.contains(edge.flow().getSource()) && !shape.contains(edge.flow().getTarget()))
                    .filter(shape -> edge.segments().stream().anyMatch(segment -> Geometry.passesThrough(segment, shape.bounds())))
                    .filter(shape -> !hosts(shape, edge.flow()))
                    .forEach(shape -> findings.add(file.finding(edge.flow(), "穿过 %s".formatted(shape.node().getId()), "请改变走线，绕开它")));
        }
    }

    /** The activity whose boundary event the flow leaves. */
    private static boolean hosts(Drawing.Shape shape, SequenceFlow flow) {
        return flow.getSource() instanceof BoundaryEvent event
                && shape.node().equals(event.getAttachedTo());
    }

    private static boolean cross(Drawing.Edge one, Drawing.Edge other) {
        var trunk = one.flow().getSource().equals(other.flow().getSource())
                || one.flow().getTarget().equals(other.flow().getTarget());
        for (var segment : one.segments()) {
            for (var opposite : other.segments()) {
                if (Geometry.crossing(segment, opposite).isPresent()) {
                    return true;
                }
                if (!trunk && (Geometry.overlap(segment, opposite) || touch(segment, opposite, one, other))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a bend or an end of one flow lies on the other, unless both end there. */
    private static boolean touch(Line2D segment, Line2D opposite, Drawing.Edge one, Drawing.Edge other) {
        return Geometry.meeting(segment, opposite)
                .filter(point -> !ends(point, one) || !ends(point, other))
                .isPresent();
    }

    private static boolean ends(Point2D point, Drawing.Edge edge) {
        return point.distance(edge.points().get(0)) < 1
                || point.distance(edge.points().get(edge.points().size() - 1)) < 1;
    }

    private static void labels(ProcessFile file, Drawing drawing, List<Finding> findings) {
        for (var i = 0; i < drawing.labels().size(); i++) {
            var label = drawing.labels().get(i);
            drawing.shapes().stream()
                    .filter(shape -> shape.node() instanceof SubProcess
                            ? acrossBorder(label, shape)
                            : shape.covers(label.bounds()))
                    .forEach(shape -> findings.add(file.finding(label.element(), "文字与 %s 重叠".formatted(shape.node().getId()), "请移开文字")));
            drawing.labels().subList(i + 1, drawing.labels().size()).stream()
                    .filter(other -> Geometry.overlap(label.bounds(), other.bounds()))
                    .forEach(other -> findings.add(file.finding(
                            label.element(),
                            "文字与 %s 的文字重叠".formatted(other.element().getId()),
                            "请移开其中一处文字")));
            drawing.edges().stream()
                    .filter(edge -> edge.segments().stream().anyMatch(segment -> Geometry.passesThrough(segment, label.bounds())))
                    .forEach(edge -> findings.add(file.finding(label.element(), "文字压在连线 %s 上".formatted(edge.flow().getId()), "请移开文字")));
        }
    }

    /** A label may lie inside a sub-process or outside of it, not on its border. */
    private static boolean acrossBorder(Drawing.Label label, Drawing.Shape subProcess) {
        return Geometry.overlap(label.bounds(), subProcess.bounds()) && !subProcess.bounds().contains(label.bounds());
    }
}
