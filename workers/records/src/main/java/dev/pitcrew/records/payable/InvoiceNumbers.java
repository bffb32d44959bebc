package dev.pitcrew.records.payable;

import java.util.Locale;

/**
 * Invoice numbers as they are compared: people and scanners vary case, blanks, dashes and leading
 * zeros.
 */
public final class InvoiceNumbers {

  private InvoiceNumbers() {}

  /**
   * Letters and digits in upper case, zeros before a group of digits dropped; the whole text when
   * nothing is left.
   */
  public static String key(String number) {
    var key =
        number
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .replaceAll("(?<!\\p{N})0+(?=\\p{N})", "")
            .replace(" ", "");
    return key.isEmpty() ? number.strip() : key;
  }

  /** Whether two keys differ by two neighbouring characters that changed places. */
  public static boolean transposed(String left, String right) {
    if (left.length() != right.length() || left.equals(right)) {
      return false;
    }
    int first = 0;
    while (left.charAt(first) == right.charAt(first)) {
      first++;
    }
    return first + 1 < left.length()
        && left.charAt(first) == right.charAt(first + 1)
        && left.charAt(first + 1) == right.charAt(first)
        && left.substring(first + 2).equals(right.substring(first + 2));
  }
}
