package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Line;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What stands beside each other on a receipt, from its left edge to its right.
 *
 * @param page from 1
 * @param index of the row on its page, from the top
 * @param words from left to right, never empty
 */
record Row(int page, int index, List<Word> words) {

  private static final int ROWS_MAX = 300;
  private static final int WORDS_MAX = 60;

  /** How far a neighbour's middle may be off, as part of the smaller height: paper is not flat. */
  private static final double OFF_MAX = 0.55;

  /**
   * Rows of a level page. Pieces of lines are joined one by one from the left, each to the row
   * whose last piece is level with it, so that a row may bend with the paper.
   */
  static List<Row> of(Page page) {
    List<Placed> lines = new ArrayList<>();
    page.lines().forEach(line -> lines.add(new Placed(line, line.box())));
    lines.sort(Comparator.comparingDouble(l -> l.box.x()));
    List<List<Placed>> rows = new ArrayList<>();
    for (Placed line : lines) {
      List<Placed> best = null;
      double nearest = Double.MAX_VALUE;
      for (List<Placed> row : rows) {
        Placed last = row.getLast();
        double off = off(last.line.words().getLast().box(), line.line.words().getFirst().box());
        boolean after = line.box.x() >= last.box.right() - 0.5 * line.box.height();
        if (after && off < OFF_MAX && off < nearest) {
          nearest = off;
          best = row;
        }
      }
      if (best != null) {
        best.add(line);
      } else if (rows.size() < ROWS_MAX) {
        rows.add(new ArrayList<>(List.of(line)));
      }
    }
    rows.sort(Comparator.comparingDouble(r -> r.getFirst().box.centerY()));
    List<Row> numbered = new ArrayList<>();
    for (List<Placed> row : rows) {
      List<Word> words =
          row.stream().flatMap(l -> l.line.words().stream()).limit(WORDS_MAX).toList();
      numbered.add(new Row(page.number(), numbered.size(), words));
    }
    return numbered;
  }

  private record Placed(Line line, Box box) {}

  private static double off(Box left, Box right) {
    return Math.abs(left.centerY() - right.centerY())
        / Math.max(1, Math.min(left.height(), right.height()));
  }

  String text() {
    return String.join(" ", words.stream().map(Word::text).toList());
  }

  Box box(int from, int to) {
    Box box = words.get(from).box();
    for (int i = from + 1; i < to; i++) {
      box = box.union(words.get(i).box());
    }
    return box;
  }

  Box box() {
    return box(0, words.size());
  }

  /** How sure the reader was of the least sure word. */
  double confidence(int from, int to) {
    return words.subList(from, to).stream().mapToDouble(Word::confidence).min().orElse(0);
  }

  double height() {
    double[] heights = words.stream().mapToDouble(w -> w.box().height()).sorted().toArray();
    return heights[heights.length / 2];
  }
}
