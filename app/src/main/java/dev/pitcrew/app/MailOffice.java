package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.worker.DocumentWorkers;
import dev.pitcrew.jobs.secrets.KeptSecrets;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.mail.Looking;
import dev.pitcrew.mail.MailSettings;
import dev.pitcrew.mail.MailWorkers;
import dev.pitcrew.mail.Mailbox;
import dev.pitcrew.mail.intake.ClaimStarter;
import dev.pitcrew.mail.intake.ExpenseFeed;
import dev.pitcrew.mail.intake.InvoiceFeed;
import dev.pitcrew.mail.intake.MailFeed;
import dev.pitcrew.mail.intake.MailboxWatch;
import dev.pitcrew.mail.notify.Notifications;
import dev.pitcrew.mail.notify.OpenTasks;
import dev.pitcrew.mail.send.OutboxSender;
import dev.pitcrew.mail.send.SendingSettings;
import dev.pitcrew.records.Records;
import dev.pitcrew.web.outbox.MailPort;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mail of this process: what is set is sent and watched; without settings the outbox fills. */
final class MailOffice implements MailPort {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** Nobody gets more than one mail about tasks in this time. */
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);

  private final Records records;
  private final CamundaClient client;
  private final Secrets secrets;
  private final MailSettings settings;
  private final Map<String, MailFeed> feeds;
  private final @Nullable OutboxSender sender;
  private final List<MailboxWatch> watches = new CopyOnWriteArrayList<>();

  /**
   * @throws MailSettings.Wrong when a setting is missing or wrong
   */
  MailOffice(Settings start, Records records, CamundaClient client, Intake intake) {
    this.records = records;
    this.client = client;
    this.secrets = new KeptSecrets(System.getenv(), start.data().resolve("secrets"));
    this.settings = MailSettings.load(start.data(), start.publicUrl());
    this.feeds =
        Map.of(
            DocumentWorkers.PROCESS,
            new InvoiceFeed(intake),
            ExpenseFeed.PROCESS,
            new ExpenseFeed(
                records,
                new ClientShelf(client, null, ExpenseFeed.PROCESS),
                ClaimStarter.of(client)));
    settings.expectProcesses(feeds.keySet());
    SendingSettings sending = settings.sending();
    this.sender =
        sending == null
            ? null
            : new OutboxSender(records, new ClientShelf(client, null, null), sending, secrets);
  }

  /** What runs until it is closed. */
  List<AutoCloseable> start() {
    List<AutoCloseable> open = new ArrayList<>();
    open.add(MailWorkers.register(client, records));
    SendingSettings sending = settings.sending();
    if (sender != null && sending != null) {
      open.add(Looking.start("mail-sending", sender::look, LOOK_EVERY));
      if (settings.tellOfTasks()) {
        var tasks = new Notifications(records, OpenTasks.of(client), sending.publicUrl());
        open.add(Looking.start("mail-tasks", tasks::look, TELL_EVERY));
      }
    }
    for (Mailbox mailbox : settings.mailboxes()) {
      MailFeed feed = feeds.get(mailbox.processId());
      watches.add(MailboxWatch.start(mailbox, records, feed, secrets, ownAddresses()));
    }
    open.addAll(watches);
    return open;
  }

  private Set<String> ownAddresses() {
    SendingSettings sending = settings.sending();
    return sending == null
        ? Set.of()
        : Set.of(sending.from().getAddress().toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean sends() {
    return sender != null;
  }

  @Override
  public Optional<String> trouble() {
    String all =
        Stream.concat(
                Optional.ofNullable(sender).flatMap(OutboxSender::trouble).stream(),
                watches.stream().flatMap(watch -> watch.trouble().stream()))
            .collect(Collectors.joining(" "));
    return Optional.of(all).filter(text -> !text.isEmpty());
  }
}
