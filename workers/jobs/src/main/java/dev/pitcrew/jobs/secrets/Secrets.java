package dev.pitcrew.jobs.secrets;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where the values behind names are kept. */
@FunctionalInterface
public interface Secrets {

  /** What a name looks like: upper-case letters, digits and underscores, first a letter. */
  Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  /**
   * The value behind a name, when there is one.
   *
   * @throws IllegalArgumentException when the name does not look like one
   */
  Optional<String> find(String name);
}
