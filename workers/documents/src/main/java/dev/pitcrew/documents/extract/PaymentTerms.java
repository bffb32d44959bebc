package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The term within which an invoice is to be paid: "30 days net", "zahlbar innerhalb von 14 Tagen".
 *
 * @param days after the issue date
 * @param page from 1
 */
record PaymentTerms(int days, int page, Box box) {

  private static final int DAYS_MAX = 180;
  private static final int WORDS_AROUND = 7;
  private static final Map<String, Set<String>> WORDS = load();

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> words = new HashMap<>();
    for (String[] row : Tables.rows("terms.tsv")) {
      Set<String> kind = words.computeIfAbsent(row[0], key -> new HashSet<>());
      for (String word : row[1].split("\\|")) {
        kind.add(Text.compact(word));
      }
    }
    return words;
  }

  /** The longest term that is not one for a discount; null where the pages say none. */
  static @Nullable PaymentTerms of(Prepared document) {
    PaymentTerms best = null;
    for (Sheet sheet : document.sheets()) {
      for (int i = 0; i + 1 < sheet.pieces().size(); i++) {
        PaymentTerms found = at(sheet, i);
        if (found != null && (best == null || found.days > best.days)) {
          best = found;
        }
      }
    }
    return best;
  }

  private static @Nullable PaymentTerms at(Sheet sheet, int i) {
    String number = sheet.pieces().get(i).norm();
    boolean digits =
        !number.isEmpty() && number.length() <= 3 && Text.digits(number) == number.length();
    if (!digits || !sheet.follows(i, 1.5) || !has(sheet, "day", i + 1, i + 2)) {
      return null;
    }
    int days = Integer.parseInt(number);
    int from = sameRow(sheet, i, -WORDS_AROUND);
    int to = sameRow(sheet, i, WORDS_AROUND);
    boolean context = has(sheet, "context", from, to) || has(sheet, "net", i + 2, to);
    boolean discount = has(sheet, "discount", sameRow(sheet, i, -4), sameRow(sheet, i, 4));
    boolean net =
        has(sheet, "net", i + 2, sameRow(sheet, i, 4))
            || has(sheet, "net", sameRow(sheet, i, -2), i);
    return days > 0 && days <= DAYS_MAX && context && (net || !discount)
        ? new PaymentTerms(days, sheet.number(), sheet.box(i, i + 2))
        : null;
  }

  /** The piece so many words away, or the end of the row on that side (exclusive to the right). */
  private static int sameRow(Sheet sheet, int i, int words) {
    int row = sheet.pieces().get(i).row();
    int at = i;
    while (words < 0 && at > 0 && at > i + words && sheet.pieces().get(at - 1).row() == row) {
      at--;
    }
    while (words > 0
        && at < sheet.pieces().size()
        && at <= i + words
        && sheet.pieces().get(at).row() == row) {
      at++;
    }
    return at;
  }

  private static boolean has(Sheet sheet, String kind, int from, int to) {
    Set<String> words = WORDS.getOrDefault(kind, Set.of());
    for (int i = from; i < Math.min(to, sheet.pieces().size()); i++) {
      if (words.contains(sheet.pieces().get(i).norm())) {
        return true;
      }
    }
    return false;
  }
}
