package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Tables;
import dev.pitcrew.documents.extract.Text;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the phrases of {@code labels.tsv} in rows, with a slip of the reader in longer ones. */
final class Phrases {
  private static final int WORDS_MAX = 6;

  /** A row of more words is a text, not a sum and its label. */
  private static final int STARTS_MAX = 25;

  private static final int SLIP_FROM = 5;
  private static final int LETTERS_PER_SLIP = 6;
  private static final double TRUST_SLIPPED = 0.85;

  private record Meaning(Mark mark, double weight) {}

  /**
   * A phrase in a row.
   *
   * @param weight how surely it means the mark, 0 to 1
   * @param from first word
   * @param to word after the last
   */
  record Hit(Mark mark, double weight, int from, int to) {}

  private final Map<String, List<Meaning>> phrases = new HashMap<>();

  static Phrases load() {
    var book = new Phrases();
    for (String[] row : Tables.rows("/dev/pitcrew/documents/receipt/labels.tsv")) {
      for (String phrase : row[2].split("\\|")) {
        StringBuilder compact = new StringBuilder();
        for (String word : phrase.strip().split("\\s+")) {
          compact.append(alike(Text.norm(word)));
        }
        book.phrases
            .computeIfAbsent(compact.toString(), key -> new ArrayList<>(1))
            .add(new Meaning(Mark.of(row[0]), Double.parseDouble(row[1])));
      }
    }
    return book;
  }

  /** Phrases that are not part of a longer one. */
  List<Hit> find(Row row) {
    List<String> norms = row.words().stream().map(Phrases::norm).toList();
    List<Hit> hits = new ArrayList<>();
    int start = 0;
    while (start < Math.min(STARTS_MAX, norms.size())) {
      start = Math.max(start + 1, longestAt(norms, start, hits));
    }
    return hits;
  }

  private int longestAt(List<String> norms, int start, List<Hit> hits) {
    if (norms.get(start).isEmpty()) {
      return start + 1;
    }
    StringBuilder compact = new StringBuilder();
    List<Meaning> best = List.of();
    int bestEnd = start;
    int exactLength = 0;
    double trust = 1;
    for (int end = start; end < Math.min(norms.size(), start + WORDS_MAX); end++) {
      if (norms.get(end).isEmpty()) {
        continue;
      }
      compact.append(norms.get(end));
      String key = compact.toString();
      List<Meaning> exact = phrases.get(key);
      @Nullable List<Meaning> found = exact != null ? exact : near(key, exactLength);
      exactLength = exact != null ? key.length() : exactLength;
      if (found != null) {
        best = found;
        bestEnd = end + 1;
        trust = exact != null ? 1 : TRUST_SLIPPED;
      }
    }
    for (Meaning meaning : best) {
      hits.add(new Hit(meaning.mark, meaning.weight * trust, start, bestEnd));
    }
    return bestEnd;
  }

  /**
   * @param certain how many letters are a phrase of their own; slips must be few for the rest
   */
  private @Nullable List<Meaning> near(String key, int certain) {
    if (key.length() < SLIP_FROM) {
      return null;
    }
    List<Meaning> best = null;
    int fewest = Integer.MAX_VALUE;
    for (Map.Entry<String, List<Meaning>> phrase : phrases.entrySet()) {
      int open = phrase.getKey().length() - certain;
      int allowed =
          certain == 0
              ? Math.max(open / LETTERS_PER_SLIP, 1)
              : Math.max(0, open / LETTERS_PER_SLIP);
      if (phrase.getKey().length() >= SLIP_FROM
          && Math.abs(phrase.getKey().length() - key.length()) <= allowed
          && alike(phrase.getKey(), key)) {
        int slips = Slips.between(phrase.getKey(), key, Math.min(allowed, fewest - 1));
        if (slips <= allowed && slips < fewest) {
          fewest = slips;
          best = phrase.getValue();
        }
      }
    }
    return best;
  }

  private static boolean alike(String a, String b) {
    return a.charAt(0) == b.charAt(0) || a.charAt(a.length() - 1) == b.charAt(b.length() - 1);
  }

  /** Digits within a word of letters are slips of the reader. */
  private static String norm(Word word) {
    String norm = Text.norm(word.text());
    int digits = Text.digits(norm);
    return alike(
        digits == 0 || digits * 2 >= norm.length()
            ? norm
            : norm.replace('0', 'o').replace('1', 'l').replace('5', 's').replace('8', 'b'));
  }

  /** Narrow print makes these two one letter. */
  private static String alike(String norm) {
    return norm.replace('v', 'u');
  }
}
