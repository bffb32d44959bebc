package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Box;
import java.awt.geom.Point2D;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Turns a place in a page's user space into the place a person sees, y downward. */
record PageFrame(PDRectangle crop, int rotation) {
  private static final float SLACK_POINTS = 1;

  PageFrame {
    rotation = Math.floorMod(rotation, 360);
  }

  float width() {
    return rotation % 180 == 0 ? crop.getWidth() : crop.getHeight();
  }

  float height() {
    return rotation % 180 == 0 ? crop.getHeight() : crop.getWidth();
  }

  /** Of a point whose origin is the crop box's lower left corner already. */
  Point2D.Float seen(float x, float y) {
    return switch (rotation) {
      case 90 -> new Point2D.Float(y, x);
      case 180 -> new Point2D.Float(crop.getWidth() - x, y);
      case 270 -> new Point2D.Float(crop.getHeight() - y, crop.getWidth() - x);
      default -> new Point2D.Float(x, crop.getHeight() - y);
    };
  }

  /** Of a point in user space. */
  Point2D.Float seenFromUserSpace(float x, float y) {
    return seen(x - crop.getLowerLeftX(), y - crop.getLowerLeftY());
  }

  /** Clockwise quarter turns of writing whose baseline runs along (dx, dy) in user space. */
  int quarter(float dx, float dy) {
    double turns = Math.atan2(-dy, dx) / (Math.PI / 2);
    return Math.floorMod(Math.round((float) turns) + rotation / 90, 4);
  }

  boolean holds(Point2D.Float point) {
    return point.x > -SLACK_POINTS
        && point.y > -SLACK_POINTS
        && point.x < width() + SLACK_POINTS
        && point.y < height() + SLACK_POINTS;
  }

  static Box box(Point2D.Float a, Point2D.Float b) {
    return new Box(
        Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y));
  }
}
