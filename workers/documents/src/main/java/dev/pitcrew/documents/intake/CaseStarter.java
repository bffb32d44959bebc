package dev.pitcrew.documents.intake;

import java.util.Map;

/** Starts the process of a document, at most once for its bytes. */
public interface CaseStarter {

  /**
   * A repeat for the same bytes is a success that starts nothing.
   *
   * @throws RuntimeException where the engine cannot be reached
   */
  void start(String sha256, Map<String, Object> variables);
}
