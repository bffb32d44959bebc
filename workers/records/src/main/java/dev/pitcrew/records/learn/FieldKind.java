package dev.pitcrew.records.learn;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the text of a field is read; what may be read in two ways is not read at all. */
enum FieldKind {
  AMOUNT {
    @Override
    Optional<String> parse(String text) {
      var plain = text.replaceAll("(?i)eur|usd|gbp|chf|[€$£\\s\\u00a0]", "");
      if (COMMA_CENTS.matcher(plain).matches()) {
        return Optional.of(decimal(plain.replace(".", "").replace("'", "").replace(',', '.')));
      }
      return DOT_CENTS.matcher(plain).matches()
          ? Optional.of(decimal(plain.replace(",", "").replace("'", "")))
          : Optional.empty();
    }
  },
  DATE {
    @Override
    Optional<String> parse(String text) {
      var plain = text.strip().replaceAll("[,;]$", "");
      var iso = ISO.matcher(plain);
      if (iso.matches()) {
        return date(iso.group(1), iso.group(2), iso.group(3));
      }
      var dotted = DAY_FIRST.matcher(plain);
      if (dotted.matches()) {
        return date(dotted.group(3), dotted.group(2), dotted.group(1));
      }
      var slashed = SLASHED.matcher(plain);
      // 03/04 may be either; only a day above twelve says which it is.
      return slashed.matches()
              && (Integer.parseInt(slashed.group(1)) > 12
                  || slashed.group(1).equals(slashed.group(2)))
          ? date(slashed.group(3), slashed.group(2), slashed.group(1))
          : Optional.empty();
    }
  },
  NUMBER {
    @Override
    Optional<String> parse(String text) {
      var plain = text.strip().replaceAll("^[#:]+|[:;,.]+$", "").strip();
      return plain.length() <= NUMBER_MAX && plain.matches(".*\\d.*")
          ? Optional.of(plain)
          : Optional.empty();
    }
  };

  private static final int NUMBER_MAX = 60;
  private static final Pattern COMMA_CENTS =
      Pattern.compile("[+-]?(\\d{1,12}|\\d{1,3}(?:[.']\\d{3}){1,4}),\\d{2}");
  private static final Pattern DOT_CENTS =
      Pattern.compile("[+-]?(\\d{1,12}|\\d{1,3}(?:[,']\\d{3}){1,4})\\.\\d{2}");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");
  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  private static final Map<String, FieldKind> BY_FIELD =
      Map.ofEntries(
          Map.entry("invoice_number", NUMBER),
          Map.entry("po_number", NUMBER),
          Map.entry("preceding_invoice", NUMBER),
          Map.entry("issue_date", DATE),
          Map.entry("due_date", DATE),
          Map.entry("net", AMOUNT),
          Map.entry("tax", AMOUNT),
          Map.entry("total", AMOUNT),
          Map.entry("payable", AMOUNT),
          Map.entry("prepaid", AMOUNT));

  /** The value as variables write it, when the text certainly is one. */
  abstract Optional<String> parse(String text);

  /**
   * The kind of a field whose place can be learned. Where money goes is never learned: an account
   * has to be looked at each time.
   */
  static Optional<FieldKind> of(String field) {
    return Optional.ofNullable(BY_FIELD.get(field));
  }

  /** Whether two values of a field are the same. */
  boolean isSame(String left, String right) {
    return switch (this) {
      case AMOUNT ->
          left.matches("[+-]?\\d{1,15}(\\.\\d{1,6})?")
              && right.matches("[+-]?\\d{1,15}(\\.\\d{1,6})?")
              && new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
      case DATE -> left.equals(right);
      case NUMBER ->
          left.replaceAll("\\s", "")
              .toUpperCase(Locale.ROOT)
              .equals(right.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    };
  }

  private static String decimal(String plain) {
    return new BigDecimal(plain).toPlainString();
  }

  private static Optional<String> date(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
