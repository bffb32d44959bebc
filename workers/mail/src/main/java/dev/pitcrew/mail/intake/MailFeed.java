package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.documents.read.FileKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the documents of a mailbox are for. */
public interface MailFeed {

  /** Whether a file of this kind may be a document for it. */
  boolean wants(FileKind kind);

  /** What became of a document. */
  record Taken(MailDocument document, IntakeOutcome outcome) {}

  /**
   * Takes in the documents of one mail. Safe to repeat.
   *
   * @param sender the address the mail says it comes from, which anybody can write there; absent
   *     when it says none
   * @throws RuntimeException where the engine or a store cannot be reached; hand them in again
   */
  List<Taken> take(List<MailDocument> documents, @Nullable String sender);
}
