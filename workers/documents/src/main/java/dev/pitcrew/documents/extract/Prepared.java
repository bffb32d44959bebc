package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document with everything found on its pages that needs no judgement: typed tokens and labels.
 *
 * @param sheets the pages that are looked at
 * @param levels how each page number was set straight
 * @param tokens of each sheet, all kinds
 * @param labels of each sheet
 * @param parties whose part of the page a place is
 */
record Prepared(
    PagedDocument document,
    List<Sheet> sheets,
    Map<Integer, Level> levels,
    List<List<Token>> tokens,
    List<List<LabelHit>> labels,
    List<Parties> parties) {

  private static final int FIRST_PAGES = 8;
  private static final int LAST_PAGES = 4;

  /** A dense invoice page holds a quarter of this; more is not a form but a listing. */
  private static final int LABELS_MAX = 400;

  private static final int TOKENS_MAX = 400;

  static Prepared of(PagedDocument document, LabelBook book) {
    Map<Integer, Level> levels = new HashMap<>();
    List<Sheet> sheets = sheets(document, levels);
    boolean misread = document.source() == Source.OCR;
    List<List<LabelHit>> labels = new ArrayList<>();
    for (Sheet sheet : sheets) {
      labels.add(bounded(book.find(sheet, misread), LABELS_MAX));
    }
    List<List<Token>> dates = DateSpotter.spot(sheets, american(sheets));
    List<List<Token>> amounts = AmountSpotter.spot(sheets, misread);
    List<List<Token>> tokens = new ArrayList<>();
    List<Parties> parties = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      tokens.add(
          tokens(
              sheets.get(s),
              s,
              bounded(dates.get(s), TOKENS_MAX),
              bounded(amounts.get(s), TOKENS_MAX)));
      parties.add(Parties.of(sheets.get(s), labels.get(s)));
    }
    return new Prepared(document, sheets, levels, tokens, labels, parties);
  }

  private static List<Token> tokens(Sheet sheet, int s, List<Token> dates, List<Token> amounts) {
    List<Token> tokens = new ArrayList<>(dates);
    List<Token> ids = bounded(IdSpotter.spot(sheet, s), TOKENS_MAX);
    tokens.addAll(ids);
    boolean[] dated = new boolean[sheet.pieces().size()];
    dates.forEach(token -> mark(dated, token));
    boolean[] taken = dated.clone();
    ids.stream()
        .filter(t -> t.kind() == Kind.IBAN && t.quality() > 0.5)
        .forEach(t -> mark(taken, t));
    for (Token amount : amounts) {
      if (!any(taken, amount)) {
        tokens.add(amount);
      }
    }
    tokens.addAll(bounded(ReferenceSpotter.spot(sheet, s, taken), TOKENS_MAX));
    return tokens;
  }

  /** The first and the last of too many: sums stand at the end. */
  private static <T> List<T> bounded(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> kept = new ArrayList<>(all.subList(0, most / 3));
    kept.addAll(all.subList(all.size() - (most - most / 3), all.size()));
    return kept;
  }

  private static void mark(boolean[] taken, Token token) {
    for (int i = token.from(); i < token.to(); i++) {
      taken[i] = true;
    }
  }

  private static boolean any(boolean[] taken, Token token) {
    for (int i = token.from(); i < token.to(); i++) {
      if (taken[i]) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first pages and the last: an invoice says what it is at the front and what it costs at the
   * end.
   */
  private static List<Sheet> sheets(PagedDocument document, Map<Integer, Level> levels) {
    List<Page> pages = document.pages();
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      if (i < FIRST_PAGES || i >= pages.size() - LAST_PAGES) {
        Page page = pages.get(i);
        Level level = document.source() == Source.OCR ? Level.of(page) : Level.none(page);
        levels.put(page.number(), level);
        sheets.add(Sheet.of(level.straightened(page)));
      }
    }
    return sheets;
  }

  /** Dollars are the sign of a country that writes the month first. */
  private static boolean american(List<Sheet> sheets) {
    int dollars = 0;
    int others = 0;
    for (Sheet sheet : sheets) {
      for (Piece piece : sheet.pieces()) {
        dollars += piece.text().indexOf('$') >= 0 || piece.text().equals("USD") ? 1 : 0;
        others +=
            piece.text().indexOf('€') >= 0
                    || piece.text().indexOf('£') >= 0
                    || piece.text().equals("EUR")
                ? 1
                : 0;
      }
    }
    return dollars > others;
  }

  /** Where a place found on the straightened page is printed. */
  @Nullable Box printed(int page, @Nullable Box box) {
    Level level = levels.get(page);
    return box == null || level == null ? box : level.printed(box);
  }
}
