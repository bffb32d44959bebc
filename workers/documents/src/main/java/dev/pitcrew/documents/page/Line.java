package dev.pitcrew.documents.page;

import java.util.List;

/**
 * Words that a person reads in one go: one baseline, no wide gap between them.
 *
 * @param words from left to right, never empty
 */
public record Line(List<Word> words) {

  public Box box() {
    return words.stream().map(Word::box).reduce(Box::union).orElseThrow();
  }

  public String text() {
    return String.join(" ", words.stream().map(Word::text).toList());
  }
}
