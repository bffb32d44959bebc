package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Box;
import java.awt.geom.Point2D;

/** The rectangle that drawing is cut to. */
record Clip(float left, float top, float right, float bottom) {
  static final Clip NONE = new Clip(-1e6f, -1e6f, 1e6f, 1e6f);

  static Clip of(Box box) {
    return new Clip((float) box.x(), (float) box.y(), (float) box.right(), (float) box.bottom());
  }

  Clip and(Clip other) {
    return new Clip(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }

  /** With slack: a letter that is cut at its edge is still read. */
  boolean holds(Point2D.Float baseline, float size) {
    return baseline.x >= left - size
        && baseline.x <= right + size / 4
        && baseline.y >= top - size / 4
        && baseline.y <= bottom + size;
  }

  static boolean inside(Box box, Point2D.Float at) {
    return at.x >= box.x() - 1
        && at.x <= box.right() + 1
        && at.y >= box.y() - 1
        && at.y <= box.bottom() + 1;
  }
}
