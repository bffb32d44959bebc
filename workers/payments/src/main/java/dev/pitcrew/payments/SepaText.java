package dev.pitcrew.payments;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text as every European bank takes it: Latin letters, digits, blank and {@code / - ? : ( ) . , '
 * +} (EPC217-08). What is outside is written with what is inside, never dropped silently.
 */
final class SepaText {

  private static final Map<Character, String> SPECIAL =
      Map.ofEntries(
          Map.entry('ä', "ae"),
          Map.entry('ö', "oe"),
          Map.entry('ü', "ue"),
          Map.entry('ß', "ss"),
          Map.entry('Ä', "Ae"),
          Map.entry('Ö', "Oe"),
          Map.entry('Ü', "Ue"),
          Map.entry('æ', "ae"),
          Map.entry('Æ', "Ae"),
          Map.entry('ø', "o"),
          Map.entry('Ø', "O"),
          Map.entry('œ', "oe"),
          Map.entry('Œ', "Oe"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "L"),
          Map.entry('đ', "d"),
          Map.entry('Đ', "D"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ı', "i"),
          Map.entry('&', "+"),
          Map.entry('’', "'"),
          Map.entry('‘', "'"),
          Map.entry('`', "'"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('_', "-"),
          Map.entry('€', "EUR"));

  private static final String PUNCTUATION = "/-?:().,'+ ";

  private SepaText() {}

  /** The text in the allowed characters, blanks collapsed, cut to the length. */
  static String of(String text, int lengthMax) {
    var plain = new StringBuilder();
    // Composed first, so that an "ü" written as two characters is one and becomes "ue".
    for (char letter : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
      plain.append(SPECIAL.containsKey(letter) ? SPECIAL.get(letter) : basic(letter));
    }
    // A slash at an edge or two in a row mean something else to banks.
    var tidy =
        plain
            .toString()
            .replaceAll("/{2,}", "/")
            .replaceAll("\\s+", " ")
            .replaceAll("^[/\\s]+|[/\\s]+$", "");
    return tidy.length() <= lengthMax
        ? tidy
        : tidy.substring(0, lengthMax).replaceAll("[/\\s]+$", "");
  }

  private static String basic(char letter) {
    if (allowed(letter)) {
      return String.valueOf(letter);
    }
    if (Character.isWhitespace(letter)) {
      return " ";
    }
    var base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD).charAt(0);
    return allowed(base) ? String.valueOf(base) : ".";
  }

  private static boolean allowed(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || PUNCTUATION.indexOf(letter) >= 0;
  }
}
