package dev.pitcrew.spreadsheets;

import java.util.Locale;

/** Text as people type it. */
final class Words {

  private Words() {}

  /** Without blanks of any kind around it, and with single blanks within. */
  static String strip(String text) {
    return text.replaceAll("[\\s\\u00a0\\u2007\\u202f\\ufeff]+", " ").strip();
  }

  /** A column's name without what people write differently: case, blanks, hyphens, underscores. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
