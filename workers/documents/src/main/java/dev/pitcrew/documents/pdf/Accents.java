package dev.pitcrew.documents.pdf;

import java.text.Normalizer;

/** Accents that a typesetter drew as letters of their own. */
final class Accents {
  private static final String SPACING = "\u00a8\u00b4\u0060\u02c6\u02dc\u00b8";
  private static final String COMBINING = "\u0308\u0301\u0300\u0302\u0303\u0327";

  private Accents() {}

  static String compose(StringBuilder text) {
    boolean found = false;
    for (int i = 0; i < text.length() && !found; i++) {
      char c = text.charAt(i);
      found =
          c > 0x7f
              && (SPACING.indexOf(c) >= 0 || Character.getType(c) == Character.NON_SPACING_MARK);
    }
    if (!found || text.length() < 2) {
      return text.toString();
    }
    // A spacing accent stands before or after its letter by a hair: try the letter after it
    // first.
    var result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int accent = text.charAt(i) > 0x7f ? SPACING.indexOf(text.charAt(i)) : -1;
      if (accent >= 0 && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
        result.append(text.charAt(++i)).append(COMBINING.charAt(accent));
      } else {
        result.append(text.charAt(i));
      }
    }
    return Normalizer.normalize(result, Normalizer.Form.NFC);
  }
}
