package dev.pitcrew.documents.pdf;

/**
 * One shown character in the page as a person sees it (origin upper left, y downward).
 *
 * @param text one character, or several for a ligature
 * @param x where its baseline starts
 * @param y of its baseline
 * @param width along the baseline
 * @param size of the font in points
 * @param quarter direction of the writing in clockwise quarter turns, 0 to 3
 * @param breakBefore whether a blank came before it in the content stream
 * @param hidden whether a person cannot see it (invisible mode, white on white)
 */
record Glyph(
    String text,
    float x,
    float y,
    float width,
    float size,
    int quarter,
    boolean bold,
    boolean breakBefore,
    boolean hidden) {

  float end() {
    return x + width;
  }
}
