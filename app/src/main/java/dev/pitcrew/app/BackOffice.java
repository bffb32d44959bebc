package dev.pitcrew.app;

import dev.pitcrew.browser.BrowserConfig;
import dev.pitcrew.browser.BrowserWorkers;
import dev.pitcrew.documents.extract.Touchless;
import dev.pitcrew.documents.intake.FolderWatch;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.MessageStarter;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.worker.DocumentWorkers;
import dev.pitcrew.documents.worker.DocumentWorkersConfig;
import dev.pitcrew.jobs.secrets.KeptSecrets;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.payments.PaymentsWorkers;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Thresholds;
import dev.pitcrew.records.feeder.WorkFeeder;
import dev.pitcrew.records.master.SampleMasterData;
import dev.pitcrew.records.monthlyreport.ReportWorkers;
import dev.pitcrew.records.worker.GoodsReceiptAnnouncer;
import dev.pitcrew.records.worker.RecordsWorkers;
import dev.pitcrew.reports.ReportsWorkers;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.spreadsheets.worker.SpreadsheetsWorkers;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Deploys the shipped processes, runs their workers and watches the folder, once the API answers;
 * stops them before it goes.
 */
final class BackOffice implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(BackOffice.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int WORKER_THREADS = 2;

  private final Settings settings;
  private final Records records;
  private final Place place;
  private final ReaderSettings reader = ReaderSettings.defaults();
  private final CamundaClient client;
  private final CamundaClient readingClient;
  private final CamundaClient botClient;
  private final Intake intake;
  private final MailOffice mail;
  private final List<AutoCloseable> open = new ArrayList<>();
  private volatile boolean running;

  /** Where its engine is. */
  enum Place {
    /** In this process, with pages. */
    BESIDE_ITS_ENGINE,
    /** Somewhere else, without pages. */
    AWAY,
    /** The same, and another than it was: it need not have what the books say was deployed. */
    MOVED
  }

  /**
   * @param clients a client of the engine that works so many jobs at the same time
   * @throws dev.pitcrew.mail.MailSettings.Wrong when a setting of mail is missing or wrong
   */
  BackOffice(Settings settings, Records records, Place place, IntFunction<CamundaClient> clients) {
    this.settings = settings;
    this.records = records;
    this.place = place;
    this.client = clients.apply(WORKER_THREADS);
    this.readingClient = clients.apply(reader.processesMax());
    this.botClient = clients.apply(settings.bots().atOnce());
    this.intake =
        new Intake(
            new RecordsIntakeLedger(records),
            new ClientShelf(client, null, DocumentWorkers.PROCESS),
            new MessageStarter(client),
            settings.clock());
    try {
      this.mail = new MailOffice(settings, records, client, intake);
    } catch (RuntimeException e) {
      closeClients();
      throw e;
    }
  }

  /**
   * The portals that the sample company's bots work in.
   *
   * @throws IllegalStateException when they were not started
   */
  Portals portals() {
    return open.stream()
        .filter(SamplePortals.class::isInstance)
        .map(SamplePortals.class::cast)
        .findFirst()
        .map(SamplePortals::portals)
        .orElseThrow(() -> new IllegalStateException("Expected the sample portals to run."));
  }

  /** Where people hand in claims and rosters. */
  HandIns handIns() {
    return new HandIns(client, records);
  }

  /** What starts and steers cases from the pages. */
  Starts starts() {
    return new Starts(new Messages(client), records);
  }

  /** The client of workers that take no time; closed with this. */
  CamundaClient client() {
    return client;
  }

  /** Where cases wait. */
  WaitingTasks waiting() {
    return new WaitingTasks(client, records);
  }

  /** What the policy said. */
  PolicyRulings rulings() {
    return new PolicyRulings(client, records);
  }

  /** What goes out and comes in by mail. */
  MailOffice mail() {
    return mail;
  }

  /** Where documents come in, over any channel. */
  Intake intake() {
    return intake;
  }

  @Override
  public void start() {
    if (settings.samples()) {
      SampleMasterData.load(records);
    }
    new ShippedModels(
            client,
            records.effects(),
            place == Place.AWAY ? ShippedModels.Missing.UNSEEN : ShippedModels.Missing.LOST)
        .deploy(schedules());
    // What the reader measured as sure enough decides what nobody needs to look at.
    Thresholds thresholds = Thresholds.measured(Touchless.load()::threshold);
    open.add(RecordsWorkers.register(client, records, thresholds));
    open.add(ReportWorkers.register(client, records, settings.data().resolve("shared")));
    open.add(ReopenedCases.start(records, intake, LOOK_EVERY));
    open.add(GoodsReceiptAnnouncer.start(client, records, LOOK_EVERY));
    open.add(PaymentsWorkers.register(client, records));
    open.add(WorkFeeder.start(client, records, LOOK_EVERY));
    open.addAll(mail.start());
    open.add(SpreadsheetsWorkers.register(client));
    open.add(ReportsWorkers.register(client, settings.data().resolve("templates")));
    open.add(bots());
    open.add(
        DocumentWorkers.register(
            readingClient, new DocumentWorkersConfig(reader, null, settings.clock())));
    try {
      var folder = settings.data().resolve("intake");
      if (settings.sampleDocuments()) {
        SampleDocuments.feed(folder, settings.data().resolve("shared"));
        new SampleClaims(handIns()).handInShown();
      }
      open.add(FolderWatch.start(folder, intake, LOOK_EVERY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    running = true;
  }

  private ShippedModels.Schedules schedules() {
    if (settings.samples()) {
      return ShippedModels.Schedules.NONE;
    }
    return place == Place.BESIDE_ITS_ENGINE
        ? ShippedModels.Schedules.ALL
        : ShippedModels.Schedules.REPORTS;
  }

  /** The worker of browser bots; the sample company's portals are started with it. */
  private AutoCloseable bots() {
    Secrets own = new KeptSecrets(System.getenv(), settings.data().resolve("secrets"));
    BrowserConfig config = settings.bots();
    if (!settings.samples()) {
      return BrowserWorkers.register(botClient, config, own, records.effects(), records.bots());
    }
    SamplePortals portals = SamplePortals.start(settings.data());
    open.add(portals);
    return BrowserWorkers.register(
        botClient,
        config.allowing(portals.hosts()),
        SamplePortals.secrets(own),
        records.effects(),
        records.bots());
  }

  @Override
  public void stop() {
    running = false;
    open.reversed().forEach(BackOffice::close);
    open.clear();
    closeClients();
  }

  private void closeClients() {
    close(readingClient);
    close(botClient);
    close(client);
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      LOG.warn("A worker did not stop in order; the jobs it held are handed out again.", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the HTTP server has begun to listen, and stopped before it ends. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
