package dev.pitcrew.records.master;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Forms that values of master data have. */
final class Forms {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
  private static final Pattern VAT_ID = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,13}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@,;]+@[^\\s@,;]+\\.[^\\s@,;.]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d ()/.-]{5,30}");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/#+-]{0,39}");
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  private Forms() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static boolean isUsername(String text) {
    return USERNAME.matcher(text).matches();
  }

  static boolean isCountry(String text) {
    return COUNTRIES.contains(text);
  }

  static boolean isBic(String text) {
    return BIC.matcher(text).matches();
  }

  static boolean isVatId(String text) {
    return VAT_ID.matcher(compact(text)).matches();
  }

  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  static boolean isPhone(String text) {
    return PHONE.matcher(text).matches();
  }

  static boolean isCurrency(String text) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(text));
  }

  /** Without blanks, points and hyphens, in upper case. */
  static String compact(String text) {
    return text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
  }
}
