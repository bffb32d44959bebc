package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.records.Case;
import dev.pitcrew.records.PaymentRun;
import dev.pitcrew.records.Records;
import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import dev.pitcrew.web.engine.EngineClients;
import dev.pitcrew.web.handin.HandInPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Every sample through to its end, unattended: the folder takes the documents in, the played people
 * decide, the played bank pays.
 */
public final class Demonstration {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final PitcrewApplication application;
  private final Settings settings;
  private final Consumer<String> progress;
  private final List<Sample> samples;
  private final boolean whole;
  private final EngineClients clients;
  private final Records records;
  private final PlayedTreasurer treasurer;
  private final PlayedPeople people;
  private final PlayedBank bank;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> heldIds = new HashSet<>();

  private Demonstration(
      PitcrewApplication application,
      Settings settings,
      List<Sample> samples,
      boolean whole,
      Consumer<String> progress) {
    this.whole = whole;
    this.application = application;
    this.settings = settings;
    this.samples = samples;
    this.progress = progress;
    this.clients = application.bean(EngineClients.class);
    this.records = application.bean(Records.class);
    this.treasurer = new PlayedTreasurer(clients, records);
    this.people = new PlayedPeople(clients, records, treasurer, samples);
    this.bank = new PlayedBank(records);
  }

  /** With all samples. */
  public static Demonstration ofAll(
      PitcrewApplication application, Settings settings, Consumer<String> progress) {
    return new Demonstration(application, settings, Samples.all(), true, progress);
  }

  /** With one e-invoice that takes the whole way. */
  public static Demonstration ofOne(PitcrewApplication application, Settings settings) {
    Sample one =
        Samples.invoices().stream()
            .filter(s -> "e-invoice".equals(s.answer().reads()))
            .filter(s -> s.answer().outcome().equals("posted"))
            .findFirst()
            .orElseThrow();
    return new Demonstration(application, settings, List.of(one), false, line -> {});
  }

  /**
   * Feeds everything and waits until all has ended.
   *
   * @return the table, and whether everything came out as it is known
   */
  public Result run() throws InterruptedException {
    feed(Wave.FIRST);
    feed(Wave.REFERRING);
    feed(Wave.EXCESS);
    deliver();
    feedToSubstitutes();
    pay(List.of());
    List<Sample> comingBack = of(Wave.RETURNED);
    if (!comingBack.isEmpty()) {
      feed(Wave.RETURNED);
      pay(comingBack.stream().map(Demonstration::caseId).toList());
      lines.add(bank.askVendors());
    }
    Findings findings = new Findings(clients, records, heldIds);
    List<DemoRow> rows = samples.stream().map(one -> findings.row(one, found(one))).toList();
    if (whole) {
      claims();
    }
    return new Result(
        DemoTable.of(rows)
            + lines.stream().map(line -> "\n" + line).collect(Collectors.joining())
            + "\n"
            + DemoTable.shares(rows)
            + "\n",
        rows.stream().allMatch(DemoRow::asExpected) && lines.stream().allMatch(Line::asExpected));
  }

  /** Employees hand in expenses; what they get goes into a payment run like any other item. */
  private void claims() throws InterruptedException {
    progress.accept("expenses come in");
    PlayedClaims claims = new PlayedClaims(clients, records, application.bean(HandInPort.class));
    claims.handIn();
    playUntil(claims::work, claims::haveEnded);
    claims.handInAgain();
    playUntil(claims::work, claims::haveEnded);
    lines.addAll(claims.lines());
    pay(List.of());
  }

  private List<Sample> of(Wave wave) {
    return samples.stream().filter(sample -> Wave.of(sample) == wave).toList();
  }

  private void feed(Wave wave) throws InterruptedException {
    List<Sample> documents = of(wave);
    if (documents.isEmpty()) {
      return;
    }
    progress.accept("documents come in: %d (%s)".formatted(documents.size(), wave.label()));
    for (Sample sample : documents) {
      // A file without its end stays in the folder for a minute, as it may still be written; who
      // uploads it is answered at once.
      if (sample.answer().reads() == null) {
        application
            .bean(Intake.class)
            .submit(sample.content(), sample.fileName(), "upload", "demonstration");
      } else {
        put(settings.data().resolve("intake"), sample);
      }
    }
    playUntil(() -> documents.stream().allMatch(one -> hasEnded(one) || waitsForGoods(one)));
  }

  /** The goods that invoices wait for arrive; a person imports the warehouse's list. */
  private void deliver() throws InterruptedException {
    List<Sample> waiting = samples.stream().filter(this::waitsForGoods).toList();
    for (String list : waiting.stream().map(one -> one.answer().later()).distinct().toList()) {
      lines.add(Deliveries.arrive(records, list));
    }
    playUntil(() -> waiting.stream().allMatch(this::hasEnded));
  }

  private void feedToSubstitutes() throws InterruptedException {
    Optional<String> substitute =
        of(Wave.SUBSTITUTED).stream()
            .flatMap(sample -> sample.answer().approvals().stream())
            .filter(PlayedPeople::isBySubstitute)
            .map(Answer.Decision::by)
            .findFirst();
    if (substitute.isPresent()) {
      people.leave(substitute.get());
      feed(Wave.SUBSTITUTED);
      people.comeBack();
    }
  }

  private void pay(List<String> returnedIds) throws InterruptedException {
    progress.accept("paying what is due");
    long instance = treasurer.startRun();
    playUntil(() -> !treasurer.isRunning(instance));
    JsonNode proposal = CaseVariables.variable(clients.forPerson("theo"), instance, "proposal");
    Optional<PaymentRun> run = records.paymentRuns().find("PR-" + instance);
    if (run.isEmpty() || run.get().state() != PaymentRun.State.RELEASED) {
      lines.add(new Line("The payment run %d released nothing.".formatted(instance), false));
      return;
    }
    lines.add(
        new Line(
            String.format(
                Locale.ROOT,
                "Payment run %s: %,.2f EUR in transfers: %d, for items: %s; released by %s with a second factor; file %s",
                run.get().id(),
                run.get().total(),
                run.get().count(),
                proposal.path("count").asText(),
                run.get().decidedBy(),
                run.get().fileName()),
            true));
    for (JsonNode held : proposal.path("held")) {
      String id = held.path("invoiceId").asText();
      if (heldIds.add(id)) {
        String number = records.invoices().find(id).map(one -> one.number()).orElse(id);
        lines.add(new Line("  held: %s. %s".formatted(number, held.path("reason").asText()), true));
      }
    }
    lines.add(bank.carryOut(run.get(), returnedIds));
  }

  private void playUntil(BooleanSupplier done) throws InterruptedException {
    playUntil(people::work, done);
  }

  private static void playUntil(Runnable work, BooleanSupplier done) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
      work.run();
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private boolean hasEnded(Sample sample) {
    return found(sample).flatMap(c -> Optional.ofNullable(c.outcome())).isPresent();
  }

  private boolean waitsForGoods(Sample sample) {
    return sample.answer().later() != null
        && found(sample)
            .flatMap(one -> Optional.ofNullable(one.processInstanceKey()))
            .map(key -> CaseVariables.variable(clients.forPerson("olga"), key, "check"))
            .filter(check -> Findings.member(check, "order").equals("awaiting-goods"))
            .isPresent();
  }

  private Optional<Case> found(Sample sample) {
    return records.cases().find(caseId(sample));
  }

  private static String caseId(Sample sample) {
    return "INV-" + sha256(sample.content()).substring(0, 12);
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
