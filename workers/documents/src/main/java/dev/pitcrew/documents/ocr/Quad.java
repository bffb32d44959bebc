package dev.pitcrew.documents.ocr;

import java.awt.geom.Point2D;

/** The four corners of a page in a photo, from the upper left clockwise, in its pixels. */
record Quad(
    Point2D.Double topLeft,
    Point2D.Double topRight,
    Point2D.Double bottomRight,
    Point2D.Double bottomLeft) {

  double area() {
    return Math.abs(cross(topLeft, topRight, bottomRight) + cross(topLeft, bottomRight, bottomLeft))
        / 2;
  }

  double width() {
    return (topLeft.distance(topRight) + bottomLeft.distance(bottomRight)) / 2;
  }

  double height() {
    return (topLeft.distance(bottomLeft) + topRight.distance(bottomRight)) / 2;
  }

  Quad scaled(double factor) {
    return new Quad(
        times(topLeft, factor),
        times(topRight, factor),
        times(bottomRight, factor),
        times(bottomLeft, factor));
  }

  /** How far the worst corner is from a right angle, in radians. */
  double skewness() {
    return Math.max(
        Math.max(off(bottomLeft, topLeft, topRight), off(topLeft, topRight, bottomRight)),
        Math.max(off(topRight, bottomRight, bottomLeft), off(bottomRight, bottomLeft, topLeft)));
  }

  private static double off(Point2D.Double a, Point2D.Double corner, Point2D.Double b) {
    double first = Math.atan2(a.y - corner.y, a.x - corner.x);
    double second = Math.atan2(b.y - corner.y, b.x - corner.x);
    double angle = Math.abs(first - second) % (2 * Math.PI);
    return Math.abs(Math.min(angle, 2 * Math.PI - angle) - Math.PI / 2);
  }

  private static double cross(Point2D.Double a, Point2D.Double b, Point2D.Double c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }

  private static Point2D.Double times(Point2D.Double p, double factor) {
    return new Point2D.Double(p.x * factor, p.y * factor);
  }
}
