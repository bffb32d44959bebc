package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Languages;
import dev.pitcrew.documents.page.Line;
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
  private static final double LETTER_MIN = 13;
  private static final double LETTER_WANTED = 15.5;
  private static final double LETTER_MAX = 48;
  private static final double ENLARGED_MAX = 3;
  private static final long PIXELS_MAX = 24_000_000;
  private static final double TILT_MIN = Math.toRadians(0.6);

  /** Its data is small and quick, and it knows the letters of the others well enough. */
  private static final String LOOK_LANGUAGE = "deu";

  /** What a page is read in as long as nothing speaks for a language. */
  private static final String UNTOLD = "en";

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
    return language == null ? UNTOLD : language;
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
    Prepared upright = prepare(picture);
    int quarters = 0;
    boolean first = language == null;
    if (first) {
      QuickLook look = look(upright);
      if (!look.legible()) {
        quarters = tesseract.quartersToUpright(upright.image, upright.dpi());
        if (quarters != 0) {
          upright = prepare(picture.turned(quarters));
          look = look(upright);
        }
      }
      language = look.language();
    }
    List<Word> words = words(upright);
    if (first) {
      words = againIfTheGuessWasWrong(upright, words);
    }
    if (quarters == 0 && !isLegible(words)) {
      quarters = tesseract.quartersToUpright(upright.image, upright.dpi());
      if (quarters != 0) {
        upright = prepare(picture.turned(quarters));
        words = words(upright);
      }
    }
    words = new SecondLook(tesseract, upright.image, upright.ink, dataOf(language())).better(words);
    return new Result(page(upright, words, number, pointsPerPixel), quarters);
  }

  /** The same for a picture that is known to stand upright. */
  Page readUpright(GrayImage picture, int number, double pointsPerPixel) throws IOException {
    Prepared upright = prepare(picture);
    boolean first = language == null;
    if (first) {
      language = look(upright).language();
    }
    List<Word> words = words(upright);
    if (first) {
      words = againIfTheGuessWasWrong(upright, words);
    }
    words = new SecondLook(tesseract, upright.image, upright.ink, data()).better(words);
    return page(upright, words, number, pointsPerPixel);
  }

  Tesseract tesseract() {
    return tesseract;
  }

  /** The language data that pages are read with. */
  String data() {
    return dataOf(language());
  }

  private List<Word> againIfTheGuessWasWrong(Prepared prepared, List<Word> words)
      throws IOException {
    String read = dataOf(language());
    language = Languages.clear(words).orElse(language);
    return dataOf(language()).equals(read) ? words : words(prepared);
  }

  private List<Word> words(Prepared prepared) throws IOException {
    return WordTable.words(
        tesseract.read(
            prepared.image, dataOf(language()), TessPageSegMode.PSM_AUTO, prepared.dpi()));
  }

  private static String dataOf(String code) {
    return LanguageData.NAMES.getOrDefault(code, LanguageData.NAMES.get(UNTOLD));
  }

  private static boolean isLegible(List<Word> words) {
    return words.size() < WORDS_TO_TELL || WordTable.meanConfidence(words) > UPRIGHT_CONFIDENCE;
  }

  static Page page(Prepared prepared, List<Word> read, int number, double pointsPerPixel) {
    List<Word> words = read.stream().map(w -> prepared.place(w, pointsPerPixel)).toList();
    List<Line> lines = Lines.of(words, List.of());
    return new Page(
        number,
        prepared.width * pointsPerPixel,
        prepared.height * pointsPerPixel,
        lines.stream().flatMap(l -> l.words().stream()).toList(),
        lines,
        List.of());
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
    List<Word> words =
        WordTable.words(
            tesseract.read(band, LOOK_LANGUAGE, TessPageSegMode.PSM_SINGLE_COLUMN, prepared.dpi()));
    boolean legible = WordTable.meanConfidence(words) > UPRIGHT_CONFIDENCE;
    return new QuickLook(legible, legible ? Languages.guess(words).orElse(null) : null);
  }

  private static Prepared prepare(GrayImage picture) {
    GrayImage even = Shadows.removed(picture);
    Ink ink = Ink.of(even);
    double tilt = Math.abs(ink.tilt()) < TILT_MIN ? 0 : ink.tilt();
    double factor = 1;
    if (ink.height() > 0 && (ink.height() < LETTER_MIN || ink.height() > LETTER_MAX)) {
      factor = Math.min(ENLARGED_MAX, LETTER_WANTED / ink.height());
      factor = Math.min(factor, Math.sqrt((double) PIXELS_MAX / even.pixels().length));
    }
    if (factor < 1 && tilt == 0) {
      even = even.scaled(factor);
    } else if (factor != 1 || tilt != 0) {
      even = even.resampled(-tilt, factor);
    }
    if (factor != 1 || tilt != 0) {
      ink = Ink.of(even);
    }
    return new Prepared(even, ink, tilt, factor, picture.width(), picture.height());
  }

  /** The picture as Tesseract gets it, and the way back from its pixels. */
  record Prepared(GrayImage image, Ink ink, double tilt, double factor, int width, int height) {

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
