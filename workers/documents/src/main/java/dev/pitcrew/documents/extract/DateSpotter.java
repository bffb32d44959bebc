package dev.pitcrew.documents.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates on a page in digits or with a month's name; an open order of day and month gives two
 * readings.
 */
final class DateSpotter {

  private static final Map<String, Integer> MONTHS = months();
  private static final int YEAR_MIN = 1990;
  private static final int YEAR_MAX = 2079;

  private enum Order {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST,
    NAMED
  }

  private record Found(int from, int to, LocalDate date, Order order, boolean open) {}

  private DateSpotter() {}

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (String[] row : Tables.rows("months.tsv")) {
      for (int i = 1; i < row.length; i++) {
        months.put(Text.norm(row[i]), Integer.valueOf(row[0]));
      }
    }
    return Map.copyOf(months);
  }

  static List<List<Token>> spot(List<Sheet> sheets, boolean monthFirst) {
    List<List<Found>> all = new ArrayList<>();
    int days = 0;
    int months = 0;
    for (Sheet sheet : sheets) {
      List<Found> found = find(sheet);
      all.add(found);
      for (Found f : found) {
        if (!f.open) {
          days += f.order == Order.DAY_FIRST ? 1 : 0;
          months += f.order == Order.MONTH_FIRST ? 1 : 0;
        }
      }
    }
    double dayFirst = (days + (monthFirst ? 0.2 : 0.8)) / (days + months + 1.0);
    List<List<Token>> tokens = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      List<Token> onSheet = new ArrayList<>();
      for (Found f : all.get(s)) {
        double quality =
            !f.open ? 1 : f.order == Order.DAY_FIRST ? 0.9 * dayFirst : 0.9 * (1 - dayFirst);
        Sheet sheet = sheets.get(s);
        onSheet.add(
            new Token(
                Kind.DATE,
                f.date.toString(),
                f.date.toEpochDay(),
                s,
                f.from,
                f.to,
                sheet.box(f.from, f.to),
                sheet.confidence(f.from, f.to),
                quality,
                false));
      }
      tokens.add(onSheet);
    }
    return tokens;
  }

  private static List<Found> find(Sheet sheet) {
    List<Found> found = new ArrayList<>();
    List<Piece> pieces = sheet.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      String text = trimmed(pieces.get(i).text());
      if (text.isEmpty()) {
        continue;
      }
      if (Text.hasDigit(text)) {
        digits(text, i, i + 1, found);
        apart(sheet, i, found);
      }
      named(sheet, i, found);
    }
    return found;
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "(,;:-–'\"".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "),;:.-–'\"".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** "12. 03. 2026": parts with blanks between them. */
  private static void apart(Sheet sheet, int i, List<Found> found) {
    String first = sheet.pieces().get(i).text();
    if (first.length() > 3
        || !first.endsWith(".")
        || !sheet.follows(i, 1.2)
        || !sheet.follows(i + 1, 1.2)) {
      return;
    }
    String second = sheet.pieces().get(i + 1).text();
    String third = trimmed(sheet.pieces().get(i + 2).text());
    if (second.length() == 3 && second.endsWith(".") && third.length() == 4) {
      digits(first + second + third, i, i + 3, found);
    }
  }

  private static void digits(String text, int from, int to, List<Found> found) {
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
        mixed(text, from, to, found);
        return;
      }
    }
    if (part != 2 || lengths[2] == 0) {
      return;
    }
    if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2) {
      add(found, from, to, parts[0], parts[1], parts[2], Order.YEAR_FIRST, false);
    } else if (lengths[0] <= 2 && lengths[1] <= 2 && (lengths[2] == 4 || lengths[2] == 2)) {
      int year = lengths[2] == 4 ? parts[2] : 2000 + parts[2];
      boolean open = mark != '.' && parts[0] <= 12 && parts[1] <= 12 && parts[0] != parts[1];
      add(found, from, to, year, parts[1], parts[0], Order.DAY_FIRST, open);
      if (mark != '.' && parts[0] != parts[1]) {
        add(found, from, to, year, parts[0], parts[1], Order.MONTH_FIRST, open);
      }
    }
  }

  /** "15-Oct-2015", "15/Oct/15", "15Oct2015", "15.Oktober.2015". */
  private static void mixed(String text, int from, int to, List<Found> found) {
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
      add(
          found,
          from,
          to,
          year(year),
          month,
          Integer.parseInt(text.substring(0, i)),
          Order.NAMED,
          false);
    }
  }

  /** "3. März 2026", "August 3 , 2014", "2014. gada 5. maijā", "19 april 2014", "Jan 1, 2022". */
  private static void named(Sheet sheet, int i, List<Found> found) {
    Integer month = month(sheet.pieces().get(i).text());
    if (month == null) {
      return;
    }
    Part before = number(sheet, i, -1);
    Part after = number(sheet, i, 1);
    if (before != null && before.value <= 31 && after != null && after.year()) {
      add(
          found,
          before.index,
          after.index + 1,
          after.asYear(),
          month,
          before.value,
          Order.NAMED,
          false);
    } else if (after != null && after.value <= 31) {
      Part year = number(sheet, after.index, 1);
      if (year != null && year.year()) {
        add(found, i, year.index + 1, year.asYear(), month, after.value, Order.NAMED, false);
      }
    } else if (before != null && before.value <= 31) {
      Part year = number(sheet, before.index, -1);
      if (year != null && year.value > YEAR_MIN) {
        add(found, year.index, i + 1, year.value, month, before.value, Order.NAMED, false);
      }
    }
  }

  private record Part(int index, int value, int length) {
    boolean year() {
      return length == 4 || length == 2;
    }

    int asYear() {
      return length == 4 ? value : 2000 + value;
    }
  }

  /** The next number to one side, over at most one piece without meaning ("," "de" "of" "gada"). */
  private static @Nullable Part number(Sheet sheet, int from, int step) {
    int at = from;
    for (int skipped = 0; skipped <= 1; skipped++) {
      int left = step < 0 ? at - 1 : at;
      if (left < 0 || !sheet.follows(left, 2.0)) {
        return null;
      }
      at += step;
      String text = trimmed(sheet.pieces().get(at).text());
      String digits = text;
      for (String end : new String[] {"st", "nd", "rd", "th", "er"}) {
        if (text.length() > 2 && text.endsWith(end)) {
          digits = text.substring(0, text.length() - 2);
        }
      }
      if (!digits.isEmpty() && digits.length() <= 4 && Text.digits(digits) == digits.length()) {
        return new Part(at, Integer.parseInt(digits), digits.length());
      }
      if (!text.isEmpty()
          && !text.equals("de")
          && !text.equals("of")
          && !text.equals("gada")
          && !text.equals("del")) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable Integer month(String text) {
    return text.length() < 3 || text.length() > 14 ? null : MONTHS.get(Text.norm(text));
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() == 4 ? year : 2000 + year;
  }

  private static void add(
      List<Found> found,
      int from,
      int to,
      int year,
      int month,
      int day,
      Order order,
      boolean open) {
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31) {
      return;
    }
    try {
      found.add(new Found(from, to, LocalDate.of(year, month, day), order, open));
    } catch (DateTimeException e) {
      // A 31st of February is no date, whatever it looks like.
      return;
    }
  }
}
