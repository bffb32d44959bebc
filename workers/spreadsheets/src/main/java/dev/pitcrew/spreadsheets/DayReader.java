package dev.pitcrew.spreadsheets;

import dev.pitcrew.spreadsheets.TableProblem.Code;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the days of one column. */
final class DayReader {

  /** A time behind a day; the day is the same without it. */
  private static final Pattern TIME =
      Pattern.compile("[T ]\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?( ?[AaPp][Mm])?$");

  private final @Nullable Locale locale;
  private final boolean strict;
  private final Set<DayStyle> possible;
  private final Set<DayStyle> fitting;

  DayReader(@Nullable Locale locale, boolean strict) {
    this.locale = tells(locale) ? locale : null;
    this.strict = strict;
    possible =
        this.locale == null
            ? EnumSet.of(DayStyle.DAY_FIRST, DayStyle.MONTH_FIRST)
            : EnumSet.of(DayStyle.of(this.locale));
    fitting = EnumSet.copyOf(possible);
  }

  /** English alone is written both ways. */
  private static boolean tells(@Nullable Locale locale) {
    return locale != null && !(locale.getLanguage().equals("en") && locale.getCountry().isEmpty());
  }

  /** A day that only some styles write rules out the others. */
  void look(String text) {
    var day = day(text);
    if (possible.stream().anyMatch(style -> style.read(day).isPresent())) {
      fitting.removeIf(style -> style.read(day).isEmpty());
    }
  }

  Reading read(Cell cell) {
    if (cell.value() instanceof CellValue.Moment moment) {
      return moment(cell, moment);
    }
    var text = day(cell.text());
    var plain =
        DayStyle.plain(text).or(() -> strict ? java.util.Optional.empty() : MonthNames.read(text));
    if (cell.value() instanceof CellValue.Text && plain.isPresent()) {
      return Reading.of(plain.get());
    }
    var styles = fitting.size() == 1 ? fitting : possible;
    var readings =
        DayStyle.isDotted(text) && locale == null
            ? DayStyle.DAY_FIRST.read(text).stream().toList()
            : styles.stream().flatMap(style -> style.read(text).stream()).distinct().toList();
    if (!(cell.value() instanceof CellValue.Text) || readings.isEmpty()) {
      return none(cell.text());
    }
    if (readings.size() > 1) {
      return Reading.ambiguous(
          "a date that can be read in one way",
          cell.text(),
          List.of(readings.get(0).toString(), readings.get(1).toString()),
          strict
              ? "Declare how it was written, such as --locale en-GB or --locale en-US."
              : "Write the year first, as in %s.".formatted(readings.get(0)));
    }
    return Reading.of(readings.getFirst());
  }

  private String day(String text) {
    return strict ? text : TIME.matcher(text).replaceFirst("");
  }

  private Reading moment(Cell cell, CellValue.Moment moment) {
    var day = moment.moment().toLocalDate();
    boolean timed = !moment.moment().toLocalTime().equals(LocalTime.MIDNIGHT);
    if (!DayStyle.isSensible(day) || strict && timed) {
      return Reading.wrong(
          Code.WRONG_TYPE,
          strict ? "a date without a time" : "a date of our time",
          "found '%s'".formatted(cell.text()));
    }
    return Reading.of(day);
  }

  private Reading none(String text) {
    return Reading.wrong(
        Code.WRONG_TYPE,
        locale == null
            ? "a date such as 2026-12-31"
            : "a date such as 2026-12-31 or, as %s writes it, %s"
                .formatted(locale.toLanguageTag(), DayStyle.of(locale).example()),
        "found '%s'".formatted(text));
  }
}
