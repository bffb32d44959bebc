package dev.pitcrew.app.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: a document or a payment run.
 *
 * @param read how it was read; absent where it could not be
 * @param decisions who decided what, in order
 * @param outcome absent where the case has not ended
 * @param expected what is known of it
 */
record DemoRow(
    String document,
    String process,
    @Nullable String read,
    List<String> decisions,
    @Nullable String outcome,
    String expected,
    double seconds) {

  boolean asExpected() {
    return expected.equals(outcome);
  }
}
