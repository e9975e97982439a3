package org.lianban.model;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plane geometry of diagrams, in pixels. */
final class Geometry {

    private static final double TOLERANCE = 1;

    private Geometry() {}

    static List<Line2D> segments(List<Point2D> points) {
        var segments = new ArrayList<Line2D>();
        for (var i = 1; i < points.size(); i++) {
            segments.add(new Line2D.Double(points.get(i - 1), points.get(i)));
        }
        return segments;
    }

    /** The point where both segments are passed through, ends excluded. */
    static Optional<Point2D> crossing(Line2D one, Line2D other) {
        return meeting(one, other).filter(point -> within(point, one) && within(point, other));
    }

    /** The point where the segments meet, ends included; empty for parallel ones. */
    static Optional<Point2D> meeting(Line2D one, Line2D other) {
        var dx = one.getX2() - one.getX1();
        var dy = one.getY2() - one.getY1();
        var ex = other.getX2() - other.getX1();
        var ey = other.getY2() - other.getY1();
        var cross = dx * ey - dy * ex;
        if (Math.abs(cross) < 1e-9 || !one.intersectsLine(other)) {
            return Optional.empty();
        }
        var t = ((other.getX1() - one.getX1()) * ey - (other.getY1() - one.getY1()) * ex) / cross;
        return Optional.of(new Point2D.Double(one.getX1() + t * dx, one.getY1() + t * dy));
    }

    /** Whether the segments lie on one another over some length. */
    static boolean overlap(Line2D one, Line2D other) {
        return collinear(one, other) && shared(one, other) > TOLERANCE;
    }

    static boolean passesThrough(Line2D segment, Rectangle2D shape) {
        return segment.intersects(shrunk(shape));
    }

    static boolean overlap(Rectangle2D one, Rectangle2D other) {
        return shrunk(one).intersects(shrunk(other));
    }

    /** Touching is not overlapping, nor is a difference that nobody sees. */
    private static Rectangle2D shrunk(Rectangle2D shape) {
        return new Rectangle2D.Double(
                shape.getX() + TOLERANCE,
                shape.getY() + TOLERANCE,
                Math.max(0, shape.getWidth() - 2 * TOLERANCE),
                Math.max(0, shape.getHeight() - 2 * TOLERANCE));
    }

    private static boolean collinear(Line2D one, Line2D other) {
        return one.ptLineDist(other.getP1()) < TOLERANCE && one.ptLineDist(other.getP2()) < TOLERANCE;
    }

    private static double shared(Line2D one, Line2D other) {
        var horizontal = Math.abs(one.getX2() - one.getX1()) >= Math.abs(one.getY2() - one.getY1());
        return horizontal
                ? shared(one.getX1(), one.getX2(), other.getX1(), other.getX2())
                : shared(one.getY1(), one.getY2(), other.getY1(), other.getY2());
    }

    private static double shared(double from, double to, double otherFrom, double otherTo) {
        return Math.min(Math.max(from, to), Math.max(otherFrom, otherTo))
                - Math.max(Math.min(from, to), Math.min(otherFrom, otherTo));
    }

    private static boolean within(Point2D point, Line2D segment) {
        return point.distance(segment.getP1()) > TOLERANCE && point.distance(segment.getP2()) > TOLERANCE;
    }
}
