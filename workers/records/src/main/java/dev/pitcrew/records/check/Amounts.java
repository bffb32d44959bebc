package dev.pitcrew.records.check;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts as sentences show them. */
final class Amounts {

  private Amounts() {}

  static String show(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  static boolean near(BigDecimal left, BigDecimal right, BigDecimal tolerance) {
    return left.subtract(right).abs().compareTo(tolerance) <= 0;
  }
}
