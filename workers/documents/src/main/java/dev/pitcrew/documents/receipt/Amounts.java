package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Currencies;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the amounts of a row. Faded print loses points and tears numbers; each way to mend it gives
 * an amount of less quality, and others must speak for it.
 */
final class Amounts {
  private static final double TORN = 0.85;
  private static final double TORN_WITHOUT_MARK = 0.35;
  private static final double SLIPPED = 0.45;
  private static final double THREE_DECIMALS = 0.3;
  private static final double WITHOUT_MARK = 0.2;
  private static final double LOST_MARK = 0.42;
  private static final double WHOLE = 0.12;
  private static final double BESIDE_LETTERS = 0.7;
  private static final double GAP_OF_HEIGHT = 1.3;
  private static final long CENTS_MAX = 100_000_000_00L;

  private static final Pattern CLEAR =
      Pattern.compile("([^0-9]{0,6})(\\d{1,3}(?:[., '’]\\d{3})+|\\d{1,9})[.,](\\d{2})(\\D{0,4})");
  private static final Pattern THREE =
      Pattern.compile("([^0-9]{0,6})(\\d{1,3})[.,](\\d{3})(\\D{0,4})");
  private static final Pattern DIGITS = Pattern.compile("([^0-9]{0,4})(\\d{1,7})(\\D{0,2})");
  private static final Pattern HEAD = Pattern.compile("\\D{0,4}\\d{1,6}[.,]");
  private static final Pattern TAIL = Pattern.compile("[.,]?\\d{2}\\D{0,4}");
  private static final String SLIPS = "OoQDCc¢lI|iSsBZzgq";
  private static final String MEANT = "00000001111" + "55" + "8" + "22" + "99";

  private Amounts() {}

  /**
   * @param labelled whether the row's words promise an amount, so that weak ones count too
   * @param pointed whether amounts of this receipt have two decimals, so that those without lost
   *     their mark
   */
  static List<Amount> of(Row row, boolean labelled, boolean pointed) {
    List<Amount> found = new ArrayList<>();
    for (int i = 0; i < row.words().size(); i++) {
      if (isPercent(row, i)) {
        continue;
      }
      Amount joined = joined(row, i, labelled);
      if (joined != null) {
        found.add(joined);
        if (joined.quality() >= TORN) {
          i = joined.to() - 1;
          continue;
        }
      }
      single(row, i, labelled, pointed, found);
    }
    return found;
  }

  /** How many of a row's words are clear amounts. */
  static long clear(Row row) {
    return row.words().stream().filter(w -> CLEAR.matcher(w.text()).matches()).count();
  }

  private static boolean isPercent(Row row, int i) {
    return row.words().get(i).text().indexOf('%') >= 0
        || i + 1 < row.words().size() && row.words().get(i + 1).text().startsWith("%");
  }

  private static void single(
      Row row, int i, boolean labelled, boolean pointed, List<Amount> found) {
    String text = row.words().get(i).text();
    Matcher clear = CLEAR.matcher(text);
    if (clear.matches()) {
      double quality = quality(clear.group(1), clear.group(4), 1);
      add(found, row, i, i + 1, clear, clear.group(2), clear.group(3), quality, false);
      return;
    }
    Matcher three = THREE.matcher(text);
    if (three.matches()) {
      if (labelled || Currencies.code(strip(three.group(1))) != null) {
        add(
            found,
            row,
            i,
            i + 1,
            three,
            three.group(2) + three.group(3),
            "00",
            THREE_DECIMALS,
            true);
      }
      return;
    }
    if (text.chars().filter(Character::isDigit).count() >= 2) {
      Matcher slipped = CLEAR.matcher(mended(text));
      if (slipped.matches()) {
        double quality = quality(slipped.group(1), slipped.group(4), SLIPPED);
        add(found, row, i, i + 1, slipped, slipped.group(2), slipped.group(3), quality, false);
        return;
      }
    }
    Matcher digits = DIGITS.matcher(text);
    if (labelled && digits.matches()) {
      String all = digits.group(2);
      if (all.length() >= 3) {
        String whole = all.substring(0, all.length() - 2);
        String rest = all.substring(all.length() - 2);
        add(found, row, i, i + 1, digits, whole, rest, pointed ? LOST_MARK : WITHOUT_MARK, false);
      }
      if (all.length() <= 5 && !(pointed && all.length() >= 3)) {
        add(found, row, i, i + 1, digits, all, "00", WHOLE, false);
      }
    }
  }

