package dev.pitcrew.app.demo;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.records.Case;
import dev.pitcrew.records.Records;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import dev.pitcrew.web.engine.EngineClients;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Every sample through to its end, unattended: the folder takes the documents in, the played people
 * decide.
 */
public final class Demonstration {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK_EVERY_MILLIS = 250;

  private final PitcrewApplication application;
  private final Settings settings;
  private final Consumer<String> progress;
  private final List<Sample> samples;
  private final EngineClients clients;
  private final PlayedPeople people;
  private final Records records;

  private Demonstration(
      PitcrewApplication application,
      Settings settings,
      List<Sample> samples,
      Consumer<String> progress) {
    this.application = application;
    this.settings = settings;
    this.samples = samples;
    this.progress = progress;
    this.clients = application.bean(EngineClients.class);
    this.records = application.bean(Records.class);
    this.people = new PlayedPeople(clients, records, samples);
  }

  /** With all samples. */
  public static Demonstration ofAll(
      PitcrewApplication application, Settings settings, Consumer<String> progress) {
    return new Demonstration(application, settings, Samples.invoices(), progress);
  }

  /** With one e-invoice that takes the whole way. */
  public static Demonstration ofOne(PitcrewApplication application, Settings settings) {
    Sample one =
        Samples.invoices().stream()
            .filter(s -> "e-invoice".equals(s.answer().reads()))
            .filter(s -> s.answer().outcome().equals("posted"))
            .findFirst()
            .orElseThrow();
    return new Demonstration(application, settings, List.of(one), line -> {});
  }

  /**
   * Feeds everything and waits until all has ended.
   *
   * @return the table, and whether everything came out as it is known
   */
  public Result run() throws InterruptedException {
    // What repeats another document comes when that one has been dealt with, as it does in life.
    List<Sample> first = samples.stream().filter(s -> !isRepetition(s)).toList();
    List<Sample> second = samples.stream().filter(Demonstration::isRepetition).toList();
    feedAndPlay(first);
    feedAndPlay(second);
    List<DemoRow> rows = new ArrayList<>(samples.stream().map(this::row).toList());
    rows.add(payOut());
    return new Result(DemoTable.of(rows), rows.stream().allMatch(DemoRow::asExpected));
  }

  private static boolean isRepetition(Sample sample) {
    return sample.answer().outcome().equals("duplicate");
  }

  private void feedAndPlay(List<Sample> documents) throws InterruptedException {
    Path folder = settings.data().resolve("intake");
    for (Sample sample : documents) {
      // A file without its end stays in the folder for a minute, as it may still be written; who
      // uploads it is answered at once.
      if (sample.answer().reads() == null) {
        application
            .bean(Intake.class)
            .submit(sample.content(), sample.fileName(), "upload", "demonstration");
      } else {
        put(folder, sample);
      }
    }
    Instant end = Instant.now().plus(PATIENCE);
    long before = -1;
    while (Instant.now().isBefore(end)) {
      people.work();
      long ended = documents.stream().filter(this::hasEnded).count();
      if (ended != before) {
        progress.accept("%d of %d documents have ended".formatted(ended, documents.size()));
        before = ended;
      }
      if (ended == documents.size()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private DemoRow payOut() throws InterruptedException {
    progress.accept("paying what is due");
    CamundaClient client = clients.forPerson("theo");
    Instant begun = Instant.now();
    ProcessInstanceEvent run =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("payment-run")
            .latestVersion()
            .variables(Map.of("startedBy", "theo"))
            .send()
            .join();
    Instant end = begun.plus(PATIENCE);
    while (Instant.now().isBefore(end) && isActive(client, run.getProcessInstanceKey())) {
      people.work();
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return new DemoRow(
        "(all that is due)",
        "payment-run",
        null,
        people.decisions("payment-run"),
        CaseVariables.text(client, run.getProcessInstanceKey(), "outcome").orElse(null),
        "paid-out",
        seconds(Duration.between(begun, Instant.now())));
  }

  private static boolean isActive(CamundaClient client, long processInstanceKey) {
    return client.newProcessInstanceGetRequest(processInstanceKey).send().join().getState()
        == ProcessInstanceState.ACTIVE;
  }

  private boolean hasEnded(Sample sample) {
    return found(sample).flatMap(c -> Optional.ofNullable(c.outcome())).isPresent();
  }

  private Optional<Case> found(Sample sample) {
    return records.cases().find("INV-" + sha256(sample.content()).substring(0, 12));
  }

  private DemoRow row(Sample sample) {
    Optional<Case> found = found(sample);
    return new DemoRow(
        sample.fileName(),
        "invoice-intake",
        found.flatMap(c -> Optional.ofNullable(c.kind())).orElse(null),
        people.decisions(sample.fileName()),
        found.flatMap(c -> Optional.ofNullable(c.outcome())).orElse(null),
        sample.answer().outcome(),
        found.flatMap(Case::took).map(Demonstration::seconds).orElse(0.0));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static void put(Path folder, Sample sample) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(sample.fileName()), sample.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  /** The table, and whether every outcome is the known one. */
  public record Result(String table, boolean asExpected) {}
}
