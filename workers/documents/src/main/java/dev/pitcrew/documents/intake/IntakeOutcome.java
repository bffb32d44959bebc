package dev.pitcrew.documents.intake;

import java.time.Instant;

/** What became of a document that was handed in. */
public sealed interface IntakeOutcome {

  /** A case was started for it. */
  record Started(String caseId) implements IntakeOutcome {}

  /** It is another shape of the e-invoice it came with, and kept in that case. */
  record Attached(String caseId) implements IntakeOutcome {
    public String message() {
      return "It is kept with its e-invoice; case %s holds both.".formatted(caseId);
    }
  }

  /** The same bytes were here before; nothing was started. */
  record Known(String caseId, Instant firstSeen) implements IntakeOutcome {
    public String message() {
      return "The same file was received before, on %s; case %s holds it."
          .formatted(firstSeen.toString().substring(0, 10), caseId);
    }
  }

  /**
   * It is of no kind that can hold an invoice; nothing was kept.
   *
   * @param message a sentence for the sender
   */
  record Refused(String message) implements IntakeOutcome {}
}
