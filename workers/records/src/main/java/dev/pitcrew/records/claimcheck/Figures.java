package dev.pitcrew.records.claimcheck;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and days as people write them. What can be read in two ways is read as the declared
 * locale says, else as the other cells of the column show, else not at all: then all readings are
 * the answer.
 */
final class Figures {

  private static final int LENGTH_MAX = 30;
  private static final Pattern POINT =
      Pattern.compile("(\\d{1,3}(?:[, '\\u00a0\\u202f\\u2019]\\d{3})+|\\d+)(?:\\.(\\d+))?");
  private static final Pattern COMMA =
      Pattern.compile("(\\d{1,3}(?:[. '\\u00a0\\u202f\\u2019]\\d{3})+|\\d+)(?:,(\\d+))?");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:T.*)?");
  private static final Pattern DIVIDED =
      Pattern.compile("(\\d{1,2})([./-]) ?(\\d{1,2})\\2 ?(\\d{4})");

  /** Which sign begins the decimals. */
  private enum Decimal {
    POINT,
    COMMA
  }

  /** What comes first in a day. */
  private enum Order {
    DAY,
    MONTH
  }

  private final Set<Decimal> decimals;
  private final Set<Order> orders;

  private Figures(Set<Decimal> decimals, Set<Order> orders) {
    this.decimals = decimals;
    this.orders = orders;
  }

  /** As a claim's locale and its other cells say. */
  static Figures of(@Nullable String locale, Collection<String> numbers, Collection<String> days) {
    var declared = locale == null ? null : Locale.forLanguageTag(locale.replace('_', '-'));
    return new Figures(
        decimals(declared).orElseGet(() -> shownDecimals(numbers)),
        orders(declared).orElseGet(() -> shownOrders(days)));
  }

  /** Each value the text may mean, by how it reads; one when it is clear, none when it is none. */
  Map<String, BigDecimal> numbers(String text) {
    var readings = new TreeMap<String, BigDecimal>();
    for (var decimal : Decimal.values()) {
      number(text, decimal)
          .ifPresent(value -> readings.put(value.stripTrailingZeros().toPlainString(), value));
    }
    if (readings.size() > 1 && decimals.size() == 1) {
      return number(text, decimals.iterator().next())
          .map(value -> Map.of(value.toPlainString(), value))
          .orElse(readings);
    }
    return readings;
  }

  /** Each day the text may mean; one when it is clear, none when it is none. */
  Set<LocalDate> days(String text) {
    var readings = new java.util.TreeSet<LocalDate>();
    iso(text).ifPresent(readings::add);
    for (var order : Order.values()) {
      day(text, order).ifPresent(readings::add);
    }
    if (readings.size() > 1 && orders.size() == 1) {
      return day(text, orders.iterator().next()).map(Set::of).orElse(readings);
    }
    return readings;
  }

  private static Optional<Set<Decimal>> decimals(@Nullable Locale locale) {
    return locale == null || locale.getLanguage().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Set.of(
                java.text.DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ','
                    ? Decimal.COMMA
                    : Decimal.POINT));
  }

  /** English without a country does not say whether the day or the month comes first. */
  private static Optional<Set<Order>> orders(@Nullable Locale locale) {
    if (locale == null
        || locale.getLanguage().isEmpty()
        || locale.getLanguage().equals("en") && locale.getCountry().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Set.of(locale.getCountry().equals("US") ? Order.MONTH : Order.DAY));
  }

  private static Set<Decimal> shownDecimals(Collection<String> texts) {
    var shown = EnumSet.noneOf(Decimal.class);
    for (var text : texts) {
      var point = number(text, Decimal.POINT);
      var comma = number(text, Decimal.COMMA);
      if (point.isPresent() != comma.isPresent()) {
        shown.add(point.isPresent() ? Decimal.POINT : Decimal.COMMA);
      }
    }
    return shown;
  }

  private static Set<Order> shownOrders(Collection<String> texts) {
    var shown = EnumSet.noneOf(Order.class);
    for (var text : texts) {
      var day = day(text, Order.DAY);
      var month = day(text, Order.MONTH);
      if (day.isPresent() != month.isPresent()) {
        shown.add(day.isPresent() ? Order.DAY : Order.MONTH);
      }
    }
    return shown;
  }

  private static Optional<BigDecimal> number(String text, Decimal decimal) {
    var plain = text.strip().replace('\u2212', '-');
    boolean negative = plain.startsWith("-");
    var unsigned = negative || plain.startsWith("+") ? plain.substring(1).strip() : plain;
    var matcher = (decimal == Decimal.POINT ? POINT : COMMA).matcher(unsigned);
    if (plain.length() > LENGTH_MAX || !matcher.matches()) {
      return Optional.empty();
    }
    var rest = matcher.group(2);
    var value =
        new BigDecimal(matcher.group(1).replaceAll("\\D", "") + (rest == null ? "" : "." + rest));
    return Optional.of(negative ? value.negate() : value);
  }

  private static Optional<LocalDate> iso(String text) {
    var matcher = ISO.matcher(text.strip());
    return matcher.matches()
        ? day(matcher.group(1), matcher.group(2), matcher.group(3))
        : Optional.empty();
  }

  /** Who writes points puts the day first. */
  private static Optional<LocalDate> day(String text, Order order) {
    var matcher = DIVIDED.matcher(text.strip());
    if (!matcher.matches() || order == Order.MONTH && matcher.group(2).equals(".")) {
      return Optional.empty();
    }
    return order == Order.DAY
        ? day(matcher.group(4), matcher.group(3), matcher.group(1))
        : day(matcher.group(4), matcher.group(1), matcher.group(3));
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
