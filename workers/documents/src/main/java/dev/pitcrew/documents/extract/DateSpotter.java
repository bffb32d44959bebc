package dev.pitcrew.documents.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates on a page in digits or with a month's name; an open order of day and month gives two
 * readings.
 */
final class DateSpotter {

  private record Found(int from, int to, DateReader.Reading reading) {
    boolean open() {
      return reading.open();
    }

    DateReader.Order order() {
      return reading.order();
    }

    LocalDate date() {
      return reading.date();
    }
  }

  private DateSpotter() {}

  static List<List<Token>> spot(List<Sheet> sheets, boolean monthFirst) {
    List<List<Found>> all = new ArrayList<>();
    int days = 0;
    int months = 0;
    for (Sheet sheet : sheets) {
      List<Found> found = find(sheet);
      all.add(found);
      for (Found f : found) {
        if (!f.open()) {
          days += f.order() == DateReader.Order.DAY_FIRST ? 1 : 0;
          months += f.order() == DateReader.Order.MONTH_FIRST ? 1 : 0;
        }
      }
    }
    double dayFirst = (days + (monthFirst ? 0.2 : 0.8)) / (days + months + 1.0);
    List<List<Token>> tokens = new ArrayList<>();
    for (int s = 0; s < sheets.size(); s++) {
      List<Token> onSheet = new ArrayList<>();
      for (Found f : all.get(s)) {
        double quality =
            !f.open()
                ? 1
                : f.order() == DateReader.Order.DAY_FIRST ? 0.9 * dayFirst : 0.9 * (1 - dayFirst);
        Sheet sheet = sheets.get(s);
        onSheet.add(
            new Token(
                Kind.DATE,
                f.date().toString(),
                f.date().toEpochDay(),
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
        read(text, i, i + 1, found);
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
      read(first + second + third, i, i + 3, found);
    }
  }

  /** "3. März 2026", "August 3 , 2014", "2014. gada 5. maijā", "19 april 2014", "Jan 1, 2022". */
  private static void named(Sheet sheet, int i, List<Found> found) {
    Integer month = DateReader.month(sheet.pieces().get(i).text());
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
          DateReader.Order.NAMED,
          false);
    } else if (after != null && after.value <= 31) {
      Part year = number(sheet, after.index, 1);
      if (year != null && year.year()) {
        add(
            found,
            i,
            year.index + 1,
            year.asYear(),
            month,
            after.value,
            DateReader.Order.NAMED,
            false);
      }
    } else if (before != null && before.value <= 31) {
      Part year = number(sheet, before.index, -1);
      if (year != null && year.value > DateReader.YEAR_MIN) {
        add(
            found,
            year.index,
            i + 1,
            year.value,
            month,
            before.value,
            DateReader.Order.NAMED,
            false);
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

  private static void read(String text, int from, int to, List<Found> found) {
    DateReader.read(text).forEach(reading -> found.add(new Found(from, to, reading)));
  }

  private static void add(
      List<Found> found,
      int from,
      int to,
      int year,
      int month,
      int day,
      DateReader.Order order,
      boolean open) {
    DateReader.Reading reading = DateReader.reading(year, month, day, order, open);
    if (reading != null) {
      found.add(new Found(from, to, reading));
    }
  }
}
