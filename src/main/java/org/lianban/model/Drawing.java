package org.lianban.model;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/**
 * One plane of a diagram.
 *
 * @param labels texts outside of shapes
 */
record Drawing(List<Shape> shapes, List<Edge> edges, List<Label> labels) {

    record Shape(FlowNode node, Rectangle2D bounds) {

        /** What is drawn within the bounds: a gateway leaves the corners free. */
        boolean covers(Rectangle2D area) {
            if (!(node instanceof Gateway)) {
                return Geometry.overlap(bounds, area);
            }
            var diamond = new Path2D.Double();
            diamond.moveTo(bounds.getCenterX(), bounds.getMinY());
            diamond.lineTo(bounds.getMaxX(), bounds.getCenterY());
            diamond.lineTo(bounds.getCenterX(), bounds.getMaxY());
            diamond.lineTo(bounds.getMinX(), bounds.getCenterY());
            diamond.closePath();
            return diamond.intersects(area);
        }

        /** Whether the other lies within this one's sub-process. */
        boolean contains(FlowNode other) {
            for (var parent = other.getParentElement(); parent != null; parent = parent.getParentElement()) {
                if (parent.equals(node)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether this is a boundary event of the other. */
        boolean sitsOn(FlowNode other) {
            return node instanceof BoundaryEvent event && other.equals(event.getAttachedTo());
        }
    }

    record Edge(SequenceFlow flow, List<Point2D> points) {

        List<Line2D> segments() {
            return Geometry.segments(points);
        }
    }

    record Label(FlowElement element, Rectangle2D bounds) {}

    /** The viewer draws labels outside of shapes in 11 pixels. */
    private static final double CHINESE_WIDTH = 11;
    private static final double LATIN_WIDTH = 6;
    private static final double LINE_HEIGHT = 14;

    static List<Drawing> of(ProcessFile file) {
        var drawings = new ArrayList<Drawing>();
        for (var plane : file.all(BpmnPlane.class)) {
            var drawing = new Drawing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            plane.getDiagramElements().forEach(element -> {
                if (element instanceof BpmnShape shape && shape.getBpmnElement() instanceof FlowNode node && shape.getBounds() != null) {
                    drawing.shapes.add(new Shape(node, rectangle(shape.getBounds())));
                    if (node instanceof Event || node instanceof Gateway) {
                        label(node, shape.getBpmnLabel()).ifPresent(drawing.labels::add);
                    }
                } else if (element instanceof BpmnEdge edge && edge.getBpmnElement() instanceof SequenceFlow flow) {
                    drawing.edges.add(new Edge(flow, edge.getWaypoints().stream()
                            .map(point -> (Point2D) new Point2D.Double(point.getX(), point.getY()))
                            .toList()));
                    label(flow, edge.getBpmnLabel()).ifPresent(drawing.labels::add);
                }
            });
            drawings.add(drawing);
        }
        return drawings;
    }

    /** The text as it will be drawn: centred in the label's bounds, from their top, broken where it is wider than they. */
    private static Optional<Label> label(FlowElement element, BpmnLabel label) {
        if (element.getName() == null || element.getName().isBlank() || label == null || label.getBounds() == null) {
            return Optional.empty();
        }
        var text = element.getName().codePoints()
                .mapToDouble(letter -> letter < 256 ? LATIN_WIDTH : CHINESE_WIDTH)
                .sum();
        var bounds = rectangle(label.getBounds());
        var width = Math.min(text, bounds.getWidth());
        var height = LINE_HEIGHT * Math.ceil(text / bounds.getWidth());
        return Optional.of(new Label(
                element, new Rectangle2D.Double(bounds.getCenterX() - width / 2, bounds.getY(), width, height)));
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
