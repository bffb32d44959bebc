package dev.pitcrew.web.intake;

import org.jspecify.annotations.Nullable;

/** Where uploaded documents go; the application wires the documents worker's intake to it. */
@FunctionalInterface
public interface IntakePort {

  /**
   * Hands one document in. Safe to repeat: the same bytes never start a second case.
   *
   * @param fileName as the sender named it; only ever shown, never used as a path
   * @param channel {@code upload} from the pages
   * @param sender username of whoever uploads; null when unknown
   */
  Outcome submit(byte[] bytes, String fileName, String channel, @Nullable String sender);

  /** What became of it. */
  sealed interface Outcome {

    /** A new case. */
    record Accepted(String caseId) implements Outcome {}

    /** The same bytes are known already; nothing new has started. */
    record Known(String caseId) implements Outcome {}

    /** Not taken; a whole sentence says why. */
    record Refused(String reason) implements Outcome {}
  }
}
