package dev.pitcrew.bpmn;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Where a model's shapes and lines stand on the page. */
record Drawing(Map<String, Rectangle2D> shapes, Map<String, List<Point2D>> edges) {

  static Drawing of(io.camunda.zeebe.model.bpmn.BpmnModelInstance model) {
    var shapes = new LinkedHashMap<String, Rectangle2D>();
    for (var shape :
        model.getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape.class)) {
      var b = shape.getBounds();
      shapes.put(
          id(shape), new Rectangle2D.Double(b.getX(), b.getY(), b.getWidth(), b.getHeight()));
    }
    var edges = new LinkedHashMap<String, List<Point2D>>();
    for (var edge :
        model.getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge.class)) {
      var points = new ArrayList<Point2D>();
      edge.getWaypoints().forEach(p -> points.add(new Point2D.Double(p.getX(), p.getY())));
      edges.put(id(edge), points);
    }
    return new Drawing(shapes, edges);
  }

  private static String id(ModelElementInstance shape) {
    return shape.getAttributeValue("bpmnElement");
  }

  /** Pairs of lines that cross or touch, except where they meet at a shape. */
  List<String> crossings() {
    var found = new ArrayList<String>();
    var ids = List.copyOf(edges.keySet());
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        if (cross(edges.get(ids.get(i)), edges.get(ids.get(j)))) {
          found.add(ids.get(i) + " x " + ids.get(j));
        }
      }
    }
    return found;
  }

  private static boolean cross(List<Point2D> a, List<Point2D> b) {
    for (int i = 1; i < a.size(); i++) {
      for (int j = 1; j < b.size(); j++) {
        var one = new Line2D.Double(a.get(i - 1), a.get(i));
        var two = new Line2D.Double(b.get(j - 1), b.get(j));
        if (one.intersectsLine(two) && !shareAnEnd(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean shareAnEnd(List<Point2D> a, List<Point2D> b) {
    return a.getLast().equals(b.getLast()) || a.getFirst().equals(b.getFirst());
  }

  /**
   * Lines that run through a shape they neither leave nor reach; frames of sub-processes do not
   * count.
   */
  List<String> linesThroughShapes(List<String> frames) {
    var found = new ArrayList<String>();
    edges.forEach(
        (edge, points) ->
            shapes.forEach(
                (shape, box) -> {
                  var inner =
                      new Rectangle2D.Double(
                          box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
                  for (int i = 1; i < points.size(); i++) {
                    if (!frames.contains(shape)
                        && new Line2D.Double(points.get(i - 1), points.get(i)).intersects(inner)
                        && !touches(points, box)) {
                      found.add(edge + " through " + shape);
                    }
                  }
                }));
    return found;
  }

  private static boolean touches(List<Point2D> points, Rectangle2D box) {
    var wide =
        new Rectangle2D.Double(
            box.getX() - 1, box.getY() - 1, box.getWidth() + 2, box.getHeight() + 2);
    return wide.contains(points.getFirst()) || wide.contains(points.getLast());
  }
}
