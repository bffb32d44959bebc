package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Line;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One page prepared for extraction: its pieces row by row, each row from left to right across all
 * columns.
 *
 * @param number of the page, from 1
 * @param pieces by row, then from left to right
 * @param textSize the usual size of letters on the page
 */
record Sheet(int number, double width, double height, List<Piece> pieces, double textSize) {

  /** Far more than any invoice page holds; what is beyond is not looked at. */
  private static final int PIECES_MAX = 6000;

  static Sheet of(Page page) {
    List<Line> lines = new ArrayList<>(page.lines());
    List<Box> boxes = new ArrayList<>();
    for (Line line : lines) {
      boxes.add(line.box());
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> boxes.get(i).centerY()));
    List<Piece> pieces = new ArrayList<>();
    int row = -1;
    double centre = Double.NEGATIVE_INFINITY;
    double height = 0;
    List<Piece> current = new ArrayList<>();
    for (int i : order) {
      Box box = boxes.get(i);
      double reach =
          0.45 * Math.max(4, Math.min(height == 0 ? box.height() : height, box.height()));
      if (row < 0 || box.centerY() - centre > reach) {
        flush(current, pieces);
        row++;
        centre = box.centerY();
        height = box.height();
      }
      for (Word word : lines.get(i).words()) {
        if (pieces.size() + current.size() < PIECES_MAX) {
          WordSplitter.split(word, row, i, current);
        }
      }
    }
    flush(current, pieces);
    return new Sheet(
        page.number(),
        Math.max(1, page.width()),
        Math.max(1, page.height()),
        pieces,
        median(pieces));
  }

  private static void flush(List<Piece> row, List<Piece> pieces) {
    row.sort(Comparator.comparingDouble(p -> p.box().x()));
    pieces.addAll(row);
    row.clear();
  }

  private static double median(List<Piece> pieces) {
    double[] sizes = pieces.stream().mapToDouble(Piece::size).sorted().toArray();
    return sizes.length == 0 ? 10 : Math.max(4, sizes[sizes.length / 2]);
  }

  /** Whether the next piece follows this one within a normal blank. */
  boolean follows(int index, double blanks) {
    if (index + 1 >= pieces.size()) {
      return false;
    }
    Piece left = pieces.get(index);
    Piece right = pieces.get(index + 1);
    return left.row() == right.row()
        && right.box().x() - left.box().right() < blanks * Math.max(textSize * 0.6, left.size());
  }

  Box box(int from, int to) {
    Box box = pieces.get(from).box();
    for (int i = from + 1; i < to; i++) {
      box = box.union(pieces.get(i).box());
    }
    return box;
  }

  double confidence(int from, int to) {
    double least = 1;
    for (int i = from; i < to; i++) {
      least = Math.min(least, pieces.get(i).confidence());
    }
    return least;
  }

  String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (i > from) {
        text.append(' ');
      }
      text.append(pieces.get(i).text());
    }
    return text.toString();
  }
}
