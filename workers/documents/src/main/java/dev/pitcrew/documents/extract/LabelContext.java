package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the place of a label says about it: whether it has its value beside it, or heads a column.
 */
final class LabelContext {

  private static final double BESIDE_WIDTHS = 0.4;

  private LabelContext() {}

  static List<LabelHit> of(Sheet sheet, List<LabelHit> labels) {
    Set<Integer> starts = new HashSet<>();
    labels.forEach(label -> starts.add(label.from()));
    Set<Integer> headings = ItemTable.headingRows(labels);
    List<LabelHit> placed = new ArrayList<>(labels.size());
    for (LabelHit label : labels) {
      placed.add(
          new LabelHit(
              label.role(),
              label.weight(),
              label.from(),
              label.to(),
              label.box(),
              label.row(),
              served(sheet, label, starts),
              headings.contains(label.row())));
    }
    return placed;
  }

  private static boolean served(Sheet sheet, LabelHit label, Set<Integer> starts) {
    int next = label.to();
    List<Piece> pieces = sheet.pieces();
    while (next < pieces.size()
        && pieces.get(next).norm().isEmpty()
        && pieces.get(next).row() == label.row()) {
      next++;
    }
    if (next >= pieces.size() || pieces.get(next).row() != label.row() || starts.contains(next)) {
      return false;
    }
    Piece value = pieces.get(next);
    double gap = value.box().x() - label.box().right();
    boolean adjacent = gap < 2.5 * sheet.textSize();
    boolean near = gap < BESIDE_WIDTHS * sheet.width() && Text.hasDigit(value.text());
    return adjacent || near;
  }
}
