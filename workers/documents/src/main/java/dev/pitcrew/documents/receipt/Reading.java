package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Level;
import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One reading of a receipt, in rows.
 *
 * @param rows of all pages, from the top
 */
record Reading(List<Seen> rows, Map<Integer, Level> levels) {
  private static final int PAGES_MAX = 4;
  private static final double DATE_CLEAR = 0.6;
  private static final int POINTED_MIN = 3;

  /** The marks that promise an amount in their row. */
  private static final List<Mark> PROMISING =
      List.of(Mark.TOTAL, Mark.SUBTOTAL, Mark.TAX, Mark.CASH, Mark.CHANGE, Mark.CARD, Mark.GROSS);

  /**
   * A row with what its words say.
   *
   * @param order of the row in the reading
   */
  record Seen(int order, Row row, List<Phrases.Hit> hits, List<Amount> amounts) {
    /** How surely the row's words say it, 0 to 1. */
    double says(Mark mark) {
      return hits.stream()
          .filter(h -> h.mark() == mark)
          .mapToDouble(Phrases.Hit::weight)
          .max()
          .orElse(0);
    }

    boolean promises() {
      return hits.stream().anyMatch(h -> PROMISING.contains(h.mark()));
    }
  }

  static Reading of(PagedDocument document, Phrases phrases) {
    List<Seen> rows = new ArrayList<>();
    Map<Integer, Level> levels = new HashMap<>();
    for (Page page : document.pages().subList(0, Math.min(PAGES_MAX, document.pages().size()))) {
      Level level = document.source() == Source.OCR ? Level.of(page) : Level.none(page);
      levels.put(page.number(), level);
      boolean promised = false;
      List<Row> printed = Row.of(level.straightened(page));
      boolean pointed = printed.stream().mapToLong(Amounts::clear).sum() >= POINTED_MIN;
      for (Row row : printed) {
        List<Phrases.Hit> hits = phrases.find(row);
        boolean promises = hits.stream().anyMatch(h -> PROMISING.contains(h.mark()));
        List<PrintedDate> dates = PrintedDates.of(row);
        List<Amount> amounts =
            Amounts.of(row, promises || promised, pointed).stream()
                .filter(a -> dates.stream().noneMatch(d -> isPartOf(a, d)))
                .toList();
        rows.add(new Seen(rows.size(), row, hits, amounts));
        promised = promises && amounts.isEmpty();
      }
    }
    return new Reading(rows, levels);
  }

  private static boolean isPartOf(Amount amount, PrintedDate date) {
    boolean clear = date.quality() >= DATE_CLEAR || date.fourDigits() && date.quality() > 0.4;
    return clear && amount.from() < date.to() && date.from() < amount.to();
  }

  /** From a place in the level page back to where it is printed. */
  Box printed(int page, Box box) {
    Level level = levels.get(page);
    return level == null ? box : level.printed(box);
  }
}
