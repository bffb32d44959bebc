package dev.pitcrew.browser.bot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step is about, and every way to find it, the best first.
 *
 * @param seek what kind of thing it is
 * @param within the text of the part of the page it is in, absent for all of it
 * @param number which of several, from 1; 0 where there must be one only
 * @param firstMatches whether the first of several is meant, as in recordings
 */
public record Target(
    Seek seek, List<Way> ways, @Nullable Template within, int number, boolean firstMatches) {

  public Target {
    ways = List.copyOf(ways);
  }

  /** Kinds of things on a page. */
  public enum Seek {
    /** Something to type or choose in. */
    FIELD,
    /** Something to tick. */
    BOX,
    /** Where a file is put. */
    FILE,
    /** A button, a link, whatever is clicked. */
    CLICKABLE,
    /** Something to read: what stands beside a label, or a text. */
    READABLE,
    TABLE,
    FRAME,
    /** Anything that shows these words. */
    SHOWN
  }

  /** How a person would call it. */
  public String called() {
    var first = ways.getFirst();
    String value = first.values().getLast().raw();
    return switch (first.how()) {
      case LABEL, NAME, TEXT -> "\"" + value + "\"";
      case TEST_ID, CSS, XPATH, PIERCE -> "the element " + value;
    };
  }
}
