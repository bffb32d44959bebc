package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads Tesseract's table: level, page, block, paragraph, line, word, place, confidence, text. */
final class WordTable {
  private static final int LINE = 4;
  private static final int WORD = 5;
  private static final double SPECK_CONFIDENCE = 0.3;

  /** A line's box spans from ascender to descender, which is a little less than the font's size. */
  private static final double LINE_OF_SIZE = 0.92;

  private WordTable() {}

  /** Words with places in pixels; specks that were taken for marks are dropped. */
  static List<Word> words(String table) {
    List<Word> words = new ArrayList<>();
    double lineHeight = 0;
    for (String row : table.split("\n")) {
      String[] cells = row.split("\t", 12);
      if (cells.length < 11) {
        continue;
      }
      int level = Integer.parseInt(cells[0]);
      if (level == LINE) {
        lineHeight = Double.parseDouble(cells[9]);
      }
      if (level != WORD || cells.length < 12) {
        continue;
      }
      String text = cells[11].strip();
      double confidence = Math.clamp(Double.parseDouble(cells[10]) / 100, 0, 1);
      var box =
          new Box(
              Double.parseDouble(cells[6]),
              Double.parseDouble(cells[7]),
              Double.parseDouble(cells[8]),
              Double.parseDouble(cells[9]));
      boolean speck =
          confidence < SPECK_CONFIDENCE && text.chars().noneMatch(Character::isLetterOrDigit);
      if (!text.isEmpty() && !speck) {
        // A line that took in a logo or a stamp beside it is higher than its letters.
        double size = Math.min(lineHeight, box.height() * 1.7) / LINE_OF_SIZE;
        words.add(new Word(text, box, confidence, size, false));
      }
    }
    return words;
  }

  static double meanConfidence(List<Word> words) {
    return words.stream()
        .filter(w -> w.text().length() > 1)
        .mapToDouble(Word::confidence)
        .average()
        .orElse(0);
  }
}
