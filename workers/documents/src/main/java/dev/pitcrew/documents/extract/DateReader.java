package dev.pitcrew.documents.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every date that one word can mean. */
public final class DateReader {

  static final int YEAR_MIN = 1990;
  private static final int YEAR_MAX = 2079;
  private static final Map<String, Integer> MONTHS = months();

  /** What stands first, or that the month has its name. */
  enum Order {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST,
    NAMED
  }

  /**
   * @param open whether day and month could also be the other way round
   */
  record Reading(LocalDate date, Order order, boolean open) {}

  private DateReader() {}

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (String[] row : Tables.rows("months.tsv")) {
      for (int i = 1; i < row.length; i++) {
        months.put(Text.norm(row[i]), Integer.valueOf(row[0]));
      }
    }
    return Map.copyOf(months);
  }

  /** Every date a text without blanks can mean. */
  static List<Reading> read(String text) {
    List<Reading> found = new ArrayList<>(2);
    digits(text, found);
    return found;
  }

  private static void digits(String text, List<Reading> found) {
    int[] parts = new int[3];
    int[] lengths = new int[3];
    int part = 0;
    char mark = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (lengths[part] == 4) {
          return;
        }
        parts[part] = parts[part] * 10 + (c - '0');
        lengths[part]++;
      } else if ((c == '.' || c == '/' || c == '-')
          && (mark == 0 || mark == c)
          && part < 2
          && lengths[part] > 0) {
        mark = c;
        part++;
      } else if (c == 'T' && part == 2 && lengths[0] == 4 && lengths[2] == 2) {
        break;
      } else {
        mixed(text, found);
        return;
      }
    }
    if (part != 2 || lengths[2] == 0) {
      return;
    }
    if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2) {
      add(found, parts[0], parts[1], parts[2], Order.YEAR_FIRST, false);
    } else if (lengths[0] <= 2 && lengths[1] <= 2 && (lengths[2] == 4 || lengths[2] == 2)) {
      int year = lengths[2] == 4 ? parts[2] : 2000 + parts[2];
      boolean open = mark != '.' && parts[0] <= 12 && parts[1] <= 12 && parts[0] != parts[1];
      add(found, year, parts[1], parts[0], Order.DAY_FIRST, open);
      if (mark != '.' && parts[0] != parts[1]) {
        add(found, year, parts[0], parts[1], Order.MONTH_FIRST, open);
      }
    }
  }

  /** "15-Oct-2015", "15/Oct/15", "15Oct2015", "15.Oktober.2015". */
  private static void mixed(String text, List<Reading> found) {
    int i = 0;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    int j = i;
    while (j < text.length() && !Character.isDigit(text.charAt(j))) {
      j++;
    }
    String year = text.substring(j);
    if (i == 0
        || i > 2
        || j - i < 3
        || !(year.length() == 4 || year.length() == 2)
        || Text.digits(year) != year.length()) {
      return;
    }
    Integer month = month(text.substring(i, j));
    if (month != null) {
      add(found, year(year), month, Integer.parseInt(text.substring(0, i)), Order.NAMED, false);
    }
  }

  /** The number of the month with this name, null for any other word. */
  public static @Nullable Integer month(String text) {
    return text.length() < 3 || text.length() > 14 ? null : MONTHS.get(Text.norm(text));
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() == 4 ? year : 2000 + year;
  }

  private static void add(
      List<Reading> found, int year, int month, int day, Order order, boolean open) {
    Reading reading = reading(year, month, day, order, open);
    if (reading != null) {
      found.add(reading);
    }
  }

  /** Null where there is no such day, or none that an invoice would name. */
  static @Nullable Reading reading(int year, int month, int day, Order order, boolean open) {
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    try {
      return new Reading(LocalDate.of(year, month, day), order, open);
    } catch (DateTimeException e) {
      // A 31st of February is no date, whatever it looks like.
      return null;
    }
  }
}
