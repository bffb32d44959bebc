package dev.pitcrew.documents.extract;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Words reduced to what two writings of the same word have in common. */
public final class Text {

  private static final Set<String> NUMBER_WORDS =
      Set.of("no", "nr", "num", "number", "nummer", "numero", "nro", "nº", "n°", "#", "№", "numer");

  private Text() {}

  /**
   * Lower case without accents and punctuation; every way to say "number" becomes "nr", also at the
   * end of a compound, so that "Rechnungs-Nr." and "Rechnungsnummer" are one word.
   */
  public static String norm(String word) {
    String raw = word.toLowerCase(Locale.ROOT);
    if (NUMBER_WORDS.contains(raw) || raw.equals("n.") || raw.equals("n°:") || raw.equals("n°.")) {
      return "nr";
    }
    String plain = isAscii(raw) ? raw : unaccented(raw);
    StringBuilder kept = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '%') {
        kept.append(c);
      } else if (c == '#' || c == '№') {
        kept.append("nr");
      }
    }
    String norm = kept.toString();
    if (NUMBER_WORDS.contains(norm)) {
      return "nr";
    }
    for (String end : new String[] {"nummer", "number", "numero"}) {
      if (norm.endsWith(end)) {
        return norm.substring(0, norm.length() - end.length()) + "nr";
      }
    }
    return norm;
  }

  /** The words of a phrase, each reduced, without blanks between them. */
  static String compact(String phrase) {
    StringBuilder compact = new StringBuilder();
    for (String word : phrase.strip().split("\\s+")) {
      compact.append(norm(word));
    }
    return compact.toString();
  }

  public static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  public static boolean hasLetter(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  public static int digits(String text) {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static String unaccented(String text) {
    String open =
        Normalizer.normalize(text.replace("ß", "ss").replace("ø", "o"), Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(open.length());
    for (int i = 0; i < open.length(); i++) {
      char c = open.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
