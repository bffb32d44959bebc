package dev.pitcrew.spreadsheets;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days whose month is a word, which can be read in one way only: 3. April 2026, Apr 3, 2026. */
final class MonthNames {

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.of("it"));
  private static final int LETTERS_MIN = 3;

  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:\\p{L}+,? )?(?<day>\\d{1,2})(?:\\.|st|nd|rd|th)?[ -]?(?:de )?(?<month>\\p{L}{3,12})\\.?[, -]{0,2}(?:de )?(?<year>\\d{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:\\p{L}+,? )?(?<month>\\p{L}{3,12})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})");

  private static final Map<String, Integer> MONTHS = months();

  private MonthNames() {}

  static Optional<LocalDate> read(String text) {
    for (var pattern : List.of(DAY_FIRST, MONTH_FIRST)) {
      var matcher = pattern.matcher(text);
      if (matcher.matches() && MONTHS.containsKey(key(matcher.group("month")))) {
        try {
          return Optional.of(
                  LocalDate.of(
                      Integer.parseInt(matcher.group("year")),
                      MONTHS.get(key(matcher.group("month"))),
                      Integer.parseInt(matcher.group("day"))))
              .filter(DayStyle::isSensible);
        } catch (DateTimeException noSuchDay) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Names, short names and their first three letters; one that names two months names none. */
  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    for (var language : LANGUAGES) {
      for (var month : Month.values()) {
        for (var style :
            List.of(
                TextStyle.FULL,
                TextStyle.SHORT,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT_STANDALONE)) {
          add(months, key(month.getDisplayName(style, language)), month);
        }
        if (language.equals(Locale.ENGLISH) || language.equals(Locale.GERMAN)) {
          add(
              months,
              key(month.getDisplayName(TextStyle.FULL, language)).substring(0, LETTERS_MIN),
              month);
        }
      }
    }
    months.values().removeIf(month -> month == 0);
    return Map.copyOf(months);
  }

  private static void add(Map<String, Integer> months, String name, Month month) {
    if (name.length() >= LETTERS_MIN) {
      months.merge(name, month.getValue(), (one, other) -> one.equals(other) ? one : 0);
    }
  }

  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
