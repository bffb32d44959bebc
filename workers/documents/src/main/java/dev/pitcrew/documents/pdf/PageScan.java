package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was met while one page's content was run through: characters, drawn lines, pictures. */
final class PageScan {
  final float width;
  final float height;
  final List<Glyph> glyphs = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();
  final List<Picture> pictures = new ArrayList<>();

  /** Areas painted in something else than white, where white letters can be seen. */
  final List<Box> darkAreas = new ArrayList<>();

  /**
   * A picture on the page.
   *
   * @param box where it stands
   * @param pixels along its longer side
   */
  record Picture(Box box, int pixels) {}

  int offPage;

  PageScan(float width, float height) {
    this.width = width;
    this.height = height;
  }

  /** The resolution at which the largest picture loses nothing; 0 where there is none. */
  int dotsPerInch() {
    return pictures.stream()
        .max(Comparator.comparingDouble(p -> p.box().width() * p.box().height()))
        .filter(p -> Math.max(p.box().width(), p.box().height()) > 0)
        .map(p -> (int) (p.pixels() * 72 / Math.max(p.box().width(), p.box().height())))
        .orElse(0);
  }

  /** The share of the page under its largest picture, 0 to 1. */
  double pictureShare() {
    double area = 0;
    double strips = 0;
    for (Picture drawn : pictures) {
      Box picture = drawn.box();
      double w = Math.min(picture.right(), width) - Math.max(picture.x(), 0);
      double h = Math.min(picture.bottom(), height) - Math.max(picture.y(), 0);
      if (w > 0 && h > 0) {
        area = Math.max(area, w * h);
        // Some scanners cut a page into strips of its full width.
        strips += w > 0.6 * width ? w * h : 0;
      }
    }
    return Math.min(1, Math.max(area, strips) / Math.max(1, (double) width * height));
  }
}
