package dev.pitcrew.spreadsheets;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people type it. */
final class Words {

  private static final int SHOWN_MAX = 80;
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]");

  private Words() {}

  /** Without blanks of any kind around it, and with single blanks within. */
  static String strip(String text) {
    // Most texts are so already, and some are large and in a hundred thousand cells.
    return isStripped(text) ? text : stripped(text);
  }

  private static boolean isStripped(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign < ' ' || sign == ' ' && blank || sign == '\u00a0' || sign >= '\u2007') {
        return false;
      }
      blank = sign == ' ';
    }
    return text.isEmpty() || !blank;
  }

  private static String stripped(String text) {
    return text.replaceAll("[\\s\\u00a0\\u2007\\u202f\\ufeff]+", " ").strip();
  }

  /** A column's name without what people write differently: case, blanks, hyphens, underscores. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Whether it holds signs that nobody sees, but that change how the rest is shown. */
  static boolean hasHiddenSigns(String text) {
    return HIDDEN.matcher(text).find();
  }

  /** For a message: short, and without signs that would change how it is shown. */
  static String shown(String text) {
    var plain = HIDDEN.matcher(text).replaceAll("?");
    return plain.length() <= SHOWN_MAX ? plain : plain.substring(0, SHOWN_MAX) + "…";
  }
}
