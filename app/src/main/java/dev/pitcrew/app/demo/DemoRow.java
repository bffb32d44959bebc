package dev.pitcrew.app.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document's line of the table.
 *
 * @param read how it was read; absent where it could not be
 * @param decisions who decided what, in order, one entry for each person in a row
 * @param validated whether a person looked at what was read
 * @param outcome absent where the case has not ended
 * @param money what became of the amount; absent where nothing was posted
 * @param differences in what it differs from what is known of it
 */
record DemoRow(
    String document,
    @Nullable String read,
    List<String> decisions,
    boolean validated,
    @Nullable String outcome,
    @Nullable String money,
    List<String> differences) {

  boolean asExpected() {
    return differences.isEmpty();
  }

  boolean isPosted() {
    return "posted".equals(outcome);
  }
}
