package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what can be a number given to a document, an order or a customer: one word with a digit.
 */
final class ReferenceSpotter {

  private static final int LENGTH_MAX = 40;

  private ReferenceSpotter() {}

  static List<Token> spot(Sheet sheet, int index, boolean[] taken) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < sheet.pieces().size(); i++) {
      String text = trimmed(sheet.pieces().get(i).text());
      if (taken[i] || text.length() < 2 || text.length() > LENGTH_MAX || !Text.hasDigit(text)) {
        continue;
      }
      if (shaped(text)) {
        tokens.add(
            new Token(
                Kind.REFERENCE,
                text,
                0,
                index,
                i,
                i + 1,
                sheet.pieces().get(i).box(),
                sheet.pieces().get(i).confidence(),
                quality(text),
                false));
      }
    }
    return tokens;
  }

  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean shaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-/._+".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.contains("://") && !text.startsWith("www.");
  }

  private static double quality(String text) {
    int digits = Text.digits(text);
    boolean small = digits == text.length() && digits <= 2;
    return small ? 0.1 : digits >= 4 ? 1 : digits >= 3 ? 0.8 : 0.5;
  }
}
