package dev.pitcrew.records.claimcheck;

import java.text.Normalizer;
import java.util.Locale;

/** Words as they are compared: without case, accents, umlauts' dots and punctuation. */
final class Words {

  private Words() {}

  static String key(String text) {
    return Normalizer.normalize(
            text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss"),
            Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /** Whether the words stand in the text, as whole words. */
  static boolean mentions(String key, String words) {
    return (" " + key + " ").contains(" " + words + " ");
  }
}
