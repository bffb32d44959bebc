package dev.pitcrew.documents.ocr;

/**
 * Makes ink equally dark everywhere on paper equally bright: pale print, a black scanner lid around
 * the paper, shadows and folds all come out as dark letters on white.
 */
final class Contrast {
  private static final int TILES_ACROSS = 28;
  private static final int TILE_MIN = 16;
  private static final double PAPER_SHARE = 0.8;
  private static final float PAPER_MIN = 30;
  private static final int TILES_OF_INK = 4;
  private static final double INK_SHARE = 0.03;

  /** Fainter than this is dirt or the back of the sheet, and is not made darker. */
  private static final float INK_MIN = 0.12f;

  private static final float INK_MAX = 0.85f;

  /** Ink of the usual strength comes out black with a little to spare. */
  private static final float BLACK_AT = 0.85f;

  private Contrast() {}

  static GrayImage even(GrayImage image) {
    int size = Math.max(TILE_MIN, image.width() / TILES_ACROSS);
    Tiles paper =
        Tiles.of(
                image.width(),
                image.height(),
                size,
                (x, y) -> image.at(x, y),
                PAPER_SHARE,
                level -> Math.max(PAPER_MIN, level))
            .smoothed();
    var depth = new float[image.pixels().length];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        float level = paper.at(x, y);
        depth[y * image.width() + x] = Math.max(0, (level - image.at(x, y)) / level);
      }
    }
    Tiles ink =
        Tiles.of(
                image.width(),
                image.height(),
                size * TILES_OF_INK,
                (x, y) -> (int) (depth[y * image.width() + x] * 255),
                1 - INK_SHARE,
                level -> Math.clamp(level / 255, INK_MIN, INK_MAX))
            .smoothed();
    var pixels = new byte[depth.length];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int i = y * image.width() + x;
        float white = 1 - depth[i] / (ink.at(x, y) * BLACK_AT);
        pixels[i] = (byte) (int) (Math.clamp(white, 0f, 1f) * 255);
      }
    }
    return new GrayImage(image.width(), image.height(), pixels);
  }
}
