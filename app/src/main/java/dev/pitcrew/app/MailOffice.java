package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.worker.DocumentWorkers;
import dev.pitcrew.jobs.secrets.KeptSecrets;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.mail.MailSettings;
import dev.pitcrew.mail.MailWorkers;
import dev.pitcrew.mail.Mailbox;
import dev.pitcrew.mail.intake.InvoiceFeed;
import dev.pitcrew.mail.intake.MailFeed;
import dev.pitcrew.mail.intake.MailboxWatch;
import dev.pitcrew.mail.send.OutboxSender;
import dev.pitcrew.mail.send.SendingLoop;
import dev.pitcrew.mail.send.SendingSettings;
import dev.pitcrew.records.Records;
import dev.pitcrew.web.outbox.MailPort;
import io.camunda.client.CamundaClient;
import java.nio.file.Path;
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
  MailOffice(Path data, Records records, CamundaClient client, Intake intake) {
    this.records = records;
    this.client = client;
    this.secrets = new KeptSecrets(System.getenv(), data.resolve("secrets"));
    this.settings = MailSettings.load(data);
    this.feeds = Map.of(DocumentWorkers.PROCESS, new InvoiceFeed(intake));
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
    if (sender != null) {
      open.add(SendingLoop.start(sender, LOOK_EVERY));
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
