package dev.pitcrew.documents.extract;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where the table of items begins: a row, or two, with three kinds of column headings. */
final class ItemTable {

  private static final int KINDS_MIN = 3;

  private ItemTable() {}

  /** The y of the heading row, or infinity where the page has none. */
  static double top(Sheet sheet, List<LabelHit> labels) {
    Map<Integer, Set<Role>> rows = new HashMap<>();
    double top = Double.POSITIVE_INFINITY;
    for (LabelHit label : labels) {
      if (Role.COLUMNS.contains(label.role())) {
        Set<Role> kinds = rows.computeIfAbsent(label.row(), r -> EnumSet.noneOf(Role.class));
        kinds.add(label.role());
        if (kinds.size() >= KINDS_MIN && kinds.contains(Role.COL_DESCRIPTION)) {
          top = Math.min(top, label.box().y());
        }
      }
    }
    return top;
  }
}
