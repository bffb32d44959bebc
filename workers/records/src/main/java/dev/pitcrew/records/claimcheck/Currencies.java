package dev.pitcrew.records.claimcheck;

import java.util.Currency;
import java.util.Set;

/** Which codes are money that somebody can pay with. */
public final class Currencies {

  /** In the ISO list, but metals, units of account, funds, tests or "none". */
  private static final Set<String> NO_MONEY =
      Set.of(
          "XAU", "XAG", "XPT", "XPD", "XDR", "XSU", "XUA", "XBA", "XBB", "XBC", "XBD", "XTS", "XXX",
          "CHE", "CHW", "COU", "CLF", "MXV", "UYI", "UYW", "BOV", "USN", "USS", "XFO", "XFU");

  private static final int DIGITS_USUAL = 2;

  private Currencies() {}

  public static boolean isMoney(String code) {
    if (!code.matches("[A-Z]{3}") || NO_MONEY.contains(code)) {
      return false;
    }
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(known -> known.getCurrencyCode().equals(code));
  }

  /** How many decimals an amount of it may have. */
  static int digits(String code) {
    return isMoney(code) ? Currency.getInstance(code).getDefaultFractionDigits() : DIGITS_USUAL;
  }
}
