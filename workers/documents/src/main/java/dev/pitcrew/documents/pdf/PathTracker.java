package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Rule;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows drawn paths as far as reading needs it: lines of tables, painted areas, and the rectangle
 * that drawing is clipped to. Curves count by their ends alone.
 */
final class PathTracker {
  private static final int PARTS_MAX = 4_000;
  private static final int MARKS_MAX = 5_000;
  private static final double RULE_LENGTH_MIN = 12;
  private static final double RULE_THICKNESS_MAX = 2.5;

  private final PageStripper stripper;
  private final List<Box> segments = new ArrayList<>();
  private final List<Box> rectangles = new ArrayList<>();
  private Point2D.@Nullable Float start;
  private Point2D.@Nullable Float current;
  private @Nullable Box bounds;
  private boolean clipAtEnd;

  PathTracker(PageStripper stripper) {
    this.stripper = stripper;
  }

  void move(float x, float y) {
    start = seen(x, y);
    current = start;
  }

  void line(float x, float y) {
    Point2D.Float to = seen(x, y);
    if (current == null) {
      start = to;
    } else {
      add(PageFrame.box(current, to), segments);
    }
    current = to;
  }

  void curve(float x, float y) {
    Point2D.Float to = seen(x, y);
    if (current != null) {
      grow(PageFrame.box(current, to));
    }
    current = to;
  }

  void close() {
    if (current != null && start != null && !current.equals(start)) {
      add(PageFrame.box(current, start), segments);
    }
    current = start;
  }

  void rectangle(float x, float y, float width, float height) {
    add(PageFrame.box(seen(x, y), seen(x + width, y + height)), rectangles);
    move(x, y);
  }

  void clipAtEnd() {
    clipAtEnd = true;
  }

  void paint(boolean stroke, boolean fill) throws IOException {
    if (stroke) {
      segments.forEach(this::rule);
      rectangles.forEach(this::frame);
    }
    if (fill && bounds != null && !stripper.fillIsWhite()) {
      rectangles.forEach(this::fill);
      if (rectangles.isEmpty()) {
        fill(bounds);
      }
    }
    if (clipAtEnd && bounds != null) {
      stripper.clipTo(Clip.of(bounds));
    }
    segments.clear();
    rectangles.clear();
    bounds = null;
    start = null;
    current = null;
    clipAtEnd = false;
  }

  private Point2D.Float seen(float x, float y) {
    Point2D.Float p = stripper.transformedPoint(x, y);
    return stripper.frame().seenFromUserSpace(p.x, p.y);
  }

  private void add(Box box, List<Box> to) {
    grow(box);
    if (to.size() < PARTS_MAX) {
      to.add(box);
    }
  }

  private void grow(Box box) {
    bounds = bounds == null ? box : bounds.union(box);
  }

  private void fill(Box box) {
    if (Math.min(box.width(), box.height()) <= RULE_THICKNESS_MAX) {
      rule(box);
    } else if (stripper.scan.darkAreas.size() < MARKS_MAX) {
      stripper.scan.darkAreas.add(box);
    }
  }

  private void frame(Box box) {
    if (Math.min(box.width(), box.height()) <= RULE_THICKNESS_MAX) {
      rule(box);
      return;
    }
    rule(new Box(box.x(), box.y(), box.width(), 0));
    rule(new Box(box.x(), box.bottom(), box.width(), 0));
    rule(new Box(box.x(), box.y(), 0, box.height()));
    rule(new Box(box.right(), box.y(), 0, box.height()));
  }

  private void rule(Box box) {
    boolean thin = Math.min(box.width(), box.height()) <= RULE_THICKNESS_MAX;
    boolean isLong = Math.max(box.width(), box.height()) >= RULE_LENGTH_MIN;
    boolean onPage =
        box.x() <= stripper.scan.width
            && box.y() <= stripper.scan.height
            && box.right() >= 0
            && box.bottom() >= 0;
    if (thin && isLong && onPage && stripper.scan.rules.size() < MARKS_MAX) {
      stripper.scan.rules.add(new Rule(box));
    }
  }
}
