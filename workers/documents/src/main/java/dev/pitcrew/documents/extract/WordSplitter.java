package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Word;
import java.util.List;

/**
 * Takes words apart that are two: "Date:05.03.2026", "Invoice#123", "Period03/30/20", "$1.00$2.00".
 */
final class WordSplitter {

  private WordSplitter() {}

  static void split(Word word, int row, int segment, List<Piece> into) {
    String text = word.text();
    int start = 0;
    for (int i = 1; i < text.length(); i++) {
      if (splitsAt(text, start, i)) {
        add(word, start, i, row, segment, into);
        start = i;
      }
    }
    add(word, start, text.length(), row, segment, into);
  }

  private static boolean splitsAt(String text, int start, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    if (before == ':') {
      boolean time = at >= 2 && digit(text.charAt(at - 2)) && digit(after);
      return !time && after != '/' && at - start > 1;
    }
    if (before == '#') {
      return at - start > 1 && Character.isLetterOrDigit(after);
    }
    if (before == ',') {
      return at - start > 1
          && at - start <= 3
          && text.length() - at == 4
          && text.startsWith("20", at)
          && Text.digits(text.substring(at)) == 4;
    }
    if (isSymbol(after)) {
      return digit(before) && at + 1 < text.length() && digit(text.charAt(at + 1));
    }
    return Character.isLetter(before) && digit(after) && at - start > 3 && dateFollows(text, at);
  }

  private static boolean dateFollows(String text, int at) {
    int separators = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '.') {
        separators++;
      } else if (!digit(c)) {
        return false;
      }
    }
    return separators == 2 && text.length() - at >= 6;
  }

  private static boolean isSymbol(char c) {
    return c == '$' || c == '€' || c == '£';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static void add(Word word, int from, int to, int row, int segment, List<Piece> into) {
    String text = word.text().substring(from, to);
    Box all = word.box();
    double letter = all.width() / Math.max(1, word.text().length());
    Box box =
        text.length() == word.text().length()
            ? all
            : new Box(all.x() + from * letter, all.y(), (to - from) * letter, all.height());
    into.add(
        new Piece(
            text,
            Text.norm(text),
            box,
            word.confidence(),
            word.fontSize(),
            word.bold(),
            row,
            segment));
  }
}
