package dev.pitcrew.web.payments;

import java.util.List;

/** Where uploaded bank statements go; the application wires the payments worker to it. */
@FunctionalInterface
public interface StatementPort {

  /**
   * Takes in what a bank sent. Safe to repeat: the same file changes nothing.
   *
   * @param who user name of who brings it
   */
  Outcome take(byte[] file, String fileName, String who);

  /** What came of it. */
  sealed interface Outcome {

    /** It is in the books; each sentence says what it settled or what somebody must look at. */
    record Taken(List<String> sentences) implements Outcome {}

    /** Nothing of it is in the books; a whole sentence says why. */
    record Refused(String reason) implements Outcome {}
  }
}
