package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The smaller fields: time, receipt number, how it was paid, the card's last digits. */
final class Details {
  private static final double AGREED = 0.9;
  private static final double ONE_READING = 0.7;
  private static final double WEAK = 0.55;
  private static final Pattern CARD_NUMBER =
      Pattern.compile(
          "(?:[*xX#•.]{2,}[\\s\\-]?)+(\\d{4})(?!\\d)|\\d{4,6}[*xX#•]{2,}(\\d{4})(?!\\d)");
  private static final Pattern NUMBER =
      Pattern.compile("[#:.]*([A-Za-z0-9][A-Za-z0-9/\\-]{2,24})[.,;:]*");

  private final List<Reading> readings;
  private final Source source;

  Details(List<Reading> readings, Source source) {
    this.readings = readings;
    this.source = source;
  }

  /** A value found in a reading, and where. */
  private record Found(String value, Reading reading, Row row, int from, int to, double trust) {}

  private interface Look {
    @Nullable Found at(Reading reading, Reading.Seen row);
  }

  /** The value that most readings find first. */
  private Optional<Field> first(Look look) {
    Map<String, Integer> counts = new HashMap<>();
    Found best = null;
    for (Reading reading : readings) {
      Found found = null;
      for (Reading.Seen row : reading.rows()) {
        Found here = look.at(reading, row);
        found = here != null && (found == null || here.trust > found.trust) ? here : found;
      }
      if (found != null) {
        int count = counts.merge(found.value, 1, Integer::sum);
        best =
            best == null
                    || count > counts.get(best.value)
                    || count == counts.get(best.value) && found.trust > best.trust
                ? found
                : best;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    boolean agreed = source == Source.TEXT || counts.get(best.value) > 1;
    Box box = best.reading.printed(best.row.page(), best.row.box(best.from, best.to));
    double sure = (agreed ? AGREED : ONE_READING) * best.trust;
    double confidence =
        source == Source.TEXT ? sure : sure * (0.6 + 0.4 * best.row.confidence(best.from, best.to));
    return Optional.of(new Field(best.value, round(confidence), best.row.page(), box, source));
  }

  private static double round(double confidence) {
    return Math.round(confidence * 10_000) / 10_000.0;
  }

  /**
   * @param dateRows the page place of the date, whose row mostly holds the time as well
   */
  Optional<Field> time(@Nullable Box date) {
    return first(
        (reading, row) -> {
          String text = row.row().text();
          Matcher m = Dates.TIME.matcher(text);
          double height = row.row().height();
          boolean beside =
              date != null && Math.abs(row.row().box().centerY() - date.centerY()) < 2.2 * height;
          boolean labelled = row.says(Mark.TIME) > 0;
          Found best = null;
          while (m.find()) {
            boolean colon = text.charAt(m.end(1)) == ':';
            double trust = colon ? beside ? 1 : labelled ? 0.95 : 0.8 : 0.3;
            if (colon || labelled) {
              best = best == null ? found(reading, row.row(), m, clock(m), trust) : best;
            }
          }
          return best;
        });
  }

  private static String clock(Matcher m) {
    int hour = Integer.parseInt(m.group(1));
    String half = m.group(4) == null ? "" : m.group(4).toLowerCase(Locale.ROOT);
    hour = half.equals("pm") && hour < 12 ? hour + 12 : half.equals("am") && hour == 12 ? 0 : hour;
    return "%02d:%s".formatted(hour, m.group(2));
  }

  private static Found found(Reading reading, Row row, Matcher m, String value, double trust) {
    int from = 0;
    int to = 0;
    int at = 0;
    for (int i = 0; i < row.words().size(); i++) {
      from = at <= m.start() ? i : from;
      to = at < m.end() ? i + 1 : to;
      at += row.words().get(i).text().length() + 1;
    }
    return new Found(value, reading, row, from, Math.max(from + 1, to), trust);
  }

  Optional<Field> number(@Nullable String date) {
    return first(
        (reading, row) -> {
          for (Phrases.Hit hit : row.hits()) {
            if (hit.mark() == Mark.NUMBER) {
              Found number = after(reading, row, hit, date);
              if (number != null) {
                return number;
              }
            }
          }
          return null;
        });
  }

  private static @Nullable Found after(
      Reading reading, Reading.Seen row, Phrases.Hit hit, @Nullable String date) {
    List<Word> words = row.row().words();
    String label = words.get(hit.to() - 1).text();
    int inside = Math.max(label.indexOf('#'), label.indexOf(':')) + 1;
    if (inside > 0 && inside < label.length()) {
      Matcher m = NUMBER.matcher(label.substring(inside));
      if (m.matches() && digits(m.group(1)) >= 3) {
        return new Found(m.group(1), reading, row.row(), hit.to() - 1, hit.to(), hit.weight());
      }
    }
    for (int i = hit.to(); i < Math.min(words.size(), hit.to() + 3); i++) {
      Matcher m = NUMBER.matcher(words.get(i).text());
      String bare = m.matches() ? m.group(1) : "";
      boolean dated =
          date != null && !PrintedDates.of(new Row(1, 0, List.of(words.get(i)))).isEmpty();
      if (digits(bare) >= 3 && !dated) {
        return new Found(bare, reading, row.row(), i, i + 1, hit.weight());
      }
      if (digits(words.get(i).text()) > 0 || words.get(i).text().length() > 3) {
        return null;
      }
    }
    return null;
  }

  private static int digits(String text) {
    return (int) text.chars().filter(Character::isDigit).count();
  }

  Optional<Field> cardDigits() {
    return first(
        (reading, row) -> {
          Matcher m = CARD_NUMBER.matcher(row.row().text());
          if (!m.find()) {
            return null;
          }
          String digits = m.group(1) != null ? m.group(1) : m.group(2);
          return found(reading, row.row(), m, digits, row.says(Mark.CARD) > 0 ? 1 : 0.85);
        });
  }

  /**
   * "card" or "cash"; a card's row counts only where it is no mere logo: with an amount or digits.
   */
  Optional<Field> payment() {
    return first(
        (reading, row) -> {
          Phrases.Hit card = hit(row, Mark.CARD);
          Phrases.Hit cash = hit(row, Mark.CASH);
          boolean amount = row.amounts().stream().anyMatch(a -> a.cents() > 0 && a.quality() > 0.4);
          boolean masked = CARD_NUMBER.matcher(row.row().text()).find();
          if (card != null && (amount || masked)) {
            return new Found("card", reading, row.row(), card.from(), card.to(), amount ? 1 : 0.95);
          }
          if (card != null && cash == null) {
            return new Found("card", reading, row.row(), card.from(), card.to(), WEAK);
          }
          return cash != null && amount && isCoin(row, cash)
              ? new Found("cash", reading, row.row(), cash.from(), cash.to(), 0.9)
              : null;
        });
  }

  /** "Paid" and "tendered" do not say with what. */
  private static boolean isCoin(Reading.Seen row, Phrases.Hit hit) {
    String text = row.row().text().toLowerCase(Locale.ROOT);
    return !text.contains("card")
        && (text.contains("cash")
            || text.contains("bar")
            || !text.matches(".*(paid|tender|payment|received).*"))
        && hit.weight() > 0;
  }

  private static Phrases.@Nullable Hit hit(Reading.Seen row, Mark mark) {
    return row.hits().stream().filter(h -> h.mark() == mark).findFirst().orElse(null);
  }
}
