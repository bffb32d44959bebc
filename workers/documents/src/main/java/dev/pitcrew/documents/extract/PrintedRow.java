package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of a page as a person reads it across.
 *
 * @param page from 1
 * @param box on the page as it was printed
 * @param text its words with a blank between them
 * @param amounts that stand in it, from left to right
 */
record PrintedRow(int page, Box box, String text, List<BigDecimal> amounts) {

  private static final int DECIMALS = 2;

  static List<PrintedRow> of(Prepared document) {
    List<PrintedRow> rows = new ArrayList<>();
    for (int s = 0; s < document.sheets().size(); s++) {
      Sheet sheet = document.sheets().get(s);
      int from = 0;
      while (from < sheet.pieces().size()) {
        int to = from + 1;
        while (to < sheet.pieces().size()
            && sheet.pieces().get(to).row() == sheet.pieces().get(from).row()) {
          to++;
        }
        rows.add(row(document, s, from, to));
        from = to;
      }
    }
    return rows;
  }

  private static PrintedRow row(Prepared document, int s, int from, int to) {
    Sheet sheet = document.sheets().get(s);
    return new PrintedRow(
        sheet.number(),
        document.printed(sheet.number(), sheet.box(from, to)),
        sheet.pieces().subList(from, to).stream().map(Piece::text).collect(Collectors.joining(" ")),
        document.tokens().get(s).stream()
            .filter(token -> token.kind() == Kind.AMOUNT)
            .filter(token -> token.from() >= from && token.to() <= to)
            .map(token -> BigDecimal.valueOf(token.number(), DECIMALS))
            .toList());
  }
}
