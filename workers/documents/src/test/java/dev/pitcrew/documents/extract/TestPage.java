package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Line;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.List;

/** A page written by hand: text at places, ten points high, each letter five points wide. */
final class TestPage {

  private static final double LETTER = 5;
  private static final double HEIGHT = 10;

  private final List<Line> lines = new ArrayList<>();

  static TestPage page() {
    return new TestPage();
  }

  TestPage text(double x, double y, String text) {
    return text(x, y, text, 1);
  }

  TestPage text(double x, double y, String text, double confidence) {
    List<Word> words = new ArrayList<>();
    double at = x;
    for (String word : text.split(" ")) {
      double width = word.length() * LETTER;
      words.add(new Word(word, new Box(at, y, width, HEIGHT), confidence, HEIGHT, false));
      at += width + LETTER * 0.8;
    }
    lines.add(new Line(words));
    return this;
  }

  /** The text ends at x, as columns of amounts do. */
  TestPage textEndingAt(double x, double y, String text) {
    int letters = text.replace(" ", "").length();
    int blanks = text.length() - letters;
    return text(x - letters * LETTER - blanks * LETTER * 0.8, y, text);
  }

  Page build() {
    List<Word> words = lines.stream().flatMap(line -> line.words().stream()).toList();
    return new Page(1, 595, 842, words, List.copyOf(lines), List.of());
  }

  PagedDocument document() {
    return new PagedDocument(Source.TEXT, "en", List.of(build()));
  }

  PagedDocument scan() {
    return new PagedDocument(Source.OCR, "en", List.of(build()));
  }
}
