package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Tables;
import dev.pitcrew.documents.extract.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words that tell a merchant's name from the lines around it. */
final class Words {
  private static final Map<String, Set<String>> KINDS = load();

  private Words() {}

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> kinds = new HashMap<>();
    for (String[] row : Tables.rows("/dev/pitcrew/documents/receipt/words.tsv")) {
      Set<String> words = kinds.computeIfAbsent(row[0], key -> new HashSet<>());
      for (String word : row[1].split("\\|")) {
        words.add(Text.norm(word.strip()));
      }
    }
    return kinds;
  }

  /** How many of a name's words are of the kind. */
  static int count(String kind, String name) {
    Set<String> words = KINDS.getOrDefault(kind, Set.of());
    int count = 0;
    for (String word : name.split("[\\s.,()/]+")) {
      count += words.contains(Text.norm(word)) ? 1 : 0;
    }
    return count;
  }
}
