package dev.pitcrew.browser.bot;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way to find an element.
 *
 * @param values the label, name, id, selector or path; for nested shadow roots one selector each
 * @param role a name's role, where the file says it
 * @param rank ways of one rank are as good as each other; a lower one found first says the page has
 *     changed
 */
public record Way(How how, List<Template> values, @Nullable String role, int rank) {

  public Way {
    values = List.copyOf(values);
  }

  /** From what a person sees to what only the page's maker knows. */
  public enum How {
    LABEL,
    NAME,
    TEXT,
    TEST_ID,
    CSS,
    XPATH,
    PIERCE;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  static Way of(How how, Template value, int rank) {
    return new Way(how, List.of(value), null, rank);
  }
}
