package dev.pitcrew.documents.intake;

import java.util.Map;

/** Starts the process of a document, at most once for its bytes. */
public interface CaseStarter {

  /**
   * A repeat for the same bytes and attempt is a success that starts nothing.
   *
   * @param attempt 1, and one more each time a person takes the case up again
   * @throws RuntimeException where the engine cannot be reached
   */
  void start(String sha256, int attempt, Map<String, Object> variables);
}
