package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Line;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.List;

/** Receipts as a reader would hand them over, from lines of text in a font of one width. */
final class Printed {
  private static final double LETTER = 6;
  private static final double LINE = 14;

  private Printed() {}

  static PagedDocument text(String... lines) {
    return document(Source.TEXT, lines);
  }

  static PagedDocument document(Source source, String... lines) {
    List<Line> rows = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      List<Word> words = words(lines[i], i);
      if (!words.isEmpty()) {
        rows.add(new Line(words));
      }
    }
    List<Word> all = rows.stream().flatMap(l -> l.words().stream()).toList();
    var page = new Page(1, 260, LINE * (lines.length + 2), all, rows, List.of());
    return new PagedDocument(source, "en", List.of(page));
  }

  static Row row(String line) {
    return new Row(1, 0, words(line, 0));
  }

  private static List<Word> words(String line, int number) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (String word : line.split(" ", -1)) {
      if (!word.isEmpty()) {
        var box = new Box(10 + at * LETTER, 20 + number * LINE, word.length() * LETTER, 10);
        words.add(new Word(word, box, 1, 10, false));
      }
      at += word.length() + 1;
    }
    return words;
  }
}
