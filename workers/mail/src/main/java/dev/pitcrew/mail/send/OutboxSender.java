package dev.pitcrew.mail.send;

import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.mail.account.MailAccount;
import dev.pitcrew.mail.account.SignInRefused;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxEntry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what stands in the outbox, each message once: its sending is claimed in the effect ledger
 * after the server has accepted the recipients and before it gets the mail, and resolved when it
 * said yes. Where no answer came, a person is asked. Nobody gets a mail before all recipients are
 * accepted, so that a second try never reaches the same person twice. For one thread.
 */
public final class OutboxSender {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final int BATCH_MAX = 50;

  /** Longer than any one sending takes; a message whose sender died waits this long. */
  static final Duration LEASE = Duration.ofMinutes(15);

  private static final Backoff MESSAGE_BACKOFF =
      new Backoff(Duration.ofMinutes(1), Duration.ofHours(4));
  private static final Backoff SERVER_BACKOFF =
      new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10));

  /** With the waits between them about two days. */
  static final int TRIES_MAX = 20;

  private final Records records;
  private final SendingSettings settings;
  private final MailAccount account;
  private final Session session;
  private final Recipients recipients;
  private final Attachments attachments;
  private final Composer composer;
  private final Pace pace;
  private Instant awayUntil = Instant.MIN;
  private int timesAway;
  private volatile @Nullable String trouble;

  public OutboxSender(
      Records records, DocumentShelf shelf, SendingSettings settings, Secrets secrets) {
    this.records = records;
    this.settings = settings;
    this.account = new MailAccount("smtp", settings.server(), secrets, records.clock());
    this.session = account.session();
    this.recipients = new Recipients(records.people(), settings.allowedDomains());
    this.attachments = new Attachments(shelf);
    this.composer = new Composer(settings.from(), settings.publicUrl());
    this.pace = new Pace(settings.perMinute(), records.clock());
  }

  /** Why nothing is sent at the moment, as a sentence; nothing when all is well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /**
   * Sends what is due, as far as the pace allows.
   *
   * @throws RuntimeException where the books cannot be reached; look again later
   */
  public void look() throws InterruptedException {
    records.delivery().takeUpAbandoned();
    if (records.clock().instant().isBefore(awayUntil)) {
      return;
    }
    @Nullable SmtpConnection connection = null;
    try {
      for (int i = 0; i < BATCH_MAX && pace.isFree(); i++) {
        Optional<OutboxEntry> next = records.delivery().takeNext(LEASE);
        if (next.isEmpty()) {
          return;
        }
        Optional<Letter> prepared = prepare(next.get());
        if (prepared.isEmpty()) {
          continue;
        }
        if (connection == null) {
          connection = connect(next.get());
        }
        if (connection == null) {
          return;
        }
        if (!hand(connection, prepared.get())) {
          connection.close();
          connection = null;
        }
      }
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  /** Where the server is away, the message waits without having failed. */
  private @Nullable SmtpConnection connect(OutboxEntry entry) throws InterruptedException {
    try {
      var connection = SmtpConnection.open(account, session);
      timesAway = 0;
      trouble = null;
      return connection;
    } catch (SignInRefused e) {
      away(entry, e.getMessage());
    } catch (MessagingException e) {
      away(entry, "The mail server %s cannot be reached.".formatted(settings.server()));
    } catch (InterruptedException e) {
      records
          .delivery()
          .later(entry, records.clock().instant(), "Its sending was interrupted.", false);
      throw e;
    }
    return null;
  }

  private void away(OutboxEntry entry, String why) {
    timesAway++;
    awayUntil = records.clock().instant().plus(SERVER_BACKOFF.after(timesAway));
    trouble = why;
    records.delivery().later(entry, awayUntil, why, false);
    LOG.warn("No mail can be sent; it is tried again at {}. reason={}", awayUntil, why);
  }

  private Optional<Letter> prepare(OutboxEntry entry) {
    if (entry.attempts() == 0
        && entry.nextTry() == null
        && entry.writtenAt().isBefore(records.clock().instant().minus(settings.oldest()))) {
      records
          .delivery()
          .failed(
              entry,
              "It was written on %s, too long ago to be sent by itself."
                  .formatted(entry.writtenAt().toString().substring(0, 10)));
      return Optional.empty();
    }
    var to = recipients.of(entry.draft().to());
    if (to.addresses().isEmpty()) {
      records
          .delivery()
          .failed(
              entry,
              "No mail address that may be used is known for %s."
                  .formatted(String.join(", ", entry.draft().to())));
      return Optional.empty();
    }
    return switch (attachments.of(entry.draft().attachments())) {
      case Attachments.Answer.Fetched found ->
          Optional.of(Letter.of(entry, to, recipients.of(entry.draft().cc()), found.attachments()));
      case Attachments.Answer.NotNow no -> {
        tryLater(entry, no.why());
        yield Optional.empty();
      }
      case Attachments.Answer.Never no -> {
        records.delivery().failed(entry, no.why());
        yield Optional.empty();
      }
    };
  }

  /** False when the connection cannot be used for another mail. */
  private boolean hand(SmtpConnection connection, Letter first) {
    Letter mail = first;
    var entry = first.entry();
    var delivery = records.delivery();
    String messageId = composer.messageId(entry);
    boolean lastTry = entry.attempts() + 1 >= TRIES_MAX;
    while (!mail.to().isEmpty()) {
      pace.note();
      var claim = new Claimed(entry);
      MimeMessage composed;
      try {
        composed = composer.compose(session, mail, records.clock().instant());
      } catch (MessagingException e) {
        delivery.failed(entry, "It has no form that a mail can have: " + e.getMessage());
        return true;
      }
      switch (connection.send(composed, mail.all(), claim)) {
        case SmtpConnection.Outcome.Accepted yes -> {
          delivery.sent(entry, messageId, mail.problem());
          return true;
        }
        case SmtpConnection.Outcome.Stopped stopped -> {
          claim.tell();
          return false;
        }
        case SmtpConnection.Outcome.Unknown unknown -> {
          delivery.unsure(entry, messageId, unknown.why());
          LOG.warn("Whether a mail went out must be said by a person. id={}", entry.id());
          return false;
        }
        case SmtpConnection.Outcome.Refused no when no.isForGood() -> {
          delivery.failed(entry, no.reply());
          return false;
        }
        case SmtpConnection.Outcome.Refused no -> {
          tryLater(entry, no.reply());
          return false;
        }
        case SmtpConnection.Outcome.NotTo no when no.never().isEmpty() && !lastTry -> {
          tryLater(entry, String.join(" ", no.notNow().values()));
          return true;
        }
        case SmtpConnection.Outcome.NotTo no -> {
          mail = mail.without(no.never());
          if (lastTry) {
            mail = mail.without(no.notNow());
          }
        }
      }
    }
    delivery.failed(entry, String.valueOf(mail.problem()));
    return true;
  }

  private void tryLater(OutboxEntry entry, String why) {
    int failures = entry.attempts() + 1;
    if (failures >= TRIES_MAX) {
      records.delivery().failed(entry, why);
    } else {
      Instant next = records.clock().instant().plus(MESSAGE_BACKOFF.after(failures));
      records.delivery().later(entry, next, why, true);
    }
  }

  /** Opens for the first who claims the sending of a message. */
  private final class Claimed implements SmtpConnection.Gate {
    private final OutboxEntry entry;
    private Effects.@Nullable Claim answer;

    Claimed(OutboxEntry entry) {
      this.entry = entry;
    }

    @Override
    public boolean opens() {
      answer = records.effects().claim(entry.effectKey());
      return answer instanceof Effects.Claim.Granted;
    }

    /** Another has sent it, or began to. */
    void tell() {
      String id = composer.messageId(entry);
      if (answer instanceof Effects.Claim.Done) {
        records.delivery().wasSentBefore(entry, id);
      } else {
        records
            .delivery()
            .unsure(entry, id, "Its sending was begun before: nobody knows whether it went out.");
      }
    }
  }
}
