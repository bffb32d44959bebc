package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the items of an invoice from the tables on its pages. */
final class LineItems {

  private static final int ITEMS_MAX = 500;
  private static final double STOP_WEIGHT = 0.6;
  private static final double WRAP_LINES = 1.9;
  private static final int WRAPPED_MAX = 2;

  private final Prepared document;
  private final List<LineItem> items = new ArrayList<>();

  private LineItems(Prepared document) {
    this.document = document;
  }

  static List<LineItem> of(Prepared document) {
    LineItems found = new LineItems(document);
    for (int s = 0; s < document.sheets().size(); s++) {
      Sheet sheet = document.sheets().get(s);
      List<LabelHit> labels = document.labels().get(s);
      TreeSet<Integer> rows = new TreeSet<>(ItemTable.headingRows(labels));
      double done = -1;
      for (int row : rows) {
        ItemColumns columns = ItemColumns.of(sheet, labels, row);
        boolean table =
            columns.headings().containsKey(Role.COL_AMOUNT)
                && columns.headings().containsKey(Role.COL_DESCRIPTION);
        if (table && columns.bottom() > done) {
          done = found.read(s, columns, nextHeading(labels, rows.higher(row)));
        }
      }
    }
    return List.copyOf(found.items);
  }

  private static double nextHeading(List<LabelHit> labels, @Nullable Integer row) {
    return row == null
        ? Double.POSITIVE_INFINITY
        : labels.stream()
            .filter(l -> l.row() == row)
            .mapToDouble(l -> l.box().y())
            .min()
            .orElse(Double.POSITIVE_INFINITY);
  }

  /** Reads rows downwards until the sums begin; answers where it stopped. */
  private double read(int s, ItemColumns columns, double next) {
    Sheet sheet = document.sheets().get(s);
    List<LabelHit> labels = document.labels().get(s);
    double end = Math.min(next, stop(s, columns));
    ItemDraft draft = null;
    for (int from = 0; from < sheet.pieces().size(); ) {
      int to = rowEnd(sheet, from);
      Box row = sheet.box(from, to);
      if (row.centerY() > columns.bottom() && row.centerY() < end && items.size() < ITEMS_MAX) {
        ItemRow read = ItemRow.of(sheet, from, to, columns);
        if (draft != null && draft.takes(read, sheet.textSize(), WRAP_LINES, WRAPPED_MAX)) {
          draft.add(read);
        } else if (read.starts()) {
          finish(draft, sheet);
          draft = new ItemDraft(read);
        }
      }
      from = to;
    }
    finish(draft, sheet);
    return end;
  }

  private void finish(@Nullable ItemDraft draft, Sheet sheet) {
    if (draft != null && draft.complete()) {
      items.add(draft.item(sheet.number(), box -> document.printed(sheet.number(), box)));
    }
  }

  private static int rowEnd(Sheet sheet, int from) {
    int row = sheet.pieces().get(from).row();
    int to = from;
    while (to < sheet.pieces().size() && sheet.pieces().get(to).row() == row) {
      to++;
    }
    return to;
  }

  /** The first row below the headings that tells a sum. */
  private double stop(int s, ItemColumns columns) {
    Sheet sheet = document.sheets().get(s);
    double stop = Double.POSITIVE_INFINITY;
    for (LabelHit label : document.labels().get(s)) {
      boolean sum =
          switch (label.role()) {
            case NET, TOTAL, PAYABLE, TAX -> label.weight() >= STOP_WEIGHT;
            default -> false;
          };
      boolean below = label.box().y() > columns.bottom() + 0.5 * sheet.textSize();
      if (sum && below && !label.heading() && opens(sheet, label) && tells(s, label)) {
        stop = Math.min(stop, label.box().y() - 1);
      }
    }
    return stop;
  }

  /** A label of a sum begins its line; within a line it is part of a description. */
  private static boolean opens(Sheet sheet, LabelHit label) {
    return label.from() == 0 || !sheet.follows(label.from() - 1, 2.5);
  }

  private boolean tells(int s, LabelHit label) {
    for (Token token : document.tokens().get(s)) {
      boolean amount = token.kind() == Kind.AMOUNT && (token.quality() >= 0.7 || token.marked());
      boolean beside =
          Math.abs(token.box().centerY() - label.box().centerY()) < label.box().height()
              && token.box().x() > label.box().x();
      if (amount && beside) {
        return true;
      }
    }
    return false;
  }
}
