package dev.pitcrew.documents.receipt;

/** How many letters were misread, lost or added between two writings. */
final class Slips {
  private Slips() {}

  /**
   * @return the edit distance, or {@code most + 1} where it is larger than that
   */
  static int between(String a, String b, int most) {
    if (most < 0 || Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, 1 + Math.min(above[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      above = row;
    }
    return Math.min(above[b.length()], most + 1);
  }
}
