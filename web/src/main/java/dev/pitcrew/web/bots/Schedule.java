package dev.pitcrew.web.bots;

import dev.pitcrew.web.page.Words;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/**
 * Why and when a bot runs next.
 *
 * @param process whose timer it is, as people call it
 * @param when in words, such as the name of the timer and how often it comes
 * @param next absent where nobody can say
 * @param waiting how many cases wait for such a moment; 0 for a timer that starts cases
 */
public record Schedule(String process, String when, @Nullable ZonedDateTime next, int waiting) {

  /** The moment with its zone, such as {@code 1 Dec 2026, 03:00 Europe/Berlin}. */
  public String moment(Words words) {
    if (next == null) {
      return "";
    }
    // A bare offset tells people nothing; a zone that the model names does.
    ZonedDateTime shown =
        next.getZone() instanceof ZoneOffset ? next.withZoneSameInstant(words.zone()) : next;
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(words.locale())
            .format(shown)
        + " "
        + (shown.getZone() instanceof ZoneOffset ? "UTC" : shown.getZone());
  }
}