  /** "05. 50", "3 .22", and in labelled rows also "79 50". */
  private static @Nullable Amount joined(Row row, int i, boolean labelled) {
    if (i + 1 >= row.words().size()) {
      return null;
    }
    Word head = row.words().get(i);
    Word tail = row.words().get(i + 1);
    double gap = tail.box().x() - head.box().right();
    if (gap > GAP_OF_HEIGHT * Math.max(head.box().height(), tail.box().height())
        || !TAIL.matcher(tail.text()).matches()) {
      return null;
    }
    boolean markBefore = HEAD.matcher(head.text()).matches();
    boolean markAfter = !Character.isDigit(tail.text().charAt(0));
    boolean plain = DIGITS.matcher(head.text()).matches() && endsWithDigit(head.text());
    if (markBefore == markAfter && (markBefore || !labelled || !plain)) {
      return null;
    }
    if (markAfter && !plain) {
      return null;
    }
    String text = head.text() + (markBefore || markAfter ? "" : ".") + tail.text();
    Matcher clear = CLEAR.matcher(text);
    if (!clear.matches()) {
      return null;
    }
    double quality =
        quality(clear.group(1), clear.group(4), markBefore || markAfter ? TORN : TORN_WITHOUT_MARK);
    List<Amount> one = new ArrayList<>(1);
    add(one, row, i, i + 2, clear, clear.group(2), clear.group(3), quality, false);
    return one.isEmpty() ? null : one.getFirst();
  }

  private static boolean endsWithDigit(String text) {
    return Character.isDigit(text.charAt(text.length() - 1));
  }

  /** Letters before an amount are its currency, or leave a doubt. */
  private static double quality(String before, String after, double quality) {
    String lead = strip(before);
    boolean strange =
        lead.chars().anyMatch(Character::isLetter) && Currencies.code(lead) == null
            || after.chars().filter(Character::isLetter).count() > 2
                && Currencies.code(strip(after)) == null;
    return strange ? quality * BESIDE_LETTERS : quality;
  }

  private static void add(
      List<Amount> into,
      Row row,
      int from,
      int to,
      Matcher match,
      String whole,
      String decimals,
      double quality,
      boolean open) {
    String digits = whole.replaceAll("\\D", "") + decimals;
    if (digits.length() > 12) {
      return;
    }
    long cents = Long.parseLong(digits);
    String before = match.group(1);
    String after = match.group(match.groupCount());
    boolean negative = before.indexOf('-') >= 0 || before.indexOf('−') >= 0 || after.equals("-");
    boolean marked =
        Currencies.code(strip(before)) != null
            || Currencies.code(strip(after)) != null
            || from > 0 && Currencies.code(row.words().get(from - 1).text()) != null
            || to < row.words().size() && Currencies.code(row.words().get(to).text()) != null;
    if (cents <= CENTS_MAX) {
      into.add(
          new Amount(
              negative ? -cents : cents,
              quality,
              open,
              marked,
              from,
              to,
              row.box(from, to),
              row.confidence(from, to)));
    }
  }

  private static String strip(String text) {
    return text.replaceAll("[\\s:*=+()\\[\\]\\-.,~_]", "");
  }

  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int slip = SLIPS.indexOf(c);
      boolean near =
          i > 0 && isNumeric(mended.charAt(i - 1))
              || i + 1 < text.length() && isNumeric(text.charAt(i + 1));
      mended.append(slip >= 0 && near ? MEANT.charAt(slip) : c);
    }
    return mended.toString();
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == ',';
  }
}
