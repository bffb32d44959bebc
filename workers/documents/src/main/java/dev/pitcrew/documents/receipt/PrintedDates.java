package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.DateReader;
import dev.pitcrew.documents.receipt.PrintedDate.Order;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every date that the words of a row can mean, also where print is torn or marks were misread. */
final class PrintedDates {
  private static final int YEAR_MIN = 1995;
  private static final int YEAR_MAX = 2060;
  private static final double MIXED_MARKS = 0.6;
  private static final double BLANK_MARKS = 0.35;
  private static final double ODD_MARKS = 0.45;
  private static final double ONE_MARK = 0.5;
  private static final double SLASHED = 0.6;
  private static final double NO_MARKS = 0.25;

  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<![\\d])(\\d{1,4})(\\s?[./\\-,:'’~_]\\s?|\\s)(\\d{1,2})(\\s?[./\\-,:'’~_]\\s?|\\s)(\\d{2,4})(?!\\d)");
  private static final Pattern ONE_LOST =
      Pattern.compile(
          "(?<!\\d)(?:(\\d{2})[./\\-](\\d{2})(20\\d{2})|(\\d{2})(\\d{2})[./\\-](20\\d{2}))(?!\\d)");
  private static final Pattern LOST = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");
  private static final Pattern DAY_NAME =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[^\\dA-Za-zÀ-ž]{0,2}([A-Za-zÀ-ž]{3,10})[^\\dA-Za-zÀ-ž]{0,3}(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern NAME_DAY =
      Pattern.compile(
          "(?<![A-Za-zÀ-ž])([A-Za-zÀ-ž]{3,10})[^\\dA-Za-zÀ-ž]{0,2}(\\d{1,2})(?:st|nd|rd|th)?[^\\dA-Za-zÀ-ž]{1,3}(\\d{4})(?!\\d)");

  private final String text;
  private final int[] words;
  private final List<PrintedDate> found = new ArrayList<>();

  private PrintedDates(String text, int[] words) {
    this.text = text;
    this.words = words;
  }

  static List<PrintedDate> of(Row row) {
    StringBuilder text = new StringBuilder();
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < row.words().size(); i++) {
      String word = row.words().get(i).text();
      for (int k = 0; k <= word.length(); k++) {
        words.add(i);
      }
      text.append(word).append(' ');
    }
    var dates =
        new PrintedDates(
            mended(text.toString()), words.stream().mapToInt(Integer::intValue).toArray());
    dates.numeric();
    dates.lost();
    dates.named();
    return dates.found;
  }

  /** Letters between digits that are digits. */
  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int slip = "OoQDlI|!".indexOf(text.charAt(i));
      if (slip >= 0
          && (i > 0 && isNumeric(mended.charAt(i - 1)))
          && (i + 1 < text.length() && isNumeric(text.charAt(i + 1)))) {
        mended.setCharAt(i, slip < 4 ? '0' : '1');
      }
    }
    return mended.toString();
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '/' || c == '.' || c == '-';
  }

  private void numeric() {
    Matcher m = NUMERIC.matcher(text);
    int at = 0;
    while (m.find(at)) {
      at = m.start() + m.group(1).length();
      String first = m.group(2).strip();
      String second = m.group(4).strip();
      double quality = quality(first, second);
      int third = m.group(5).length();
      if (quality > 0 && third != 3) {
        boolean dotted = first.equals(".") && second.equals(".");
        triple(m.group(1), m.group(3), m.group(5), dotted, quality, m.start(), m.end());
      }
    }
  }

  private static double quality(String first, String second) {
    boolean clean = "./-".contains(first) && !first.isEmpty();
    if (first.equals(second)) {
      return clean ? 1 : first.isEmpty() ? BLANK_MARKS : first.equals(":") ? 0 : ODD_MARKS;
    }
    if (first.equals(":") && second.equals(":")) {
      return 0;
    }
    boolean alsoClean = "./-".contains(second) && !second.isEmpty();
    return clean && alsoClean ? MIXED_MARKS : clean || alsoClean ? ODD_MARKS : 0;
  }

  private void triple(
      String a, String b, String c, boolean dotted, double quality, int start, int end) {
    int x = Integer.parseInt(a);
    int y = Integer.parseInt(b);
    int z = Integer.parseInt(c);
    if (a.length() == 4 && c.length() <= 2) {
      add(date(x, y, z), Order.CERTAIN, null, dotted, true, quality, start, end);
      return;
    }
    if (a.length() > 2) {
      return;
    }
    boolean four = c.length() == 4;
    int year = four ? z : 2000 + z;
    if (slashed(x, y, z, four)) {
      triple(
          a.replace('8', '0'),
          b.replace('8', '0'),
          c.replace('8', '0'),
          dotted,
          quality * SLASHED,
          start,
          end);
      return;
    }
    LocalDate day = date(year, y, x);
    LocalDate month = date(year, x, y);
    if (x == y) {
      month = null;
    }
    add(day, Order.DAY, dotted ? null : month, dotted, four, quality, start, end);
    if (!dotted) {
      add(month, Order.MONTH, day, false, four, quality, start, end);
    }
    if (!four && a.length() == 2) {
      add(date(2000 + x, y, z), Order.YEAR, null, dotted, false, quality, start, end);
    }
  }

  /** A zero with a slash looks like an eight; where that makes no date, it was a zero. */
  private static boolean slashed(int x, int y, int z, boolean four) {
    return y >= 80 && y <= 89 || x >= 80 && x <= 89 || four && z >= 2800 && z <= 2899;
  }

  private void lost() {
    Matcher one = ONE_LOST.matcher(text);
    while (one.find()) {
      int g = one.group(1) != null ? 1 : 4;
      triple(
          one.group(g),
          one.group(g + 1),
          one.group(g + 2),
          false,
          ONE_MARK,
          one.start(),
          one.end());
    }
    Matcher none = LOST.matcher(text);
    while (none.find()) {
      String d = none.group(1);
      triple(
          d.substring(0, 2),
          d.substring(2, 4),
          d.substring(4),
          false,
          NO_MARKS,
          none.start(),
          none.end());
      triple(
          d.substring(0, 4),
          d.substring(4, 6),
          d.substring(6),
          false,
          NO_MARKS,
          none.start(),
          none.end());
    }
  }

  private void named() {
    Matcher m = DAY_NAME.matcher(text);
    int at = 0;
    while (m.find(at)) {
      at = m.start() + 1;
      named(m.group(2), m.group(1), m.group(3), m.start(), m.end());
    }
    Matcher n = NAME_DAY.matcher(text);
    at = 0;
    while (n.find(at)) {
      at = n.start() + 1;
      named(n.group(1), n.group(2), n.group(3), n.start(), n.end());
    }
  }

  private void named(String name, String day, String year, int start, int end) {
    Integer month = DateReader.month(name);
    if (month != null) {
      int y = Integer.parseInt(year);
      add(
          date(year.length() == 4 ? y : 2000 + y, month, Integer.parseInt(day)),
          Order.CERTAIN,
          null,
          false,
          year.length() == 4,
          1,
          start,
          end);
    }
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      // A 31st of February is no date, whatever it looks like.
      return null;
    }
  }

  private void add(
      @Nullable LocalDate date,
      Order order,
      @Nullable LocalDate other,
      boolean dotted,
      boolean fourDigits,
      double quality,
      int start,
      int end) {
    if (date != null) {
      int to = words[Math.min(words.length - 1, end - 1)] + 1;
      found.add(new PrintedDate(date, order, other, dotted, fourDigits, quality, words[start], to));
    }
  }
}
