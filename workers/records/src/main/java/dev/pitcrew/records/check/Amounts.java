package dev.pitcrew.records.check;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts and texts as sentences show them. */
final class Amounts {

  private static final int TEXT_MAX = 80;

  private Amounts() {}

  static String show(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** In quotation marks; a hostile document may hold a megabyte where a name should be. */
  static String quote(String text) {
    return "“%s”".formatted(cut(text));
  }

  static String cut(String text) {
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
  }

  static boolean near(BigDecimal left, BigDecimal right, BigDecimal tolerance) {
    return left.subtract(right).abs().compareTo(tolerance) <= 0;
  }
}
