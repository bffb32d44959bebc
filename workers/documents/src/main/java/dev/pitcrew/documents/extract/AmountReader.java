package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.List;

/** Every number a piece of text can mean, whatever the country's decimal mark. */
final class AmountReader {

  private static final int LENGTH_MAX = 24;

  /**
   * One meaning of a text.
   *
   * @param cents the amount in hundredths, rounded
   * @param decimals how many digits followed the decimal mark; -1 where the text has none
   * @param mark the decimal mark, or 0
   * @param grouped whether thousands were set apart
   * @param currency whether a currency symbol or code was part of the text
   * @param plain the number as decimal text with a dot, all its digits kept
   */
  record Reading(
      long cents, int decimals, char mark, boolean grouped, boolean currency, String plain) {}

  private AmountReader() {}

  static List<Reading> read(String text) {
    int from = 0;
    int to = text.length();
    boolean negative = false;
    boolean open = false;
    boolean currency = false;
    while (from < to && !digit(text.charAt(from))) {
      char c = text.charAt(from);
      if (c == '-' || c == '−' || c == '–' || c == '—' || c == '=' || c == '~') {
        negative = true;
      } else if (c == '(') {
        open = true;
      } else if (Currencies.isSymbol(c)) {
        currency = true;
      } else if (Character.isLetter(c)) {
        int end = from;
        while (end < to && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
          end++;
        }
        if (Currencies.code(text.substring(from, end)) == null) {
          return List.of();
        }
        currency = true;
        from = end - 1;
      } else if (c != '+' && c != '*' && c != '.' && c != '[' && c != '|') {
        return List.of();
      } else if (c == '.' && !(from + 1 < to && digit(text.charAt(from + 1)))) {
        return List.of();
      }
      if (c == '.' && from + 1 < to && digit(text.charAt(from + 1))) {
        break;
      }
      from++;
    }
    while (to > from && !digit(text.charAt(to - 1))) {
      char c = text.charAt(to - 1);
      if (c == '-' || c == '−' || c == '–') {
        negative |= !(to >= 2 && (text.charAt(to - 2) == '.' || text.charAt(to - 2) == ','));
      } else if (c == ')') {
        negative |= open;
      } else if (Currencies.isSymbol(c)) {
        currency = true;
      } else if (Character.isLetter(c)) {
        int start = to;
        while (start > from && Character.isLetter(text.charAt(start - 1))) {
          start--;
        }
        if (Currencies.code(text.substring(start, to)) == null) {
          return List.of();
        }
        currency = true;
        to = start + 1;
      } else if (",.:;*|]".indexOf(c) < 0) {
        return List.of();
      }
      to--;
    }
    if (from >= to || to - from > LENGTH_MAX) {
      return List.of();
    }
    return core(text.substring(from, to), negative, currency);
  }

  private static List<Reading> core(String core, boolean negative, boolean currency) {
    List<Integer> marks = new ArrayList<>();
    for (int i = 0; i < core.length(); i++) {
      char c = core.charAt(i);
      if (!digit(c)) {
        if (".,'’ \u00a0\u202f".indexOf(c) < 0 || (i > 0 && !digit(core.charAt(i - 1)))) {
          return List.of();
        }
        marks.add(i);
      }
    }
    List<Reading> readings = new ArrayList<>(2);
    if (marks.isEmpty()) {
      add(readings, core, "", (char) 0, false, negative, currency);
      return readings;
    }
    int last = marks.get(marks.size() - 1);
    char mark = core.charAt(last);
    String head = core.substring(0, last);
    String tail = core.substring(last + 1);
    if (slipped(core, marks, tail)) {
      add(readings, strip(core.substring(0, last)), tail, mark, true, negative, currency);
      return readings;
    }
    boolean decimalMark = mark == '.' || mark == ',';
    boolean headGrouped = groups(head, marks.size() > 1 ? core.charAt(marks.get(0)) : 0, mark);
    if (decimalMark && headGrouped) {
      boolean threeAndSole = tail.length() == 3 && head.length() <= 3;
      if (tail.length() != 3
          || marks.size() == 1 && (threeAndSole || head.length() > 3)
          || marks.size() > 1) {
        add(readings, strip(head), tail, mark, marks.size() > 1, negative, currency);
      }
    }
    if (tail.length() == 3 && sameMarks(core, marks) && groups(core, mark, (char) 0)) {
      add(readings, strip(core), "", (char) 0, true, negative, currency);
    }
    return readings;
  }

  /** "2.885.00": one mark misread as the other; groups and cents leave no doubt. */
  private static boolean slipped(String core, List<Integer> marks, String tail) {
    int last = marks.get(marks.size() - 1);
    return marks.size() > 1
        && tail.length() == 2
        && sameMarks(core, marks)
        && groups(core.substring(0, last), core.charAt(last), (char) 0);
  }

  /** "1.21480" where one mark was lost: the last two digits are cents, if anything is. */
  static List<Reading> withoutMark(Reading reading) {
    String digits = strip(reading.plain);
    if (reading.decimals < 4 && reading.decimals != -1
        || digits.length() < 3
        || digits.length() > 9) {
      return List.of();
    }
    List<Reading> readings = new ArrayList<>(1);
    int cents = digits.length() - 2;
    boolean negative = reading.cents < 0;
    add(
        readings,
        digits.substring(0, cents),
        digits.substring(cents),
        '?',
        false,
        negative,
        reading.currency);
    return readings;
  }

  private static boolean sameMarks(String core, List<Integer> marks) {
    return marks.stream().allMatch(i -> core.charAt(i) == core.charAt(marks.get(0)));
  }

  /**
   * Whether the head is plain digits, or groups of three set apart by one mark that is not the
   * decimal one.
   */
  private static boolean groups(String head, char group, char decimal) {
    if (group == 0 || head.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return head.chars().allMatch(c -> c >= '0' && c <= '9');
    }
    if (group == decimal) {
      return false;
    }
    String[] parts = head.split(java.util.regex.Pattern.quote(String.valueOf(group)), -1);
    if (parts[0].isEmpty() || parts[0].length() > 3) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].length() != 3 || !parts[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private static String strip(String grouped) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < grouped.length(); i++) {
      if (digit(grouped.charAt(i))) {
        digits.append(grouped.charAt(i));
      }
    }
    return digits.toString();
  }

  private static void add(
      List<Reading> into,
      String whole,
      String fraction,
      char mark,
      boolean grouped,
      boolean negative,
      boolean currency) {
    if (whole.length() > 13 || fraction.length() > 6) {
      return;
    }
    long units = whole.isEmpty() ? 0 : Long.parseLong(whole);
    String padded = (fraction + "000").substring(0, 3);
    long thousandths = units * 1000 + Long.parseLong(padded);
    long cents = (thousandths + 5) / 10;
    String plain = units + (fraction.isEmpty() ? "" : "." + fraction);
    into.add(
        new Reading(
            negative ? -cents : cents,
            mark == 0 ? -1 : fraction.length(),
            mark,
            grouped,
            currency,
            negative ? "-" + plain : plain));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
