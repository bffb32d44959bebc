package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds account numbers, bank codes and VAT ids by their shape, the checksum telling how sure it
 * is.
 */
final class IdSpotter {

  private static final int PIECES_MAX = 10;
  private static final double BROKEN = 0.3;

  private IdSpotter() {}

  static List<Token> spot(Sheet sheet, int index) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < sheet.pieces().size(); i++) {
      String text = letters(sheet.pieces().get(i).text());
      if (text.length() < 2 || !letter(text.charAt(0)) || !letter(text.charAt(1))) {
        continue;
      }
      iban(sheet, index, i, tokens);
      vat(sheet, index, i, tokens);
      bic(sheet, index, i, text, tokens);
    }
    return tokens;
  }

  private static void iban(Sheet sheet, int index, int start, List<Token> tokens) {
    String first = letters(sheet.pieces().get(start).text());
    int length = Countries.ibanLength(first.substring(0, 2));
    if (length == 0 || first.length() == 3 && !digitLike(first.charAt(2))) {
      return;
    }
    StringBuilder joined = new StringBuilder();
    int end = start;
    while (end < sheet.pieces().size() && end - start < PIECES_MAX && joined.length() < length) {
      String part = letters(sheet.pieces().get(end).text());
      if (end > start
              && (!sheet.follows(end - 1, 1.6)
                  || !Text.hasDigit(part) && joined.length() > 6 && part.length() > 4)
          || sheet.pieces().get(end).text().contains("*")) {
        break;
      }
      joined.append(part);
      end++;
    }
    if (joined.length() < 15 || !digitLike(joined.charAt(2)) || !digitLike(joined.charAt(3))) {
      return;
    }
    if (joined.length() > length) {
      joined.setLength(length);
    }
    String iban = joined.toString();
    String repaired = iban.length() == length ? repaired(iban) : null;
    if (repaired != null) {
      tokens.add(
          token(sheet, Kind.IBAN, repaired, index, start, end, repaired.equals(iban) ? 1 : 0.8));
    } else if (Text.digits(iban) >= iban.length() - 8) {
      tokens.add(token(sheet, Kind.IBAN, iban, index, start, end, BROKEN));
    }
  }

  /**
   * The IBAN itself, or with letters read as digits in one consistent way, where the checksum
   * holds.
   */
  private static @Nullable String repaired(String iban) {
    if (Countries.ibanHolds(iban)) {
      return iban;
    }
    StringBuilder digits = new StringBuilder(iban.substring(0, 2));
    for (int i = 2; i < iban.length(); i++) {
      int at = "OQDILZSGB".indexOf(iban.charAt(i));
      digits.append(at < 0 ? iban.charAt(i) : "000112568".charAt(at));
    }
    String other = digits.toString();
    return !other.equals(iban) && Countries.ibanHolds(other) ? other : null;
  }

  private static void vat(Sheet sheet, int index, int start, List<Token> tokens) {
    String joined = letters(sheet.pieces().get(start).text());
    if (!Countries.known(joined.substring(0, 2))) {
      return;
    }
    int end = start + 1;
    while (end - start <= 5) {
      if (Countries.isVatId(joined)) {
        boolean more =
            sheet.follows(end - 1, 0.8)
                && end < sheet.pieces().size()
                && isDigits(sheet.pieces().get(end).text())
                && joined.length() < 9;
        if (!more) {
          tokens.add(token(sheet, Kind.VAT_ID, joined, index, start, end, 0.9));
          return;
        }
      }
      if (joined.length() > 13 || !sheet.follows(end - 1, 0.8)) {
        return;
      }
      String next = letters(sheet.pieces().get(end).text());
      if (!Text.hasDigit(next)) {
        return;
      }
      joined += next;
      end++;
    }
  }

  private static void bic(Sheet sheet, int index, int start, String text, List<Token> tokens) {
    if (text.length() != 8 && text.length() != 11) {
      return;
    }
    for (int i = 0; i < 6; i++) {
      if (!letter(text.charAt(i))) {
        return;
      }
    }
    String raw = sheet.pieces().get(start).text();
    if (Countries.known(text.substring(4, 6))
        && raw.equals(raw.toUpperCase(java.util.Locale.ROOT))) {
      double quality = Text.hasDigit(text) || text.endsWith("XXX") ? 0.8 : 0.4;
      tokens.add(token(sheet, Kind.BIC, text, index, start, start + 1, quality));
    }
  }

  private static Token token(
      Sheet sheet, Kind kind, String value, int index, int from, int to, double quality) {
    return new Token(
        kind,
        value,
        0,
        index,
        from,
        to,
        sheet.box(from, to),
        sheet.confidence(from, to),
        quality,
        false);
  }

  private static String letters(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && Character.isLetterOrDigit(c)) {
        kept.append(Character.toUpperCase(c));
      }
    }
    return kept.toString();
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && Text.digits(text) == text.length();
  }

  private static boolean letter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean digitLike(char c) {
    return c >= '0' && c <= '9' || "OQIS".indexOf(c) >= 0;
  }
}
