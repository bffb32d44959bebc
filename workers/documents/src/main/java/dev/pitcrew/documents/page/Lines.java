package dev.pitcrew.documents.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts words into lines, and lines into reading order, by geometry alone. */
public final class Lines {
  private static final double GAP_OF_SIZE = 1.15;
  private static final double OVERLAP_MIN = 0.5;

  private Lines() {}

  /**
   * @param words in any order
   * @param rules a vertical one parts the words on its two sides
   * @return lines from top to bottom, those of one row from left to right
   */
  public static List<Line> of(List<Word> words, List<Rule> rules) {
    List<Box> walls = rules.stream().map(Rule::box).filter(b -> b.height() > b.width()).toList();
    List<Line> lines = new ArrayList<>();
    for (List<Word> row : rows(words)) {
      row.sort(Comparator.comparingDouble(w -> w.box().x()));
      int from = 0;
      for (int i = 1; i <= row.size(); i++) {
        if (i == row.size() || parted(row.get(i - 1), row.get(i), walls)) {
          lines.add(new Line(List.copyOf(row.subList(from, i))));
          from = i;
        }
      }
    }
    return lines;
  }

  private static boolean parted(Word left, Word right, List<Box> walls) {
    double gap = right.box().x() - left.box().right();
    if (gap > GAP_OF_SIZE * Math.min(left.fontSize(), right.fontSize())) {
      return true;
    }
    double y = left.box().centerY();
    for (Box wall : walls) {
      if (wall.x() >= left.box().right() - 1
          && wall.x() <= right.box().x() + 1
          && wall.y() <= y
          && wall.bottom() >= y) {
        return true;
      }
    }
    return false;
  }

  /** Words that share most of their height make a row. */
  private static List<List<Word>> rows(List<Word> words) {
    List<Word> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(w -> w.box().centerY()));
    List<List<Word>> rows = new ArrayList<>();
    List<Double> centres = new ArrayList<>();
    for (Word word : sorted) {
      int last = rows.size() - 1;
      if (last >= 0 && sameRow(centres.get(last), rows.get(last).size(), word, rows.get(last))) {
        List<Word> row = rows.get(last);
        centres.set(
            last,
            centres.get(last) + (word.box().centerY() - centres.get(last)) / (row.size() + 1));
        row.add(word);
      } else {
        rows.add(new ArrayList<>(List.of(word)));
        centres.add(word.box().centerY());
      }
    }
    return rows;
  }

  private static boolean sameRow(double centre, int count, Word word, List<Word> row) {
    double height = Math.min(word.box().height(), row.get(count - 1).box().height());
    return Math.abs(word.box().centerY() - centre) < OVERLAP_MIN * height;
  }
}
