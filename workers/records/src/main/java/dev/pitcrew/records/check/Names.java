package dev.pitcrew.records.check;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Company names as they are compared: without case, accents, punctuation and legal form. */
public final class Names {

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ek", "ev", "eg", "co", "se", "sarl",
          "sas", "sasu", "sa", "eurl", "bv", "nv", "vof", "ltd", "limited", "plc", "llp", "inc",
          "llc", "spa", "srl", "sl", "ab", "as", "oy", "aps");

  private static final int GRAM = 3;

  /** No company has a longer name, but a hostile document may. */
  private static final int LENGTH_MAX = 500;

  private Names() {}

  static String key(String text) {
    var name = text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    var plain =
        Normalizer.normalize(
                name.toLowerCase(Locale.ROOT)
                    .replace("ä", "ae")
                    .replace("ö", "oe")
                    .replace("ü", "ue")
                    .replace("ß", "ss")
                    .replace("&", " und ")
                    .replace("+", " und ")
                    .replaceAll("\\band\\b|\\bet\\b", "und")
                    .replaceAll("(?<=\\b\\p{L})\\.\\s?(?=\\p{L}\\b)", ""),
                Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    var words =
        Arrays.stream(plain.split(" ")).filter(word -> !LEGAL_FORMS.contains(word)).toList();
    // "GmbH & Co. KG" leaves a lone "und" behind.
    var kept = words.stream().collect(Collectors.joining(" ")).replaceAll("( und)+$", "");
    return kept.isBlank() ? plain : kept;
  }

  /** 0 (nothing in common) to 1 (equal): the share of three-letter pieces that both have. */
  public static double similarity(String left, String right) {
    var a = key(left);
    var b = key(right);
    if (a.equals(b)) {
      return 1;
    }
    var ours = grams(a);
    var theirs = grams(b);
    var both = new HashSet<>(ours);
    both.retainAll(theirs);
    return ours.isEmpty() || theirs.isEmpty()
        ? 0
        : 2.0 * both.size() / (ours.size() + theirs.size());
  }

  /** Whether the text names the company somewhere, perhaps among other words. */
  static boolean mentions(String text, String name) {
    var wanted = key(name);
    return !wanted.isBlank() && (" " + key(text) + " ").contains(" " + wanted + " ");
  }

  private static Set<String> grams(String key) {
    var padded = "  " + key + " ";
    var grams = new HashSet<String>();
    for (int i = 0; i + GRAM <= padded.length(); i++) {
      grams.add(padded.substring(i, i + GRAM));
    }
    return grams;
  }
}
