package dev.pitcrew.app;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the engine keeps what has ended, by a setting; for good where there is none. */
final class KeptHistory {

  static final String SETTING = "pitcrew.retention.instances";

  private static final int DAYS_A_YEAR = 366;
  private static final int DAYS_A_MONTH = 31;

  private KeptHistory() {}

  /**
   * @param text an ISO period of at least one day, such as {@code P90D} or {@code P1Y}
   * @throws IllegalArgumentException when it is none
   */
  static Optional<Duration> read(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      Period period = Period.parse(text.strip());
      long days =
          (long) period.getYears() * DAYS_A_YEAR
              + (long) period.getMonths() * DAYS_A_MONTH
              + period.getDays();
      if (days >= 1) {
        return Optional.of(Duration.ofDays(days));
      }
    } catch (DateTimeParseException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static IllegalArgumentException refused(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Expected %s to be a period of at least one day such as P90D or P1Y, but it is '%s'."
            .formatted(SETTING, text),
        cause);
  }
}
