package dev.pitcrew.records.learn;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word as it stands on a page, in points from the upper left corner.
 *
 * @param box {@code [x, y, width, height]}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PageWord(String text, int page, @Nullable List<Double> box, double confidence) {

  boolean isPlaced() {
    return box != null && box.size() == 4;
  }

  double left() {
    return box.get(0);
  }

  double right() {
    return box.get(0) + box.get(2);
  }

  double top() {
    return box.get(1);
  }

  double bottom() {
    return box.get(1) + box.get(3);
  }

  double height() {
    return box.get(3);
  }

  /** Whether both stand on one line. */
  boolean isBeside(PageWord other) {
    double overlap = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
    return page == other.page && overlap >= Math.min(height(), other.height()) / 2;
  }

  /** Whether this word stands right under a stretch of another line. */
  boolean isUnder(double from, double to, PageWord line) {
    return page == line.page
        && top() >= line.bottom() - 1
        && top() - line.bottom() <= 2.5 * line.height()
        && left() < to
        && right() > from;
  }

  /** Its letters, as labels are compared. */
  String letters() {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
  }
}
