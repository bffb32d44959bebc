package dev.pitcrew.records.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.cases.Correction;
import dev.pitcrew.records.decisions.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures, from books as the workers leave them. */
abstract class KpisContract {

  private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir Path folder;

  private final TestBooks books;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private Records records;
  private long task;

  KpisContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    records = Records.open(books.stocked(folder), now::get);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldSayNothingWhenNothingHappened() {
    assertThat(records.kpis().report(TODAY, TODAY, BERLIN).processes()).isEmpty();
  }

  @Test
  void shouldCountTouchlessAmongWhatWasPostedWhenPeopleDecidedOnSome() {
    // given
    open("a", "e-invoice");
    open("b", "scan");
    open("c", "scan");
    open("d", "scan");
    open("e", "scan");
    decide("b", "validate-invoice");
    correct("b", "total");
    correct("b", "iban");
    decide("c", "validate-invoice");
    decide("c", "validate-invoice");
    close("a", "posted", 10);
    close("b", "posted", 30);
    close("c", "rejected", 50);
    close("d", "unreadable", 70);

    // when
    var report = records.kpis().report(TODAY, TODAY, BERLIN);

    // then
    var all = report.processes().getFirst().all();
    assertThat(all.ended()).isEqualTo(4);
    assertThat(all.open()).isEqualTo(1);
    assertThat(all.outcomes())
        .containsEntry("posted", 2)
        .containsEntry("rejected", 1)
        .containsEntry("unreadable", 1);
    assertThat(all.touchlessRate()).isEqualTo(0.5);
    assertThat(all.errorRate()).isEqualTo(0.25);
    assertThat(all.reworkRate()).isEqualTo(0.25);
    assertThat(all.medianSeconds()).isEqualTo(30.0);
    assertThat(all.ninetiethSeconds()).isEqualTo(70.0);
    assertThat(report.processes().getFirst().byKind().get("e-invoice").touchlessRate())
        .isEqualTo(1.0);
    assertThat(report.toJson()).contains("\"touchlessRate\" : 0.5");
  }

  @Test
  void shouldCallAVoidApprovalReworkWhenItHadToBeGivenAgain() {
    // given
    open("a", "scan");
    decide("a", "approve-invoice");
    decide("a", "approve-invoice");
    open("b", "scan");
    decide("b", "approve-invoice");
    records.decisions().makeVoid("b", "approve-invoice", "The account changed.", "test");
    decide("b", "approve-invoice");
    close("a", "posted", 1);
    close("b", "posted", 1);

    // when
    var all = records.kpis().report(TODAY, TODAY, BERLIN).processes().getFirst().all();

    // then
    assertThat(all.reworkRate()).isEqualTo(0.5);
    assertThat(all.decisionsPerCase()).isEqualTo(2.0);
  }

  @Test
  void shouldLeaveOutWhatEndedOnAnotherDayOfTheOffice() {
    // given
    now.set(Instant.parse("2026-11-19T22:59:59Z"));
    open("a", "scan");
    close("a", "posted", 0);
    now.set(Instant.parse("2026-11-19T23:00:00Z"));
    open("b", "scan");
    close("b", "posted", 0);

    // when
    var report = records.kpis().report(TODAY, TODAY, BERLIN);

    // then
    assertThat(report.processes().getFirst().all().ended()).isEqualTo(1);
  }

  private void open(String caseId, @Nullable String kind) {
    records.cases().open(caseId, "invoice-intake", null, null, null, now.get());
    records.cases().describe(caseId, kind, "V1001", "1", null, "EUR");
  }

  private void close(String caseId, String outcome, int seconds) {
    var before = now.get();
    now.set(before.plus(Duration.ofSeconds(seconds)));
    records.cases().close(caseId, outcome, null);
    now.set(before);
  }

  private void decide(String caseId, String element) {
    records
        .decisions()
        .record(
            new Decision(++task, caseId, element, "approved", null, "p" + task, null, null, START));
  }

  private void correct(String caseId, String field) {
    records
        .corrections()
        .save(new Correction("V1001", caseId, field, "1", "2", null, null, "clara", START));
  }
}
