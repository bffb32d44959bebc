package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Word;
import java.util.List;
import java.util.regex.Pattern;

/** How much of an OCR layer looks like words and figures rather than like noise. */
final class LayerQuality {
  private static final Pattern SENSIBLE =
      Pattern.compile(
          "[(\"']?(\\p{Lu}?\\p{Ll}{2,}|\\p{Lu}{2,}|[aAIàây&]|\\p{L}+[-/'.@]\\p{L}+.*)[.,;:)\"'?!]*"
              + "|[($€£+-]*\\d[\\d.,:/-]*[)%€$-]*[.,;:]?|[A-Z]{1,4}[-/]?\\d[\\dA-Z/-]*[:.,]?|[-/:#|*]+");

  private LayerQuality() {}

  /** The share of letters that stand in sensible words, 0 to 1. */
  static double of(List<Word> words) {
    int all = 0;
    int sensible = 0;
    for (Word word : words) {
      all += word.text().length();
      sensible += SENSIBLE.matcher(word.text()).matches() ? word.text().length() : 0;
    }
    return all == 0 ? 0 : (double) sensible / all;
  }
}
