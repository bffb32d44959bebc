package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts characters into words by where they stand, whatever order the content stream has them in.
 */
final class WordBuilder {
  /** A gap this wide parts words where the stream has no blank; in parts of the font size. */
  private static final float GAP = 0.17f;

  /** With a blank in the stream a narrow gap is enough (justified or condensed text). */
  private static final float GAP_WITH_BLANK = 0.05f;

  private static final float BASELINE_SLACK = 0.22f;
  private static final float ASCENT = 0.74f;
  private static final float DESCENT = 0.21f;

  private WordBuilder() {}

  /** Words of all visible characters that run in the same quarter. */
  static List<Word> words(List<Glyph> glyphs) {
    List<Word> words = new ArrayList<>();
    for (int quarter = 0; quarter < 4; quarter++) {
      int q = quarter;
      List<Glyph> turned =
          glyphs.stream().filter(g -> g.quarter() == q).map(WordBuilder::upright).toList();
      for (List<Glyph> row : rows(turned)) {
        addWords(row, q, words);
      }
    }
    return words;
  }

  /** Places of turned writing are turned back, so that one rule serves all. */
  private static Glyph upright(Glyph g) {
    return switch (g.quarter()) {
      case 1 -> at(g, g.y(), -g.x());
      case 2 -> at(g, -g.x(), -g.y());
      case 3 -> at(g, -g.y(), g.x());
      default -> g;
    };
  }

  private static Glyph at(Glyph g, float x, float y) {
    return new Glyph(
        g.text(), x, y, g.width(), g.size(), g.quarter(), g.bold(), g.breakBefore(), g.hidden());
  }

  private static Box turn(double left, double top, double right, double bottom, int quarter) {
    return switch (quarter) {
      case 1 -> new Box(-bottom, left, bottom - top, right - left);
      case 2 -> new Box(-right, -bottom, right - left, bottom - top);
      case 3 -> new Box(top, -right, bottom - top, right - left);
      default -> new Box(left, top, right - left, bottom - top);
    };
  }

  private static List<List<Glyph>> rows(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::y));
    List<List<Glyph>> rows = new ArrayList<>();
    List<Glyph> row = new ArrayList<>();
    for (Glyph glyph : sorted) {
      if (!row.isEmpty()) {
        Glyph first = row.get(0);
        float slack = BASELINE_SLACK * Math.max(first.size(), glyph.size());
        if (glyph.y() - first.y() > slack) {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
      row.add(glyph);
    }
    if (!row.isEmpty()) {
      rows.add(row);
    }
    return rows;
  }

  private static void addWords(List<Glyph> row, int quarter, List<Word> words) {
    row.sort(Comparator.comparingDouble(Glyph::x));
    List<Glyph> word = new ArrayList<>();
    float end = 0;
    for (Glyph glyph : row) {
      if (!word.isEmpty()) {
        Glyph last = word.get(word.size() - 1);
        if (isSecondStrike(word, glyph)) {
          continue;
        }
        float size = Math.min(last.size(), glyph.size());
        float gap = glyph.x() - end;
        if (gap > (glyph.breakBefore() ? GAP_WITH_BLANK : GAP) * size
            || Math.max(last.size(), glyph.size()) > 1.8f * size) {
          words.add(word(word, quarter));
          word.clear();
        }
      }
      end = word.isEmpty() ? glyph.end() : Math.max(end, glyph.end());
      word.add(glyph);
    }
    if (!word.isEmpty()) {
      words.add(word(word, quarter));
    }
  }

  /** The same letter again at nearly the same place: bold made by striking twice, or a shadow. */
  private static boolean isSecondStrike(List<Glyph> word, Glyph glyph) {
    for (int i = word.size() - 1; i >= Math.max(0, word.size() - 3); i--) {
      Glyph other = word.get(i);
      if (other.text().equals(glyph.text())
          && Math.abs(other.x() - glyph.x()) < 0.3f * Math.min(other.width(), glyph.width())) {
        return true;
      }
    }
    return false;
  }

  private static Word word(List<Glyph> glyphs, int quarter) {
    var text = new StringBuilder();
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float size = 0;
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    int bold = 0;
    for (Glyph g : glyphs) {
      text.append(g.text());
      left = Math.min(left, g.x());
      right = Math.max(right, g.end());
      top = Math.min(top, g.y() - ASCENT * g.size());
      bottom = Math.max(bottom, g.y() + DESCENT * g.size());
      size = Math.max(size, g.size());
      bold += g.bold() ? 1 : 0;
    }
    return new Word(
        Accents.compose(text),
        turn(left, top, right, bottom, quarter),
        1,
        size,
        bold * 2 > glyphs.size());
  }
}
