package dev.pitcrew.engine.conformance.random;

import java.util.function.Function;

/**
 * What somebody does, told by places instead of keys, so that it can be done on either engine.
 *
 * @param name with the place
 * @param on does it, and answers what came back
 */
record Act(String name, Function<Look, String> on) {

  @Override
  public String toString() {
    return name;
  }
}
