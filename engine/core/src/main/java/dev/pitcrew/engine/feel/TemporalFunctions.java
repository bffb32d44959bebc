package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.function.Function;

/** Functions of dates, and what time it is. */
final class TemporalFunctions {

  private TemporalFunctions() {}

  static void addTo(Builtins functions) {
    functions.add("now", (a, run) -> run.now.atZone(ZoneOffset.UTC));
    functions.add("today", (a, run) -> run.now.atZone(ZoneOffset.UTC).toLocalDate());
    add(functions, "day of year", date -> BigDecimal.valueOf(date.getDayOfYear()));
    add(
        functions,
        "day of week",
        date -> date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    add(
        functions,
        "month of year",
        date -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    add(
        functions,
        "week of year",
        date -> BigDecimal.valueOf(date.get(WeekFields.ISO.weekOfWeekBasedYear())));
    add(functions, "last day of month", date -> date.with(TemporalAdjusters.lastDayOfMonth()));
  }

  private static void add(Builtins functions, String name, Function<LocalDate, Object> body) {
    functions.add(
        name,
        (a, run) ->
            switch (a[0]) {
              case LocalDate date -> body.apply(date);
              case LocalDateTime time -> body.apply(time.toLocalDate());
              case ZonedDateTime time -> body.apply(time.toLocalDate());
              case null, default -> FeelFunction.ILLEGAL;
            },
        "date");
  }
}
