package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.ocr.Ink.Speck;
import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what deserves a second look: rows of letters that lie under no word, since the search for
 * text blocks sometimes passes a lone figure by, and figures that were read with doubt.
 */
final class Unread {
  private static final int ROWS_MAX = 10;
  private static final int DOUBTS_MAX = 6;

  /** On a page that is poor all over, six figures read again change little. */
  private static final double PAGE_WORTH_IT = 0.7;

  private static final int LETTERS_MAX = 600;
  private static final int ROW_LETTERS_MIN = 3;
  private static final int ROW_LETTERS_MAX = 60;
  private static final double GAP = 1.3;
  private static final double DOUBT = 0.7;
  private static final double MARGIN = 0.45;

  private Unread() {}

  /** Rows of letters under no word, the most letters first. */
  static List<Box> rows(Ink ink, List<Word> words) {
    List<Speck> left =
        ink.letters().stream()
            .filter(s -> s.height() > ink.height() * 0.6 && s.height() < ink.height() * 2.5)
            .filter(s -> words.stream().noneMatch(w -> covers(w.box(), s)))
            .sorted(Comparator.comparingInt(Speck::left))
            .toList();
    if (left.size() > LETTERS_MAX) {
      return List.of(); // A photograph or a pattern, not a missed figure.
    }
    List<List<Speck>> rows = new ArrayList<>();
    for (Speck letter : left) {
      rows.stream()
          .filter(row -> follows(row.getLast(), letter, ink.height()))
          .findFirst()
          .ifPresentOrElse(
              row -> row.add(letter), () -> rows.add(new ArrayList<>(List.of(letter))));
    }
    return rows.stream()
        .filter(r -> r.size() >= ROW_LETTERS_MIN && r.size() <= ROW_LETTERS_MAX)
        .sorted(Comparator.comparingInt((List<Speck> r) -> -r.size()))
        .limit(ROWS_MAX)
        .map(Unread::box)
        .map(b -> widened(b, ink.height()))
        .toList();
  }

  /** Figures read with doubt, the most doubtful first. */
  static List<Word> doubtful(List<Word> words) {
    if (WordTable.meanConfidence(words) < PAGE_WORTH_IT) {
      return List.of();
    }
    return words.stream()
        .filter(w -> w.confidence() < DOUBT && w.text().chars().anyMatch(Character::isDigit))
        .sorted(Comparator.comparingDouble(Word::confidence))
        .limit(DOUBTS_MAX)
        .toList();
  }

  static Box widened(Box box, double letterHeight) {
    double by = MARGIN * letterHeight;
    return new Box(box.x() - by, box.y() - by, box.width() + 2 * by, box.height() + 2 * by);
  }

  private static boolean covers(Box box, Speck s) {
    double x = (s.left() + s.right()) / 2.0;
    double y = (s.top() + s.bottom()) / 2.0;
    return x >= box.x() - 2 && x <= box.right() + 2 && y >= box.y() - 2 && y <= box.bottom() + 2;
  }

  private static boolean follows(Speck last, Speck next, double height) {
    return next.left() - last.right() < GAP * height
        && next.left() >= last.left()
        && Math.min(last.bottom(), next.bottom()) - Math.max(last.top(), next.top())
            > 0.4 * Math.min(last.height(), next.height());
  }

  private static Box box(List<Speck> row) {
    int left = row.stream().mapToInt(Speck::left).min().orElseThrow();
    int top = row.stream().mapToInt(Speck::top).min().orElseThrow();
    int right = row.stream().mapToInt(Speck::right).max().orElseThrow();
    int bottom = row.stream().mapToInt(Speck::bottom).max().orElseThrow();
    return new Box(left, top, right - left, bottom - top);
  }
}
