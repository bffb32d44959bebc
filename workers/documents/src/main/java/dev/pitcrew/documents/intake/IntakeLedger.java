package dev.pitcrew.documents.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lasting note of what arrived, over any channel; the same bytes are noted once for ever. */
public interface IntakeLedger {

  /**
   * What is known of bytes that arrived.
   *
   * @param started whether the engine has the case; false where a run ended before it could tell
   * @param attempt which time its case is begun
   */
  record Arrival(String caseId, boolean started, Instant firstSeen, int attempt) {

    public Arrival(String caseId, boolean started, Instant firstSeen) {
      this(caseId, started, firstSeen, 1);
    }
  }

  /**
   * Notes an arrival before anything is started for it; one conditional insert, durable on return.
   *
   * @return false when the same bytes are noted already
   */
  boolean arrived(
      String sha256, String channel, String fileName, @Nullable String sender, long bytes);

  /** A document that is kept with a case that other bytes began. */
  record Attachment(String sha256, String fileName) {}

  /**
   * Notes bytes that are another shape of a document, under its case: they begin none of their own.
   * One conditional insert, durable on return.
   *
   * @return false when the same bytes are noted already, for whichever case
   */
  boolean attached(
      String sha256,
      String caseId,
      String channel,
      String fileName,
      @Nullable String sender,
      long bytes);

  /** What is noted under a case besides the bytes that began it, oldest first. */
  List<Attachment> attachments(String caseId);

  /** The engine has the case. */
  void started(String sha256);

  Optional<Arrival> find(String sha256);
}
