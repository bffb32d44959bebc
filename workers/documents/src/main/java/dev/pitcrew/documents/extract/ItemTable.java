package dev.pitcrew.documents.extract;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where a table of items begins: a row with at least three kinds of column headings. */
final class ItemTable {

  private static final int KINDS_MIN = 3;

  private ItemTable() {}

  /** Rows with the headings of an item table. */
  static Set<Integer> headingRows(List<LabelHit> labels) {
    Map<Integer, Set<Role>> kinds = new HashMap<>();
    Map<Integer, Set<Integer>> places = new HashMap<>();
    for (LabelHit label : labels) {
      if (Role.COLUMNS.contains(label.role())) {
        kinds.computeIfAbsent(label.row(), r -> EnumSet.noneOf(Role.class)).add(label.role());
        places.computeIfAbsent(label.row(), r -> new HashSet<>()).add(label.from());
      }
    }
    Set<Integer> rows = new HashSet<>();
    for (Map.Entry<Integer, Set<Role>> row : kinds.entrySet()) {
      Set<Role> found = row.getValue();
      if (heads(found) && places.get(row.getKey()).size() >= KINDS_MIN) {
        rows.add(row.getKey());
      }
    }
    return rows;
  }

  /** The y of the first heading row, or infinity where the page has none. */
  static double top(List<LabelHit> labels) {
    return labels.stream()
        .filter(LabelHit::heading)
        .mapToDouble(label -> label.box().y())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * What was sold and how much of it, or how much of it and for how much, or what and for how much.
   */
  private static boolean heads(Set<Role> found) {
    boolean what = found.contains(Role.COL_DESCRIPTION) || found.contains(Role.COL_POSITION);
    boolean much = found.contains(Role.COL_QUANTITY) || found.contains(Role.COL_UNIT_PRICE);
    boolean amount = found.contains(Role.COL_AMOUNT);
    boolean kinds = found.size() >= KINDS_MIN;
    return what && much
        || kinds && much && amount
        || kinds && amount && found.contains(Role.COL_DESCRIPTION);
  }
}
