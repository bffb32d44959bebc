package dev.pitcrew.spreadsheets;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which currency a sign or code stands for. */
final class Currencies {

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** Signs that stand for one or for several; the several are never chosen from. */
  private static final Map<String, List<String>> SIGNS =
      Map.ofEntries(
          Map.entry("€", List.of("EUR")),
          Map.entry("£", List.of("GBP")),
          Map.entry("$", List.of("USD", "CAD", "AUD", "SGD", "HKD", "NZD", "MXN")),
          Map.entry("US$", List.of("USD")),
          Map.entry("C$", List.of("CAD")),
          Map.entry("CA$", List.of("CAD")),
          Map.entry("A$", List.of("AUD")),
          Map.entry("¥", List.of("JPY", "CNY")),
          Map.entry("₹", List.of("INR")),
          Map.entry("₺", List.of("TRY")),
          Map.entry("₽", List.of("RUB")),
          Map.entry("₴", List.of("UAH")),
          Map.entry("₩", List.of("KRW")),
          Map.entry("₪", List.of("ILS")),
          Map.entry("zł", List.of("PLN")),
          Map.entry("Kč", List.of("CZK")),
          Map.entry("Ft", List.of("HUF")),
          Map.entry("lei", List.of("RON")),
          Map.entry("Fr.", List.of("CHF")),
          Map.entry("SFr.", List.of("CHF")),
          Map.entry("kr", List.of("SEK", "NOK", "DKK", "ISK")),
          Map.entry("kr.", List.of("DKK", "SEK", "NOK", "ISK")),
          Map.entry("Euro", List.of("EUR")));

  private static final Pattern CODE_IN_HEADING =
      Pattern.compile("(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])");
  private static final Pattern SIGN_IN_HEADING = Pattern.compile("[€£]");

  private Currencies() {}

  /** What a sign or code may stand for; empty when it is none. */
  static List<String> of(String sign) {
    var stripped = sign.strip();
    if (CODES.contains(stripped.toUpperCase(Locale.ROOT)) && stripped.length() == 3) {
      return List.of(stripped.toUpperCase(Locale.ROOT));
    }
    return SIGNS.getOrDefault(stripped, List.of());
  }

  /** The currency of several that the country of the locale has. */
  static Optional<String> chosen(List<String> possible, @Nullable Locale locale) {
    if (locale == null || locale.getCountry().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Currency.getInstance(locale))
          .map(Currency::getCurrencyCode)
          .filter(possible::contains);
    } catch (IllegalArgumentException noSuchCountry) {
      return Optional.empty();
    }
  }

  /** The one currency a heading names, such as "Amount (EUR)". */
  static Optional<String> inHeading(String heading) {
    var codes =
        CODE_IN_HEADING
            .matcher(heading)
            .results()
            .map(found -> found.group(1))
            .filter(CODES::contains)
            .distinct()
            .toList();
    if (codes.size() == 1) {
      return Optional.of(codes.getFirst());
    }
    var sign = SIGN_IN_HEADING.matcher(heading);
    return codes.isEmpty() && sign.find()
        ? Optional.of(of(sign.group()).getFirst())
        : Optional.empty();
  }

  /** How many digits after the point it has. */
  static int digits(String code) {
    return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
  }
}
