package dev.pitcrew.spreadsheets;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A way to write numbers: which sign begins the decimals and which may group thousands. */
final class NumberStyle {

  /** 1,234.50 as well as 1 234.50 and 1'234.50. */
  static final NumberStyle POINT = new NumberStyle('.', ", '");

  /** 1.234,50 as well as 1 234,50 and 1'234,50. */
  static final NumberStyle COMMA = new NumberStyle(',', ". '");

  private static final int DIGITS_MAX = 30;

  private final Pattern pattern;
  private final char decimal;

  private NumberStyle(char decimal, String grouping) {
    this.decimal = decimal;
    var grouped =
        IntStream.range(0, grouping.length())
            .mapToObj(i -> Pattern.quote(grouping.substring(i, i + 1)))
            .map(sign -> "[1-9]\\d{0,2}(?:" + sign + "\\d{3})+")
            .collect(Collectors.joining("|"));
    pattern =
        Pattern.compile(
            "(?<whole>\\d+"
                + (grouped.isEmpty() ? "" : "|" + grouped)
                + ")"
                + "(?:"
                + Pattern.quote(String.valueOf(decimal))
                + "(?<rest>\\d+))?");
  }

  /** How people of that language and country write. */
  static NumberStyle of(Locale locale) {
    var symbols = DecimalFormatSymbols.getInstance(locale);
    var grouping =
        "" + plain(symbols.getGroupingSeparator()) + plain(symbols.getMonetaryGroupingSeparator());
    return new NumberStyle(symbols.getDecimalSeparator(), grouping);
  }

  /** Blanks and apostrophes of all kinds are one each. */
  private static char plain(char sign) {
    return switch (sign) {
      case '\u00a0', '\u202f', '\u2009' -> ' ';
      case '\u2019' -> '\'';
      default -> sign;
    };
  }

  /** The number, with its sign in front or behind; empty when this style does not write so. */
  Optional<BigDecimal> read(String text) {
    var plain =
        text.chars()
            .mapToObj(c -> String.valueOf(plain((char) c)))
            .collect(Collectors.joining())
            .replace('\u2212', '-');
    boolean trailing = plain.length() > 1 && plain.endsWith("-");
    boolean negative = trailing || plain.startsWith("-");
    var unsigned =
        (trailing
                ? plain.substring(0, plain.length() - 1)
                : negative || plain.startsWith("+") ? plain.substring(1) : plain)
            .strip();
    var matcher = pattern.matcher(unsigned);
    if (unsigned.length() > DIGITS_MAX || !matcher.matches()) {
      return Optional.empty();
    }
    var rest = matcher.group("rest");
    var number =
        new BigDecimal(
            matcher.group("whole").replaceAll("\\D", "") + (rest == null ? "" : "." + rest));
    return Optional.of(negative ? number.negate() : number);
  }

  /** An example of the style for messages. */
  String example() {
    return "1234" + decimal + "50";
  }
}
