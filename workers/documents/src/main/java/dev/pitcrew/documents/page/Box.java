package dev.pitcrew.documents.page;

/**
 * A rectangle on a page.
 *
 * @param x left edge, in points from the page's left edge
 * @param y upper edge, in points from the page's upper edge
 * @param width in points, at least 0
 * @param height in points, at least 0
 */
public record Box(double x, double y, double width, double height) {

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centerX() {
    return x + width / 2;
  }

  public double centerY() {
    return y + height / 2;
  }

  /** The smallest box that holds both. */
  public Box union(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
