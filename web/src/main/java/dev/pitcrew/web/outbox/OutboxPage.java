package dev.pitcrew.web.outbox;

import dev.pitcrew.records.mail.MailRecord;
import dev.pitcrew.records.mail.OutboxEntry;
import java.util.List;

/**
 * The newest messages, and those that wait for a person whatever their age.
 *
 * @param mails that came in and that a person should look at
 * @param max how many a list shows
 * @param sends whether messages are sent from here
 * @param trouble what is out of order at the moment; empty when all is well
 * @param decides whether who looks may send again and say what was sent
 */
public record OutboxPage(
    List<OutboxEntry> messages,
    List<OutboxEntry> waiting,
    List<MailRecord> mails,
    int max,
    boolean sends,
    String trouble,
    boolean decides) {

  /** A state in the words of the page. */
  public String state(OutboxEntry message) {
    return switch (message.state()) {
      case WRITTEN -> sends ? "waits to be sent" : "written";
      case SENDING -> "is being sent";
      case SENT -> "sent";
      case FAILED -> "not sent";
      case UNSURE -> "sent or not?";
      case SETTLED -> "dealt with";
    };
  }

  /** Whom a message is for. */
  public String recipients(OutboxEntry message) {
    return String.join(", ", message.draft().to());
  }

  /** Whether a person must say if it went out. */
  public boolean asks(OutboxEntry message) {
    return message.state() == OutboxEntry.State.UNSURE;
  }
}
