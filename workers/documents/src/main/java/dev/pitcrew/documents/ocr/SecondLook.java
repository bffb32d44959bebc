package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;

/** Reads small areas of a page again, one by one and enlarged. */
final class SecondLook {
  private static final double LETTERS_WANTED = 26;
  private static final double ENLARGED_MAX = 3;
  private static final double BELIEVED_MIN = 0.6;
  private static final double BETTER_BY = 0.08;
  private static final int DPI = 300;

  private final Tesseract tesseract;
  private final GrayImage image;
  private final Ink ink;
  private final String language;

  SecondLook(Tesseract tesseract, GrayImage image, Ink ink, String language) {
    this.tesseract = tesseract;
    this.image = image;
    this.ink = ink;
    this.language = language;
  }

  /** The words of the first look, bettered where the second is surer, and what it had missed. */
  List<Word> better(List<Word> words) throws IOException {
    if (ink.height() == 0) {
      return words;
    }
    List<Word> result = new ArrayList<>(words);
    for (Word doubtful : Unread.doubtful(words)) {
      List<Word> again = read(Unread.widened(doubtful.box(), ink.height()));
      if (again.size() == 1 && again.getFirst().confidence() > doubtful.confidence() + BETTER_BY) {
        result.set(result.indexOf(doubtful), again.getFirst());
      }
    }
    for (Box row : Unread.rows(ink, words)) {
      List<Word> found = read(row);
      if (WordTable.meanConfidence(found) >= BELIEVED_MIN) {
        result.addAll(found);
      }
    }
    return result;
  }

  private List<Word> read(Box area) throws IOException {
    int left = (int) Math.clamp(area.x(), 0, image.width() - 1);
    int top = (int) Math.clamp(area.y(), 0, image.height() - 1);
    int right = (int) Math.clamp(Math.ceil(area.right()), left + 1, image.width());
    int bottom = (int) Math.clamp(Math.ceil(area.bottom()), top + 1, image.height());
    double factor = Math.clamp(LETTERS_WANTED / ink.height(), 1, ENLARGED_MAX);
    GrayImage part = image.part(left, top, right - left, bottom - top).scaled(factor);
    List<Word> words = new ArrayList<>();
    for (Word w :
        WordTable.words(tesseract.read(part, language, TessPageSegMode.PSM_SINGLE_LINE, DPI))) {
      Box b = w.box();
      var box =
          new Box(
              left + b.x() / factor, top + b.y() / factor, b.width() / factor, b.height() / factor);
      words.add(new Word(w.text(), box, w.confidence(), w.fontSize() / factor, false));
    }
    return words;
  }
}
