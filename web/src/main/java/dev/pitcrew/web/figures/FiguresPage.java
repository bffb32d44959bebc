package dev.pitcrew.web.figures;

import dev.pitcrew.records.kpi.Kpi;
import dev.pitcrew.records.kpi.KpiReport;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period.
 *
 * @param report absent when the dates could not be read
 * @param from the first day as it was asked for, or typed
 * @param to the last day
 * @param refusal why there are no figures; empty when there are
 */
public record FiguresPage(@Nullable KpiReport report, String from, String to, String refusal) {

  private static final Map<String, String> NAMES =
      Map.of(
          "invoice-intake", "Invoice intake",
          "payment-run", "Payment run",
          "e-invoice", "E-invoices",
          "digital-pdf", "PDF with text",
          "scan", "Scans and photos",
          "posted", "posted",
          "paid-out", "file written",
          "not-an-invoice", "not an invoice");

  /** What people call a process, a kind of document or an outcome. */
  public static String name(String word) {
    return NAMES.getOrDefault(word, word.replace('-', ' '));
  }

  /** {@code 42 %}, or a dash where nothing can be counted. */
  public static String share(@Nullable Double rate, Locale locale) {
    return rate == null ? "–" : NumberFormat.getPercentInstance(locale).format(rate);
  }

  /** A time in the largest unit that leaves at least one of it, such as {@code 3.4 h}. */
  public static String time(@Nullable Double seconds, Locale locale) {
    if (seconds == null) {
      return "–";
    }
    if (seconds >= Duration.ofDays(1).toSeconds()) {
      return String.format(locale, "%.1f d", seconds / Duration.ofDays(1).toSeconds());
    }
    if (seconds >= Duration.ofHours(1).toSeconds()) {
      return String.format(locale, "%.1f h", seconds / Duration.ofHours(1).toSeconds());
    }
    if (seconds >= Duration.ofMinutes(1).toSeconds()) {
      return String.format(locale, "%.1f min", seconds / Duration.ofMinutes(1).toSeconds());
    }
    return String.format(locale, "%.1f s", seconds);
  }

  /** An average such as {@code 1.4}. */
  public static String average(@Nullable Double value, Locale locale) {
    return value == null ? "–" : String.format(locale, "%.1f", value);
  }

  /** {@code 9 posted, 2 rejected}, the most frequent first. */
  public static String outcomes(Kpi kpi) {
    return kpi.outcomes().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(one -> one.getValue() + " " + name(one.getKey()))
        .reduce((a, b) -> a + ", " + b)
        .orElse("–");
  }
}
