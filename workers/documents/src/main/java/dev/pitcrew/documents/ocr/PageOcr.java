package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Languages;
import dev.pitcrew.documents.page.Lines;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the picture of a page: light evened, set straight, letters brought to a size that Tesseract
 * likes, one language. Keeps the language of the first page that told it for the pages after.
 */
public final class PageOcr implements AutoCloseable {
  private static final double LETTER_MIN = 16;
  private static final double LETTER_WANTED = 22;
  private static final double LETTER_MAX = 48;
  private static final double ENLARGED_MAX = 3;
  private static final long PIXELS_MAX = 24_000_000;
  private static final double TILT_MIN = Math.toRadians(0.3);
  private static final int WORDS_TO_TELL = 6;
  private static final double UPRIGHT_CONFIDENCE = 0.55;

  private final Tesseract tesseract;
  private @Nullable String language;

  /**
   * @param cache folder for what must be unpacked to be used; kept between runs
   */
  public PageOcr(Path cache) {
    this.tesseract = new Tesseract(cache);
  }

  /** Forgets the language of the document before. */
  public void nextDocument() {
    language = null;
  }

  /** ISO 639-1 code of the language that pages are read in. */
  public String language() {
    return language == null ? "en" : language;
  }

  /**
   * What was read.
   *
   * @param page with places in points of the turned picture
   * @param quarters clockwise quarter turns that were needed to set the picture upright
   */
  public record Result(Page page, int quarters) {}

  /**
   * @param pointsPerPixel how large a pixel of the picture is
   */
  public Result read(GrayImage picture, int number, double pointsPerPixel) throws IOException {
    int quarters = 0;
    GrayImage upright = picture;
    Prepared prepared = prepare(upright);
    QuickLook look = look(prepared);
    if (!look.legible()) {
      quarters = tesseract.quartersToUpright(prepared.image, prepared.dpi());
      if (quarters != 0) {
        upright = picture.turned(quarters);
        prepared = prepare(upright);
        look = look(prepared);
      }
    }
    if (language == null && look.language() != null) {
      language = look.language();
    }
    String table =
        tesseract.read(
            prepared.image,
            LanguageData.NAMES.getOrDefault(language(), "eng"),
            TessPageSegMode.PSM_AUTO,
            prepared.dpi());
    Prepared from = prepared;
    List<Word> words =
        WordTable.words(table).stream().map(w -> from.place(w, pointsPerPixel)).toList();
    var lines = Lines.of(words, List.of());
    var page =
        new Page(
            number,
            upright.width() * pointsPerPixel,
            upright.height() * pointsPerPixel,
            lines.stream().flatMap(l -> l.words().stream()).toList(),
            lines,
            List.of());
    return new Result(page, quarters);
  }

  /** What a narrow band of the page told. */
  private record QuickLook(boolean legible, @Nullable String language) {}

  /** Reads the band with the most letters: is the page upright, and which language is it in? */
  private QuickLook look(Prepared prepared) throws IOException {
    if (prepared.ink.height() == 0) {
      return new QuickLook(true, null);
    }
    Ink.Band letters = prepared.ink.band(prepared.image.height());
    GrayImage band = prepared.image.rows(letters.top(), letters.height());
    String with = LanguageData.NAMES.getOrDefault(language(), "eng");
    List<Word> words =
        WordTable.words(
            tesseract.read(band, with, TessPageSegMode.PSM_SINGLE_COLUMN, prepared.dpi()));
    boolean legible = WordTable.meanConfidence(words) > UPRIGHT_CONFIDENCE;
    String found = words.size() < WORDS_TO_TELL ? null : Languages.ofWords(words, "en");
    return new QuickLook(legible, legible ? found : null);
  }

  private static Prepared prepare(GrayImage picture) {
    GrayImage even = Shadows.removed(picture);
    Ink ink = Ink.of(even);
    double tilt = ink.tilt();
    if (Math.abs(tilt) < TILT_MIN) {
      tilt = 0;
    } else {
      even = even.rotated(-tilt);
    }
    double factor = 1;
    if (ink.height() > 0 && (ink.height() < LETTER_MIN || ink.height() > LETTER_MAX)) {
      factor = Math.min(ENLARGED_MAX, LETTER_WANTED / ink.height());
      factor = Math.min(factor, Math.sqrt((double) PIXELS_MAX / even.pixels().length));
    }
    if (factor != 1 || tilt != 0) {
      even = factor == 1 ? even : even.scaled(factor);
      ink = Ink.of(even);
    }
    return new Prepared(even, ink, tilt, factor, picture.width(), picture.height());
  }

  /** The picture as Tesseract gets it, and the way back from its pixels. */
  private record Prepared(
      GrayImage image, Ink ink, double tilt, double factor, int width, int height) {

    /** Letters of about 10 points are assumed; Tesseract needs it for its idea of noise alone. */
    int dpi() {
      return (int) Math.clamp(ink.height() * 72 / 5.2, 150, 400);
    }

    Word place(Word word, double pointsPerPixel) {
      Box b = word.box();
      double x = b.centerX() / factor - width / 2.0;
      double y = b.centerY() / factor - height / 2.0;
      double cos = Math.cos(tilt);
      double sin = Math.sin(tilt);
      double centerX = x * cos - y * sin + width / 2.0;
      double centerY = x * sin + y * cos + height / 2.0;
      double w = b.width() / factor;
      double h = b.height() / factor;
      var box =
          new Box(
              (centerX - w / 2) * pointsPerPixel,
              (centerY - h / 2) * pointsPerPixel,
              w * pointsPerPixel,
              h * pointsPerPixel);
      return new Word(
          word.text(), box, word.confidence(), word.fontSize() / factor * pointsPerPixel, false);
    }
  }

  @Override
  public void close() {
    tesseract.close();
  }
}
