package dev.pitcrew.web.page;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money and time as the reader writes them.
 *
 * @param locale the reader's, from the browser
 * @param zone the office's time zone
 * @param now the moment the page is made
 */
public record Words(Locale locale, ZoneId zone, Instant now) {

  private static final int DIGITS_MAX = 30;

  /** {@code 1,190.00 €}; what is no number is shown as it stands, so nothing wrong is hidden. */
  public String money(@Nullable String amount, @Nullable String currency) {
    if (amount == null || amount.isBlank()) {
      return "";
    }
    String symbol = symbol(currency);
    return symbol.isEmpty() ? number(amount) : number(amount) + "\u00a0" + symbol;
  }

  /** An account number in groups of four, as it is read aloud. */
  public String account(String iban) {
    return iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}")
        ? iban.replaceAll("(.{4})(?=.)", "$1 ")
        : iban;
  }

  private String number(String amount) {
    if (amount.length() > DIGITS_MAX || !amount.matches("-?\\d+(\\.\\d+)?")) {
      return amount;
    }
    BigDecimal value = new BigDecimal(amount);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    if (format instanceof DecimalFormat decimal) {
      decimal.setParseBigDecimal(true);
    }
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(Math.max(2, value.scale()));
    return format.format(value);
  }

  private String symbol(@Nullable String currency) {
    if (currency == null || currency.isBlank()) {
      return "";
    }
    if (currency.equals("EUR")) {
      return "€";
    }
    try {
      return Currency.getInstance(currency).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      return currency;
    }
  }

  /** A date such as {@code 21 Nov 2026}; what is no date is shown as it stands. */
  public String date(@Nullable String iso) {
    if (iso == null || iso.isBlank()) {
      return "";
    }
    try {
      return dateFormat().format(LocalDate.parse(iso));
    } catch (DateTimeParseException notADate) {
      return iso;
    }
  }

  /** A month such as {@code October 2026}; what is no month is shown as it stands. */
  public String month(String iso) {
    try {
      return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(YearMonth.parse(iso));
    } catch (DateTimeParseException notAMonth) {
      return iso;
    }
  }

  /** A figure with its unit: a currency's code, {@code count}, {@code percent}, {@code hours}. */
  public String figure(String value, String unit) {
    return switch (unit) {
      case "", "count" -> value;
      case "percent" -> value + "\u00a0%";
      default -> unit.matches("[A-Z]{3}") ? money(value, unit) : value + "\u00a0" + unit;
    };
  }

  /** The moment in full, for the title of a shortened one. */
  public String exact(@Nullable OffsetDateTime moment) {
    return moment == null
        ? ""
        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .withLocale(locale)
            .format(moment.atZoneSameInstant(zone));
  }

  /** {@code just now}, {@code 5 min ago}, {@code today 14:03}, {@code yesterday 09:12}, a date. */
  public String ago(@Nullable OffsetDateTime moment) {
    if (moment == null) {
      return "";
    }
    Duration past = Duration.between(moment.toInstant(), now);
    if (past.abs().toMinutes() < 1) {
      return "just now";
    }
    if (!past.isNegative() && past.toMinutes() < 60) {
      return past.toMinutes() + " min ago";
    }
    return near(moment.atZoneSameInstant(zone));
  }

  /** {@code due today 12:00}, {@code due tomorrow 12:00}, {@code overdue since yesterday 12:00}. */
  public String due(@Nullable OffsetDateTime moment) {
    if (moment == null) {
      return "";
    }
    String when = near(moment.atZoneSameInstant(zone));
    return moment.toInstant().isBefore(now) ? "overdue since " + when : "due " + when;
  }

  /** {@code due 30 Nov 2026} or {@code overdue since 1 Nov 2026}, for a day without a time. */
  public String dueDay(@Nullable String iso) {
    if (iso == null || iso.isBlank()) {
      return "";
    }
    try {
      LocalDate day = LocalDate.parse(iso);
      long days = ChronoUnit.DAYS.between(today(), day);
      if (days == 0) {
        return "due today";
      }
      if (days == 1) {
        return "due tomorrow";
      }
      return (days < 0 ? "overdue since " : "due ") + dateFormat().format(day);
    } catch (DateTimeParseException notADate) {
      return iso;
    }
  }

  /** True when the day has passed; false also for what is no date. */
  public boolean isPast(@Nullable String iso) {
    try {
      return iso != null && !iso.isBlank() && LocalDate.parse(iso).isBefore(today());
    } catch (DateTimeParseException notADate) {
      return false;
    }
  }

  private String near(ZonedDateTime moment) {
    String time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(moment);
    long days = ChronoUnit.DAYS.between(today(), moment.toLocalDate());
    if (days == 0) {
      return "today " + time;
    }
    if (days == 1) {
      return "tomorrow " + time;
    }
    if (days == -1) {
      return "yesterday " + time;
    }
    return dateFormat().format(moment);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  private DateTimeFormatter dateFormat() {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
  }
}
