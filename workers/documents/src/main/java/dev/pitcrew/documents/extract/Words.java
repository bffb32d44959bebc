package dev.pitcrew.documents.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words that tell a company's name from an address, a title or a sentence. */
final class Words {

  private static final Map<String, Set<String>> KINDS = load();

  private Words() {}

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> kinds = new HashMap<>();
    for (String[] row : Tables.rows("words.tsv")) {
      Set<String> words = kinds.computeIfAbsent(row[0], key -> new HashSet<>());
      for (String word : row[1].split("\\|")) {
        words.add(Text.compact(word));
      }
    }
    return kinds;
  }

  static boolean is(String kind, String norm) {
    return KINDS.get(kind).contains(norm);
  }

  /** Street names end in "straße", "weg" and the like also when written in one word. */
  static boolean street(String norm) {
    return is("street", norm)
        || norm.endsWith("strasse")
        || norm.endsWith("str") && norm.length() > 5
        || norm.endsWith("straat")
        || norm.endsWith("weg") && norm.length() > 5
        || norm.endsWith("platz") && norm.length() > 6
        || norm.endsWith("allee") && norm.length() > 6
        || norm.endsWith("gasse") && norm.length() > 6;
  }
}
