package dev.pitcrew.reports;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How a template shows values in the reader's language: {@code {{#amount}}{{total}}{{/amount}}}.
 * What has another shape is shown as it is, so that nothing is lost.
 */
final class Formats {

  private final Locale locale;

  Formats(Locale locale) {
    this.locale = locale;
  }

  /** By the names that templates use. */
  Map<String, Object> lambdas() {
    return Map.of(
        "amount", lambda(text -> number(text, "#,##0.00")),
        "number", lambda(text -> number(text, "#,##0.###")),
        "percent", lambda(text -> number(text, "#,##0.0 %")),
        "date", lambda(this::date),
        "time", lambda(this::time));
  }

  private static Mustache.Lambda lambda(UnaryOperator<String> format) {
    return (Template.Fragment fragment, Writer out) ->
        write(out, format, fragment.execute().strip());
  }

  private static void write(Writer out, UnaryOperator<String> format, String text)
      throws IOException {
    out.write(format.apply(text));
  }

  private String number(String text, String pattern) {
    try {
      return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale))
          .format(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private String date(String text) {
    try {
      return LocalDate.parse(text)
          .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  private String time(String text) {
    try {
      return OffsetDateTime.parse(text)
          .format(DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", locale));
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
