package dev.pitcrew.jobs;

/**
 * Compares the image hashes of receipts: 16 hexadecimal digits that tell how a picture looks from
 * far, then {@link #CELLS} digits, one for each cell of a grid over it, that tell where its ink is.
 * Receipts of one till look the same from far, so only the cells say that two files are copies of
 * one picture; the far look is for finding those that are worth the comparison.
 */
public final class PictureHash {
  /** Across the picture. */
  public static final int COLUMNS = 48;

  /** Down the picture. */
  public static final int ROWS = 64;

  public static final int CELLS = COLUMNS * ROWS;

  /** Digits for the look from far. */
  public static final int FAR_DIGITS = 16;

  public static final int LENGTH = FAR_DIGITS + CELLS;

  /** How many of the 64 bits of the look from far differ between copies of one picture. */
  public static final int BITS_MAX = 8;

  /** By how many of 16 levels a cell may differ for having been packed or scaled. */
  private static final int LEVELS_MAX = 3;

  /** How many cells may differ by more all the same. */
  private static final int CELLS_MAX = 3;

  private PictureHash() {}

  public static boolean isHash(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  /**
   * @param one at least the first {@link #FAR_DIGITS} of a hash
   * @return 0 to 64
   */
  public static int bits(String one, String other) {
    return Long.bitCount(
        Long.parseUnsignedLong(one, 0, FAR_DIGITS, 16)
            ^ Long.parseUnsignedLong(other, 0, FAR_DIGITS, 16));
  }

  /** How many cells differ by more than packing and scaling explain. */
  public static int cells(String one, String other) {
    int cells = 0;
    for (int i = FAR_DIGITS; i < LENGTH; i++) {
      int levels =
          Math.abs(Character.digit(one.charAt(i), 16) - Character.digit(other.charAt(i), 16));
      cells += levels > LEVELS_MAX ? 1 : 0;
    }
    return cells;
  }

  /** Whether both are copies of one picture: scaled, packed again, a little brighter or darker. */
  public static boolean isSame(String one, String other) {
    return isHash(one)
        && isHash(other)
        && bits(one, other) <= BITS_MAX
        && cells(one, other) <= CELLS_MAX;
  }
}
