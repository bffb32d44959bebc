package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Lines;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.Word;
import java.util.List;

/**
 * Sets the words of a tilted scan level, so that rows are rows again, and leads back to where they
 * stand on the page.
 *
 * @param letter the usual height of a word
 * @param tilt how the page's rows rise to the right, in radians; negative where they fall
 */
public record Level(double tilt, double width, double height, double letter) {

  public static Level none(Page page) {
    return new Level(0, page.width(), page.height(), 0);
  }

  private static final double TILT_MAX = Math.toRadians(3);
  private static final double STEP = Math.toRadians(0.1);
  private static final double TILT_MIN = Math.toRadians(0.15);
  private static final double GAIN_MIN = 1.08;
  private static final int WORDS_MIN = 12;
  private static final int BINS = 4096;

  /** The tilt at which the most words share a baseline. */
  public static Level of(Page page) {
    double[] heights = page.words().stream().mapToDouble(w -> w.box().height()).sorted().toArray();
    if (heights.length < WORDS_MIN) {
      return none(page);
    }
    double usual = Math.max(1, heights[heights.length / 2]);
    List<Box> boxes =
        page.words().stream()
            .map(Word::box)
            .filter(b -> b.height() > 0.7 * usual && b.height() < 1.6 * usual)
            .toList();
    double straight = sharpness(boxes, 0, usual);
    double best = 0;
    double bestSharpness = straight * GAIN_MIN;
    for (double tilt = -TILT_MAX; tilt <= TILT_MAX; tilt += STEP) {
      double sharpness = sharpness(boxes, tilt, usual);
      if (sharpness > bestSharpness) {
        bestSharpness = sharpness;
        best = tilt;
      }
    }
    return new Level(Math.abs(best) < TILT_MIN ? 0 : best, page.width(), page.height(), usual);
  }

  private static double sharpness(List<Box> boxes, double tilt, double usual) {
    double bin = usual * 0.35;
    double tan = Math.tan(tilt);
    int[] rows = new int[BINS];
    for (Box box : boxes) {
      double y = (box.bottom() + box.centerX() * tan) / bin;
      rows[Math.floorMod((int) Math.floor(y), BINS)] += 1;
      rows[Math.floorMod((int) Math.floor(y + 0.5), BINS)] += 1;
    }
    double sum = 0;
    for (int row : rows) {
      sum += (double) row * row;
    }
    return sum;
  }

  /** The page with its words level; the same page where it has no tilt. */
  public Page straightened(Page page) {
    if (letter == 0) {
      return page;
    }
    List<Word> words =
        page.words().stream()
            .map(
                w ->
                    new Word(
                        w.text(),
                        grown(turned(w.box(), tilt)),
                        w.confidence(),
                        w.fontSize(),
                        w.bold()))
            .toList();
    return new Page(
        page.number(), page.width(), page.height(), words, Lines.of(words, List.of()), List.of());
  }

  /** Dashes and dots get the height of a letter, else they stand in rows of their own. */
  private Box grown(Box box) {
    return box.height() > 0.5 * letter
        ? box
        : new Box(box.x(), box.centerY() - letter / 2, box.width(), letter);
  }

  /** From a level place back to where it is printed. */
  public Box printed(Box level) {
    return tilt == 0 ? level : turned(level, -tilt);
  }

  private Box turned(Box box, double angle) {
    double x = box.centerX() - width / 2;
    double y = box.centerY() - height / 2;
    double centerX = x * Math.cos(angle) - y * Math.sin(angle) + width / 2;
    double centerY = x * Math.sin(angle) + y * Math.cos(angle) + height / 2;
    return new Box(
        centerX - box.width() / 2, centerY - box.height() / 2, box.width(), box.height());
  }
}
