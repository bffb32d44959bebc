package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an item table, told by their headings.
 *
 * @param headings the heading of each kind of column
 * @param edges where headings of any kind begin, from left to right
 * @param bottom lower edge of the heading rows
 */
record ItemColumns(Map<Role, Box> headings, List<Double> edges, double bottom) {

  private static final double NEAR_LINES = 2.2;
  private static final double REACH_LETTERS = 4;
  private static final List<Role> NUMBERS =
      List.of(
          Role.COL_AMOUNT, Role.COL_UNIT_PRICE, Role.COL_QUANTITY, Role.COL_TAX, Role.COL_POSITION);

  /** The columns of the table that begins with this row of headings. */
  static ItemColumns of(Sheet sheet, List<LabelHit> labels, int row) {
    double y =
        labels.stream()
            .filter(l -> l.row() == row)
            .mapToDouble(l -> l.box().centerY())
            .findFirst()
            .orElse(0);
    List<LabelHit> near = new ArrayList<>();
    for (LabelHit label : labels) {
      boolean close = Math.abs(label.box().centerY() - y) < NEAR_LINES * sheet.textSize();
      if (close && Role.COLUMNS.contains(label.role())) {
        near.add(label);
      }
    }
    near.sort(Comparator.comparingDouble(l -> Math.abs(l.box().centerY() - y)));
    Map<Role, Box> headings = new EnumMap<>(Role.class);
    Map<Integer, Role> taken = new java.util.HashMap<>();
    for (LabelHit label : near) {
      // The amount is the last column of its kind, everything else the first.
      Box known = headings.get(label.role());
      boolean later =
          label.role() == Role.COL_AMOUNT && known != null && label.box().x() > known.x();
      if ((known == null || later) && fits(label, taken, headings)) {
        headings.put(label.role(), label.box());
        taken.put(label.from(), label.role());
      }
    }
    List<Double> edges = new ArrayList<>();
    double bottom = y;
    for (LabelHit label : near) {
      edges.add(label.box().x());
      bottom = Math.max(bottom, label.box().bottom());
    }
    edges.sort(Comparator.naturalOrder());
    return new ItemColumns(headings, edges, bottom);
  }

  /** A word that can head two kinds of columns heads the one that has none yet. */
  private static boolean fits(LabelHit label, Map<Integer, Role> taken, Map<Role, Box> headings) {
    Role other = taken.get(label.from());
    if (other == null) {
      return true;
    }
    if (label.role() == Role.COL_AMOUNT && other != Role.COL_AMOUNT) {
      return false;
    }
    return !headings.containsKey(label.role()) && headings.get(other) == null;
  }

  /** A column, and how far a number is from its heading; 0 where it stands right under it. */
  record Place(Role column, double distance) {}

  /** The column a number stands in; null where it is under no heading of numbers. */
  @Nullable Place of(Box number, double letter) {
    Place best = null;
    for (Role role : NUMBERS) {
      Box heading = headings.get(role);
      if (heading != null) {
        double gap = Math.max(heading.x() - number.right(), number.x() - heading.right());
        if (gap < REACH_LETTERS * letter && (best == null || Math.max(0, gap) < best.distance)) {
          best = new Place(role, Math.max(0, gap));
        }
      }
    }
    return best;
  }

  /** Whether a place belongs to the text of the description. */
  boolean describes(Box box, double letter) {
    Box heading = headings.get(Role.COL_DESCRIPTION);
    if (heading == null) {
      return false;
    }
    double next = Double.POSITIVE_INFINITY;
    for (double edge : edges) {
      if (edge > heading.right()) {
        next = Math.min(next, edge);
      }
    }
    double left = 0;
    for (double edge : edges) {
      if (edge < heading.x() - letter) {
        left = Math.max(left, edge + 1.5 * letter);
      }
    }
    return box.x() >= Math.min(left, heading.x() - letter)
        && box.x() >= left
        && box.x() < next - 0.3 * letter;
  }
}
