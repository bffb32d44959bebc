package dev.pitcrew.records.mail;

import dev.pitcrew.jobs.shelf.DocumentRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is written.
 *
 * @param to mail addresses, user names or roles; names become addresses when it is sent
 * @param cc who gets a copy, named like {@code to}
 * @param link where in the pages it belongs, such as {@code /tasks/4711}; absent when nowhere
 * @param attachments documents that go with it
 * @param inReplyTo the Message-ID that is answered; absent when none is
 */
public record OutboxDraft(
    List<String> to,
    List<String> cc,
    String subject,
    String body,
    @Nullable String link,
    List<DocumentRef> attachments,
    @Nullable String inReplyTo) {

  public OutboxDraft {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    attachments = List.copyOf(attachments);
  }

  /** Plain words to somebody. */
  public OutboxDraft(List<String> to, String subject, String body) {
    this(to, List.of(), subject, body, null, List.of(), null);
  }

  /** The same with the place in the pages where it belongs. */
  public OutboxDraft withLink(String path) {
    return new OutboxDraft(to, cc, subject, body, path, attachments, inReplyTo);
  }

  /** The same as an answer to a mail. */
  public OutboxDraft inReplyTo(@Nullable String messageId) {
    return new OutboxDraft(to, cc, subject, body, link, attachments, messageId);
  }
}
