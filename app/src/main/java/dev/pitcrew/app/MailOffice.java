package dev.pitcrew.app;

import dev.pitcrew.jobs.secrets.KeptSecrets;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.mail.MailSettings;
import dev.pitcrew.mail.MailWorkers;
import dev.pitcrew.mail.send.OutboxSender;
import dev.pitcrew.mail.send.SendingLoop;
import dev.pitcrew.mail.send.SendingSettings;
import dev.pitcrew.records.Records;
import dev.pitcrew.web.outbox.MailPort;
import io.camunda.client.CamundaClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mail of this process: what is set is sent and watched; without settings the outbox fills. */
final class MailOffice implements MailPort {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Records records;
  private final CamundaClient client;
  private final @Nullable OutboxSender sender;

  /**
   * @throws MailSettings.Wrong when a setting is missing or wrong
   */
  MailOffice(Path data, Records records, CamundaClient client) {
    this.records = records;
    this.client = client;
    Secrets secrets = new KeptSecrets(System.getenv(), data.resolve("secrets"));
    SendingSettings sending = MailSettings.load(data).sending();
    this.sender =
        sending == null
            ? null
            : new OutboxSender(records, new ClientShelf(client, null, null), sending, secrets);
  }

  /** What runs until it is closed. */
  List<AutoCloseable> start() {
    AutoCloseable worker = MailWorkers.register(client, records);
    return sender == null
        ? List.of(worker)
        : List.of(worker, SendingLoop.start(sender, LOOK_EVERY));
  }

  @Override
  public boolean sends() {
    return sender != null;
  }

  @Override
  public Optional<String> trouble() {
    return sender == null ? Optional.empty() : sender.trouble();
  }
}
