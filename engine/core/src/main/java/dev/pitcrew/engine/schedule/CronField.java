package dev.pitcrew.engine.schedule;

import java.time.DateTimeException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field of a cron expression: numbers, names, ranges and steps.
 *
 * @param names of the values from {@code first} on; none where they have none
 * @param wraps whether a range may go over the end, as from Friday to Monday
 */
record CronField(String what, int first, int last, List<String> names, boolean wraps) {

  static final CronField SECOND = new CronField("second", 0, 59, List.of(), false);
  static final CronField MINUTE = new CronField("minute", 0, 59, List.of(), false);
  static final CronField HOUR = new CronField("hour", 0, 23, List.of(), false);
  static final CronField DAY_OF_MONTH = new CronField("day of the month", 1, 31, List.of(), false);
  static final CronField MONTH =
      new CronField(
          "month",
          1,
          12,
          List.of(
              "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
          false);

  /** Sunday is 0, and 7 too. */
  static final CronField DAY_OF_WEEK =
      new CronField(
          "day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), true);

  BitSet parse(String text) {
    BitSet values = new BitSet(last + 1);
    for (String part : text.split(",", -1)) {
      add(part, values);
    }
    return values;
  }

  /** One of the parts with commas between: {@code *}, {@code 5}, {@code 1-5}, each with a step. */
  void add(String part, BitSet into) {
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : number(part.substring(slash + 1), part);
    if (step < 1) {
      throw wrong(part);
    }
    int from;
    int to;
    int dash = range.indexOf('-');
    if (range.equals("*")) {
      from = first;
      to = last == 7 ? 6 : last;
    } else if (dash > 0) {
      from = value(range.substring(0, dash));
      to = value(range.substring(dash + 1));
    } else {
      from = value(range);
      to = slash < 0 ? from : last;
    }
    if (from > to) {
      if (!wraps) {
        throw wrong(part);
      }
      to += last;
    }
    for (int value = from; value <= to; value += step) {
      into.set(wraps ? value % last : value);
    }
  }

  int value(String text) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = name < 0 ? number(text, text) : first + name;
    if (value < first || value > last) {
      throw wrong(text);
    }
    return value;
  }

  private int number(String digits, String part) {
    if (digits.isEmpty()
        || digits.length() > 4
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong(part);
    }
    return Integer.parseInt(digits);
  }

  DateTimeException wrong(String part) {
    return new DateTimeException("'%s' is no %s".formatted(part, what));
  }
}
