package dev.pitcrew.app.demo;

import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Invoices: the folder takes the documents in, the played people decide, what is due is paid, and
 * one payment comes back.
 */
final class InvoicesPlay implements Play {

  private final Stage stage;
  private final Records records;
  private final Payments payments;
  private final PlayedPeople people;
  private final List<Sample> samples;
  private final List<Line> lines = new ArrayList<>();

  InvoicesPlay(Stage stage, Payments payments, List<Sample> samples) {
    this.stage = stage;
    this.records = stage.records();
    this.payments = payments;
    this.samples = samples;
    this.people = new PlayedPeople(stage, samples);
  }

  @Override
  public String title() {
    return "Invoices and their payment";
  }

  @Override
  public Section perform() throws InterruptedException {
    feed(Wave.FIRST);
    feed(Wave.REFERRING);
    feed(Wave.EXCESS);
    deliver();
    feedToSubstitutes();
    lines.addAll(payments.pay(List.of()));
    List<Sample> comingBack = of(Wave.RETURNED);
    if (!comingBack.isEmpty()) {
      feed(Wave.RETURNED);
      lines.addAll(payments.pay(comingBack.stream().map(InvoicesPlay::caseId).toList()));
      lines.add(payments.askVendors());
    }
    Findings findings = new Findings(stage.office(), records, payments.heldIds());
    List<DemoRow> rows = samples.stream().map(one -> findings.row(one, found(one))).toList();
    lines.add(new Line(DemoRow.shares(rows), true));
    return new Section(title(), DemoRow.HEADS, rows.stream().map(DemoRow::toRow).toList(), lines);
  }

  private List<Sample> of(Wave wave) {
    return samples.stream().filter(sample -> Wave.of(sample) == wave).toList();
  }

  private void feed(Wave wave) throws InterruptedException {
    List<Sample> documents = of(wave);
    if (documents.isEmpty()) {
      return;
    }
    stage.say("documents come in: %d (%s)".formatted(documents.size(), wave.label()));
    for (Sample sample : documents) {
      // A file without its end stays in the folder for a minute, as it may still be written; who
      // uploads it is answered at once.
      if (sample.answer().reads() == null) {
        stage
            .office()
            .intake()
            .submit(sample.content(), sample.fileName(), "upload", "demonstration");
      } else {
        put(stage.data().resolve("intake"), sample);
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

  private void playUntil(BooleanSupplier done) throws InterruptedException {
    stage.until(people::work, done);
  }

  private boolean hasEnded(Sample sample) {
    return found(sample).flatMap(c -> Optional.ofNullable(c.outcome())).isPresent();
  }

  private boolean waitsForGoods(Sample sample) {
    return sample.answer().later() != null
        && found(sample)
            .flatMap(one -> Optional.ofNullable(one.processInstanceKey()))
            .map(key -> CaseVariables.variable(stage.client("olga"), key, "check"))
            .filter(check -> Findings.member(check, "order").equals("awaiting-goods"))
            .isPresent();
  }

  private Optional<Case> found(Sample sample) {
    return records.cases().find(caseId(sample));
  }

  private static String caseId(Sample sample) {
    return "INV-" + Sha256.of(sample.content()).substring(0, 12);
  }

  private static void put(Path folder, Sample sample) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(sample.fileName()), sample.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
