package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.Word;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;

/**
 * Reads a receipt several times, each time prepared in another way. Thermal print fades, is torn
 * and folded; what two readings agree on is worth more than what one is sure of.
 */
public final class ReceiptOcr {
  private static final double LETTER_LARGE = 30;
  private static final double LETTER_MIDDLE = 23;
  private static final double ENLARGED_MAX = 4;
  private static final double REDUCED_MAX = 0.4;
  private static final long PIXELS_MAX = 9_000_000;
  private static final double TILT_MIN = Math.toRadians(0.3);

  /** A picture without text is no reason to work on and on. */
  private static final Duration CPU_MAX = Duration.ofSeconds(6);

  private static final double HOPELESS = 0.45;
  private static final double UPRIGHT_CONFIDENCE = 0.6;

  /** Two readings as sure as this leave little for a third. */
  private static final double SURE = 0.86;

  private final PageOcr pages;
  private final Tesseract tesseract;

  public ReceiptOcr(PageOcr pages) {
    this.pages = pages;
    this.tesseract = pages.tesseract();
  }

  /**
   * The page as read, the same paper each time.
   *
   * @param readings with places in points of the turned picture; the first is the one to show
   * @param quarters clockwise quarter turns that set the picture upright
   */
  public record Result(List<Page> readings, int quarters) {}

  /**
   * @param pointsPerPixel how large a pixel of the picture is
   * @param progress is run between the readings
   */
  public Result read(GrayImage picture, int number, double pointsPerPixel, Runnable progress)
      throws IOException {
    long end = spent() + CPU_MAX.toNanos();
    Turned upright = upright(picture, end, progress);
    progress.run();
    List<Page> readings = new ArrayList<>();
    Page block = PageOcr.page(upright.prepared, upright.words, number, pointsPerPixel);
    if (WordTable.meanConfidence(upright.words) < HOPELESS && spent() > end) {
      return new Result(List.of(block), upright.quarters);
    }
    readings.add(pages.readUpright(upright.picture, number, pointsPerPixel));
    readings.add(block);
    progress.run();
    if (spent() > end) {
      return new Result(readings, upright.quarters);
    }
    if (WordTable.meanConfidence(readings.getFirst().words()) < SURE
        || WordTable.meanConfidence(upright.words) < SURE) {
      PageOcr.Prepared other = prepare(upright.picture, LETTER_MIDDLE);
      List<Word> words = words(other, TessPageSegMode.PSM_SINGLE_COLUMN);
      readings.add(PageOcr.page(other, words, number, pointsPerPixel));
      progress.run();
    }
    return new Result(readings, upright.quarters);
  }

  /** Processor time of this thread in nanoseconds; a busy machine does not count. */
  private static long spent() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private record Turned(
      GrayImage picture, int quarters, PageOcr.Prepared prepared, List<Word> words) {
    double weight() {
      return words.stream()
          .filter(w -> w.text().length() > 1)
          .mapToDouble(w -> w.confidence() * w.confidence() * Math.min(8, w.text().length()))
          .sum();
    }
  }

  /** Turned as its text can be read best; only a picture that cannot be read is turned at all. */
  private Turned upright(GrayImage picture, long end, Runnable progress) throws IOException {
    Turned best = turned(picture, 0);
    if (WordTable.meanConfidence(best.words) >= UPRIGHT_CONFIDENCE && !best.words.isEmpty()) {
      return best;
    }
    for (int quarters : new int[] {2, 1, 3}) {
      if (spent() > end) {
        break;
      }
      progress.run();
      Turned other = turned(picture, quarters);
      best = other.weight() > 1.3 * best.weight() ? other : best;
    }
    return best;
  }

  private Turned turned(GrayImage picture, int quarters) throws IOException {
    GrayImage turned = picture.turned(quarters);
    PageOcr.Prepared prepared = prepare(turned, LETTER_LARGE);
    return new Turned(
        turned, quarters, prepared, words(prepared, TessPageSegMode.PSM_SINGLE_BLOCK));
  }

  private List<Word> words(PageOcr.Prepared prepared, int segmentation) throws IOException {
    return WordTable.words(
        tesseract.read(prepared.image(), pages.data(), segmentation, prepared.dpi()));
  }

  private static PageOcr.Prepared prepare(GrayImage picture, double letter) {
    double bounded = Math.min(1, Math.sqrt((double) PIXELS_MAX / picture.pixels().length));
    GrayImage even = Contrast.even(bounded < 1 ? picture.scaled(bounded) : picture);
    Ink ink = Ink.of(even);
    double tilt = Math.abs(ink.tilt()) < TILT_MIN ? 0 : ink.tilt();
    double factor =
        ink.height() == 0 ? 1 : Math.clamp(letter / ink.height(), REDUCED_MAX, ENLARGED_MAX);
    factor = Math.min(factor, Math.sqrt((double) PIXELS_MAX / even.pixels().length));
    if (factor < 1 && tilt == 0) {
      even = even.scaled(factor);
    } else if (factor != 1 || tilt != 0) {
      even = even.resampled(-tilt, factor);
    }
    return new PageOcr.Prepared(
        even, Ink.of(even), tilt, factor * bounded, picture.width(), picture.height());
  }
}
