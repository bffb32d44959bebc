package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a page is: text to be trusted, a picture, or a picture with a layer of text that
 * some OCR left behind it.
 *
 * @param words those to go on with
 */
record PageJudge(PageNature nature, List<Word> words, List<Finding> findings) {
  private static final double PICTURE_SHARE_MIN = 0.5;
  private static final int GLYPHS_OF_TEXT_MIN = 40;
  private static final double READABLE_MIN = 0.8;
  private static final double LAYER_QUALITY_MIN = 0.65;

  /** A layer's letters were read by some other OCR; they are good, but not certain. */
  private static final double LAYER_CONFIDENCE = 0.93;

  static PageJudge of(PageScan scan) {
    List<Glyph> shown = scan.glyphs.stream().filter(g -> !g.hidden()).toList();
    List<Glyph> hidden = scan.glyphs.stream().filter(Glyph::hidden).toList();
    boolean bigPicture = scan.pictureShare() >= PICTURE_SHARE_MIN;
    if (bigPicture && (shown.size() < GLYPHS_OF_TEXT_MIN || hidden.size() > 3 * shown.size())) {
      return picture(scan, hidden.size() > shown.size() ? hidden : scan.glyphs);
    }
    List<Finding> findings = new ArrayList<>();
    if (!hidden.isEmpty()) {
      findings.add(
          Finding.warning(
              "hidden-text", "The page holds text that a person cannot see; it was left out."));
    }
    if (shown.isEmpty()) {
      boolean drawn = !scan.pictures.isEmpty() || scan.darkAreas.size() > GLYPHS_OF_TEXT_MIN;
      return new PageJudge(drawn ? PageNature.PICTURE : PageNature.BLANK, List.of(), findings);
    }
    long readable = shown.stream().filter(g -> GlyphText.isReadable(g.text())).count();
    if (readable < READABLE_MIN * shown.size()) {
      findings.add(
          Finding.info(
              "meaningless-letters",
              "The page's letters have no meaning in the file; they were read from its picture."));
      return new PageJudge(PageNature.PICTURE, List.of(), findings);
    }
    return new PageJudge(PageNature.TEXT, WordBuilder.words(shown), findings);
  }

  private static PageJudge picture(PageScan scan, List<Glyph> layer) {
    List<Word> words =
        WordBuilder.words(layer).stream()
            .map(w -> new Word(w.text(), w.box(), LAYER_CONFIDENCE, w.fontSize(), false))
            .toList();
    if (layer.size() < GLYPHS_OF_TEXT_MIN || LayerQuality.of(words) < LAYER_QUALITY_MIN) {
      return new PageJudge(PageNature.PICTURE, List.of(), List.of());
    }
    return new PageJudge(PageNature.PICTURE_WITH_LAYER, words, List.of());
  }
}
