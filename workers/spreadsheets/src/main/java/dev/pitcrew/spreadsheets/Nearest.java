package dev.pitcrew.spreadsheets;

import java.util.Collection;
import java.util.Optional;

/** The name that was most likely meant by one that is not known. */
public final class Nearest {

  private static final int TYPO_SHARE = 3;
  private static final int PART_LETTERS_MIN = 3;
  private static final int NAMES_MAX = 2_000;
  private static final int LETTERS_MAX = 60;

  private Nearest() {}

  /** The nearest name; empty when none is near, or there are too many to compare. */
  public static Optional<String> of(String typed, Collection<String> known) {
    if (known.size() > NAMES_MAX) {
      return Optional.empty();
    }
    var key = Words.key(typed);
    var wanted = key.substring(0, Math.min(key.length(), LETTERS_MAX));
    String best = null;
    int least = Integer.MAX_VALUE;
    for (var name : known) {
      int distance = distance(wanted, Words.key(name));
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best != null && (isTypo(least, Words.key(best)) || isPart(wanted, Words.key(best)))
        ? Optional.of(best)
        : Optional.empty();
  }

  /** The same as a sentence with a blank before it, or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return of(typed, known).map(" Perhaps '%s' was meant."::formatted).orElse("");
  }

  private static boolean isTypo(int distance, String name) {
    return distance <= Math.max(1, name.length() / TYPO_SHARE);
  }

  private static boolean isPart(String typed, String name) {
    return Math.min(typed.length(), name.length()) >= PART_LETTERS_MIN
        && (name.contains(typed) || typed.contains(name));
  }

  /** How many letters must be put in, left out, changed or swapped with their neighbour. */
  static int distance(String one, String other) {
    var edits = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edits(edits, one, other, i, j);
      }
    }
    return edits[one.length()][other.length()];
  }

  private static int edits(int[][] edits, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least =
        Math.min(
            edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
