package dev.pitcrew.web.invoice;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, understood or objected to. Nothing is guessed: what can be read in two ways
 * is asked back.
 *
 * @param value as variables write it; what was typed when there is an objection
 * @param objection a sentence; empty when the value is understood
 */
public record TypedValue(String value, String objection) {

  private static final int LENGTH_MAX = 200;
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}([.,]\\d{1,2})?");
  private static final Pattern GROUPED =
      Pattern.compile("-?\\d{1,3}(?:([.,'\u2019 ])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d{1,2})?");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DOTTED =
      Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");
  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})");
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})\\.?\\s+(\\p{L}{3,10})\\.?,?\\s+(\\d{4})");
  private static final Pattern NAMED_FIRST =
      Pattern.compile("(\\p{L}{3,10})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})");

  /** The first letters of each month in English, German and French, as far as they differ. */
  private static final List<List<String>> MONTHS =
      List.of(
          List.of("jan", "jän"),
          List.of("feb", "fév", "fev"),
          List.of("mar", "mär", "mrz"),
          List.of("apr", "avr"),
          List.of("may", "mai"),
          List.of("jun", "juin"),
          List.of("jul", "juil"),
          List.of("aug", "aoû", "aou"),
          List.of("sep"),
          List.of("oct", "okt"),
          List.of("nov"),
          List.of("dec", "dez", "déc"));

  static TypedValue of(FieldName name, String typed) {
    String text = typed.strip().replaceAll("[\\s\u00a0\u202f]+", " ");
    if (text.length() > LENGTH_MAX) {
      return new TypedValue(typed, "Use at most " + LENGTH_MAX + " characters.");
    }
    if (text.isEmpty()) {
      return name.required() ? new TypedValue("", name.label() + " is missing.") : understood("");
    }
    return switch (name.kind()) {
      case TEXT -> understood(text);
      case AMOUNT -> amount(text);
      case DATE -> date(text);
      case CURRENCY -> currency(text);
      case IBAN -> iban(text);
    };
  }

  private static TypedValue understood(String value) {
    return new TypedValue(value, "");
  }

  /** An amount such as {@code 1190.00}, also with a comma or grouped. */
  public static TypedValue amount(String text) {
    String bare = text.replaceAll("(?i)EUR|€|USD|\\$|GBP|£|CHF", "").strip().replace('−', '-');
    boolean trailingMinus = bare.endsWith("-");
    String signed = trailingMinus ? "-" + bare.substring(0, bare.length() - 1).strip() : bare;
    if (PLAIN.matcher(signed).matches()) {
      return understood(twoDecimals(signed.replace(',', '.')));
    }
    if (!GROUPED.matcher(signed).matches()) {
      return new TypedValue(text, "Write an amount such as 1190.00.");
    }
    int lastMark = Math.max(signed.lastIndexOf('.'), signed.lastIndexOf(','));
    int decimals = lastMark < 0 ? 0 : signed.length() - lastMark - 1;
    if (decimals == 1 || decimals == 2) {
      String whole = signed.substring(0, lastMark).replaceAll("[.,'\u2019 ]", "");
      return understood(twoDecimals(whole + "." + signed.substring(lastMark + 1)));
    }
    long marks = signed.chars().filter(c -> c == '.' || c == ',').count();
    if (marks == 1) {
      return new TypedValue(
          text, "This can be read in two ways. Write the cents too, such as 1234.00 or 1.23.");
    }
    return understood(twoDecimals(signed.replaceAll("[.,'\u2019 ]", "")));
  }

  private static String twoDecimals(String number) {
    return new java.math.BigDecimal(number)
        .setScale(2, java.math.RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** A day such as {@code 2026-04-03}, also as people write it. */
  public static TypedValue date(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return date(text, iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher dotted = DOTTED.matcher(text);
    if (dotted.matches()) {
      return date(text, dotted.group(3), dotted.group(2), dotted.group(1));
    }
    Matcher slashed = SLASHED.matcher(text);
    if (slashed.matches()) {
      return slashed(text, slashed);
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return date(text, named.group(3), month(named.group(2)), named.group(1));
    }
    Matcher first = NAMED_FIRST.matcher(text);
    return first.matches()
        ? date(text, first.group(3), month(first.group(1)), first.group(2))
        : noDate(text);
  }

  private static TypedValue slashed(String text, Matcher parts) {
    int one = Integer.parseInt(parts.group(1));
    int two = Integer.parseInt(parts.group(2));
    if (one <= 12 && two <= 12 && one != two) {
      return new TypedValue(
          text, "This can be read in two ways. Write year-month-day, such as 2026-04-03.");
    }
    boolean dayFirst = one > 12;
    return date(text, parts.group(3), parts.group(dayFirst ? 2 : 1), parts.group(dayFirst ? 1 : 2));
  }

  private static String month(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).stream().anyMatch(lower::startsWith)) {
        return String.valueOf(i + 1);
      }
    }
    return "0";
  }

  private static TypedValue date(String text, String year, String month, String day) {
    try {
      return understood(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException impossible) {
      return noDate(text);
    }
  }

  private static TypedValue noDate(String text) {
    return new TypedValue(text, "Write a date such as 2026-04-03.");
  }

  private static TypedValue currency(String text) {
    String code = text.equals("€") ? "EUR" : text.toUpperCase(Locale.ROOT);
    try {
      return understood(Currency.getInstance(code).getCurrencyCode());
    } catch (IllegalArgumentException unknown) {
      return new TypedValue(text, "Write the three letters of a currency, such as EUR.");
    }
  }

  private static TypedValue iban(String text) {
    String bare = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (!bare.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
      return new TypedValue(
          text, "An IBAN has two letters, two digits and 11 to 30 letters or digits.");
    }
    StringBuilder digits = new StringBuilder();
    (bare.substring(4) + bare.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.getNumericValue(c)));
    boolean fits = new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    return fits
        ? understood(bare)
        : new TypedValue(
            text, "The check digits of this IBAN do not fit. Compare it with the page.");
  }
}
