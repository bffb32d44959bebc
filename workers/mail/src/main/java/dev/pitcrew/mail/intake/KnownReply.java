package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxDraft;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Tells a sender once which case holds a document that was here before. Programs are never
 * answered, and nobody is written to more than a few times an hour.
 */
record KnownReply(Records records) {

  static final int PER_HOUR_MAX = 5;
  private static final String KEY = "mail.known:";

  void write(ReadMail mail, MailDocument document, IntakeOutcome.Known known) {
    String sender = mail.sender();
    if (sender == null || mail.auto() != AutoMail.NO) {
      return;
    }
    var hourAgo = records.clock().instant().minus(Duration.ofHours(1));
    if (records.outbox().count(KEY, sender, hourAgo) >= PER_HOUR_MAX) {
      return;
    }
    records
        .outbox()
        .write(
            KEY + Sha256.of(document.bytes()) + ":" + sender.toLowerCase(Locale.ROOT),
            new OutboxDraft(
                    List.of(sender),
                    "We have your document already",
                    "%s: %s Nothing was started for it again."
                        .formatted(document.fileName(), known.message()))
                .inReplyTo(mail.messageId()));
  }
}
