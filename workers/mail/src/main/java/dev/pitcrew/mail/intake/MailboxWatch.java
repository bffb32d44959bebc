package dev.pitcrew.mail.intake;

import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.mail.Mailbox;
import dev.pitcrew.mail.account.MailAccount;
import dev.pitcrew.mail.account.SignInRefused;
import dev.pitcrew.mail.send.MailText;
import dev.pitcrew.records.Records;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a mailbox until it is closed: told by the server where it can (IDLE), else by looking
 * again and again; where the server is away, with longer and longer waits.
 */
public final class MailboxWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);
  private static final Duration WAIT_FIRST = Duration.ofSeconds(5);
  private static final Duration WAIT_MAX = Duration.ofMinutes(5);
  private static final int DOUBLINGS_MAX = 10;

  /** Shorter than what the connection waits for an answer. */
  private static final Duration IDLE_MAX = Duration.ofSeconds(45);

  private final Mailbox mailbox;
  private final MailAccount account;
  private final WatchedMailbox watched;
  private final Duration waitFirst;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("mailbox-alarm").unstarted(task));
  private volatile @Nullable IMAPStore connected;
  private volatile @Nullable String trouble;

  /** Connections that failed one after the other; of the watching thread alone. */
  private int failures;

  private MailboxWatch(
      Mailbox mailbox, MailAccount account, WatchedMailbox watched, Duration waitFirst) {
    this.mailbox = mailbox;
    this.account = account;
    this.watched = watched;
    this.waitFirst = waitFirst;
  }

  /**
   * @param feed what its documents are for
   * @param ownAddresses what comes from them starts nothing, in lower case
   */
  public static MailboxWatch start(
      Mailbox mailbox, Records records, MailFeed feed, Secrets secrets, Set<String> ownAddresses) {
    return start(mailbox, records, feed, secrets, ownAddresses, WAIT_FIRST);
  }

  static MailboxWatch start(
      Mailbox mailbox,
      Records records,
      MailFeed feed,
      Secrets secrets,
      Set<String> ownAddresses,
      Duration waitFirst) {
    var account = new MailAccount("imap", mailbox.server(), secrets, records.clock());
    var intake = new MailIntake(records, feed, ownAddresses);
    var watch =
        new MailboxWatch(mailbox, account, new WatchedMailbox(mailbox, records, intake), waitFirst);
    Thread.ofPlatform().daemon().name("mailbox-" + mailbox.name()).start(watch::run);
    return watch;
  }

  /** Why the mailbox is not looked at, as a sentence; nothing when all is well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private void run() {
    try {
      while (!isClosed()) {
        try {
          watchOnce();
        } catch (SignInRefused e) {
          failed(e.getMessage());
        } catch (MessagingException | RuntimeException e) {
          String why = MailText.oneLine(String.valueOf(e.getMessage()), 200);
          failed(
              "Mailbox %s at %s cannot be looked at (%s)."
                  .formatted(mailbox.name(), mailbox.server(), why));
        }
        Duration wait = waitFirst.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
        await(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(String why) {
    failures++;
    if (!isClosed()) {
      trouble = why;
      LOG.warn("A mailbox is not looked at; it is tried again. reason={}", why);
    }
  }

  /** Over one connection, for as long as it holds. */
  private void watchOnce() throws MessagingException, InterruptedException {
    Session session = account.session();
    try (var store = (IMAPStore) session.getStore("imap")) {
      account.connect(store);
      connected = store;
      while (!isClosed()) {
        look(store);
      }
    } finally {
      connected = null;
    }
  }

  /** The folder is opened anew each time: what the server counts is true then. */
  private void look(IMAPStore store) throws MessagingException, InterruptedException {
    var folder = (IMAPFolder) store.getFolder(mailbox.folder());
    folder.open(Folder.READ_WRITE);
    try {
      folder.addMessageCountListener(endingIdle(folder));
      boolean more = watched.look(store, folder);
      failures = 0;
      trouble = null;
      if (!more) {
        awaitNews(store, folder);
      }
    } finally {
      if (folder.isOpen()) {
        // Without expunging: other people's marks are not ours to act on.
        folder.close(false);
      }
    }
  }

  private void awaitNews(IMAPStore store, IMAPFolder folder)
      throws MessagingException, InterruptedException {
    if (isClosed()) {
      return;
    }
    if (!store.hasCapability("IDLE")) {
      await(mailbox.pollEvery());
      folder.getMessageCount();
      return;
    }
    Duration wait = mailbox.pollEvery().compareTo(IDLE_MAX) < 0 ? mailbox.pollEvery() : IDLE_MAX;
    ScheduledFuture<?> end =
        alarm.schedule(() -> endIdle(folder), wait.toMillis(), TimeUnit.MILLISECONDS);
    try {
      folder.idle(true);
    } finally {
      end.cancel(false);
    }
  }

  /** What the server tells while it is asked to tell would not end the waiting by itself. */
  private MessageCountAdapter endingIdle(IMAPFolder folder) {
    return new MessageCountAdapter() {
      @Override
      public void messagesAdded(MessageCountEvent event) {
        if (!isClosed()) {
          alarm.execute(() -> endIdle(folder));
        }
      }
    };
  }

  /** Any command ends the waiting. */
  private static void endIdle(IMAPFolder folder) {
    try {
      folder.doCommand(
          protocol -> {
            protocol.noop();
            return true;
          });
    } catch (MessagingException | IllegalStateException e) {
      // It is closed or broken: the watching thread sees the same, and connects anew.
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void await(Duration wait) throws InterruptedException {
    closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    alarm.shutdownNow();
    IMAPStore store = connected;
    if (store != null) {
      try {
        store.close();
      } catch (MessagingException e) {
        // It is gone either way.
      }
    }
  }
}
