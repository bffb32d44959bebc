package dev.pitcrew.mail;

import dev.pitcrew.mail.account.MailServer;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that is watched.
 *
 * @param name what it is called in the settings
 * @param folder that is looked at
 * @param processId of the process it feeds
 * @param after what is done with a mail that was looked at
 * @param pollEvery from one look to the next, where the server does not tell by itself
 * @param since older mails are left alone; absent for none
 */
public record Mailbox(
    String name,
    MailServer server,
    String folder,
    String processId,
    After after,
    Duration pollEvery,
    @Nullable LocalDate since) {

  /** What is done with a mail that was looked at. */
  public sealed interface After {
    /** It goes to one folder or the other. */
    record Move(String processed, String notUnderstood) implements After {}

    /** It stays and gets a mark. */
    record Flag() implements After {}
  }
}
