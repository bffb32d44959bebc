package dev.pitcrew.documents.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an answer is the truth: amounts as numbers, identifiers without blanks, names by
 * likeness.
 */
public final class Match {

  private static final Set<String> NAMES = Set.of("vendor", "customer", "address");
  private static final Set<String> AMOUNTS = Set.of("net", "tax", "total", "payable");
  private static final double LIKE = 0.9;
  private static final Pattern NO_WORD =
      Pattern.compile("[\\W_]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Match() {}

  public static boolean same(String field, String answer, String truth) {
    String a = norm(field, answer);
    String b = norm(field, truth);
    return a.equals(b) || NAMES.contains(field) && likeness(a, b) >= LIKE;
  }

  private static String norm(String field, String value) {
    String text = value.strip();
    if (AMOUNTS.contains(field)) {
      try {
        return new BigDecimal(Double.parseDouble(text))
            .setScale(2, RoundingMode.HALF_EVEN)
            .toPlainString();
      } catch (NumberFormatException e) {
        // Not a number: it is compared as it stands.
        return text;
      }
    }
    if (NAMES.contains(field)) {
      return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
    return BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** Twice the letters in common blocks (Ratcliff and Obershelp) over all letters. */
  static double likeness(String a, String b) {
    int letters = a.length() + b.length();
    return letters == 0 ? 1 : 2.0 * common(a, 0, a.length(), b, 0, b.length()) / letters;
  }

  private static int common(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
    int best = 0;
    int aBest = aFrom;
    int bBest = bFrom;
    for (int i = aFrom; i < aTo; i++) {
      for (int j = bFrom; j < bTo; j++) {
        int length = 0;
        while (i + length < aTo
            && j + length < bTo
            && a.charAt(i + length) == b.charAt(j + length)) {
          length++;
        }
        if (length > best) {
          best = length;
          aBest = i;
          bBest = j;
        }
      }
    }
    return best == 0
        ? 0
        : best
            + common(a, aFrom, aBest, b, bFrom, bBest)
            + common(a, aBest + best, aTo, b, bBest + best, bTo);
  }
}
