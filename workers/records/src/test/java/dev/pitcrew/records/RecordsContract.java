package dev.pitcrew.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.Effects;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.cases.Correction;
import dev.pitcrew.records.cases.IntakeRecord;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.effects.EffectLedger;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.vendors.Vendor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for the books. */
abstract class RecordsContract {

  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final Path MASTER = Path.of("../../samples/master");

  @TempDir Path folder;

  private final TestBooks books;
  String url;
  Records records;

  RecordsContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    url = books.stocked(folder);
    records = Records.open(url, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldHoldMasterDataOnceWhenLoadedTwice() {
    // when
    MasterData.load(records, MASTER);

    // then
    assertThat(records.vendors().all()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(records.vendors().find("V2001"))
        .get()
        .satisfies(
            vendor -> {
              assertThat(vendor.name()).isEqualTo("Atelier Mécanique Duvallon SARL");
              assertThat(vendor.aliases())
                  .containsExactly("Atelier Mecanique Duvallon", "Ateliers Duvallon");
              assertThat(vendor.address().country()).isEqualTo("FR");
              assertThat(vendor.risk()).isEqualTo(Vendor.Risk.NORMAL);
            });
    assertThat(records.people().withRole("approver"))
        .extracting(Person::username)
        .containsExactly("anton", "dora", "sven");
    assertThat(records.entities().all())
        .extracting(Entity::id)
        .containsExactly("brueckner-voss", "bv-service");
  }

  @Test
  void shouldKeepBothAccountsInTheTrailWhenABankAccountChanges() {
    // when
    records.vendors().changeBankAccount("V1001", "DE51999900030098765432", null, "carl");

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().bankChangedAt()).isEqualTo(NOW);
    assertThat(records.audit().about("vendor", "V1001"))
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("carl");
              assertThat(entry.before()).isEqualTo("{\"iban\":\"DE06999900020044556677\"}");
              assertThat(entry.after()).isEqualTo("{\"iban\":\"DE51999900030098765432\"}");
            });
  }

  @Test
  void shouldRefuseWhenSomeoneEditsTheAuditTrail() {
    // given
    records.audit().append("clara", "tested", "nothing", "1", Map.of(), Map.of("a", 1));

    // when, then
    assertThatThrownBy(() -> tamper("UPDATE audit SET who = 'nobody'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> tamper("DELETE FROM audit"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
  }

  @Test
  void shouldPostOnceWhenTheSameNumberComesInAnotherSpelling() {
    // given
    assertThat(records.invoices().post(invoice("INV-1", "RE 2026-0042", "119.00"), "test"))
        .isTrue();

    // when
    boolean again = records.invoices().post(invoice("INV-2", "re2026/42", "119.00"), "test");

    // then
    assertThat(again).isFalse();
    assertThat(records.invoices().ofVendor("V1001"))
        .singleElement()
        .isEqualTo(invoice("INV-1", "RE 2026-0042", "119.00"));
  }

  @Test
  void shouldKeepABlockedItemOutOfRunsWhenAskedWhatIsOpen() {
    // given
    records.invoices().post(invoice("INV-1", "1", "119.00"), "test");
    var due = LocalDate.of(2026, 12, 31);

    // when
    assertThat(records.invoices().block("INV-1", "Goods are missing.", "anton")).isTrue();

    // then
    assertThat(records.invoices().open("brueckner-voss", due)).isEmpty();
    assertThat(records.invoices().find("INV-1").orElseThrow().blockedReason())
        .isEqualTo("Goods are missing.");
    assertThat(records.invoices().block("INV-1", "again", "anton")).isFalse();
    assertThat(records.invoices().unblock("INV-1", "anton")).isTrue();
    assertThat(records.invoices().open("brueckner-voss", due))
        .containsExactly(invoice("INV-1", "1", "119.00"));
  }

  @Test
  void shouldHoldAnInvoiceInOnePaymentWhenTwoRunsWantIt() {
    // given
    records.invoices().post(invoice("INV-1", "1", "119.00"), "test");
    records.paymentRuns().propose(run("R1"), List.of(payment("R1", "INV-1")), "test");

    // when, then
    assertThatThrownBy(
            () -> records.paymentRuns().propose(run("R2"), List.of(payment("R2", "INV-1")), "test"))
        .hasMessage(
            "Expected to move invoice INV-1 from posted to proposed, but it is no longer posted.");
    assertThat(records.paymentRuns().find("R2")).isEmpty();
    assertThat(records.invoices().find("INV-1").orElseThrow().state())
        .isEqualTo(Invoice.State.PROPOSED);
  }

  @Test
  void shouldGiveInvoicesBackWhenARunIsDiscarded() {
    // given
    records.invoices().post(invoice("INV-1", "1", "119.00"), "test");
    records.paymentRuns().propose(run("R1"), List.of(payment("R1", "INV-1")), "test");

    // when
    records.paymentRuns().discard("R1", "theo", "wrong day");
    records.paymentRuns().discard("R1", "theo", "wrong day");
    records.paymentRuns().propose(run("R2"), List.of(payment("R2", "INV-1")), "test");

    // then
    assertThat(records.paymentRuns().find("R1").orElseThrow().state())
        .isEqualTo(PaymentRun.State.DISCARDED);
    assertThat(records.paymentRuns().payments("R2")).containsExactly(payment("R2", "INV-1"));
  }

  @Test
  void shouldKeepTheFileWhenARunIsReleased() {
    // given
    records.invoices().post(invoice("INV-1", "1", "119.00"), "test");
    records.paymentRuns().propose(run("R1"), List.of(payment("R1", "INV-1")), "test");

    // when
    records.paymentRuns().release("R1", "theo", "MSG-1", "pain.xml", new byte[] {1, 2, 3});

    // then
    assertThat(records.paymentRuns().file("R1")).contains(new byte[] {1, 2, 3});
    assertThat(records.invoices().find("INV-1").orElseThrow().state())
        .isEqualTo(Invoice.State.RELEASED);
    assertThatThrownBy(() -> records.paymentRuns().release("R1", "theo", "MSG-2", "x", new byte[0]))
        .hasMessage("Expected to release payment run R1, but it is not waiting for a decision.");
  }

  @Test
  void shouldReturnTheEarlierResultWhenAnEffectIsClaimedAgain() {
    // given
    var effects = records.effects();
    assertThat(effects.claim("mail:1")).isEqualTo(new Effects.Claim.Granted());
    assertThat(effects.claim("mail:1")).isEqualTo(new Effects.Claim.Unresolved(NOW));
    assertThat(effects.unresolved()).containsExactly(new EffectLedger.Open("mail:1", NOW));

    // when
    effects.resolve("mail:1", "{\"sent\":true}");

    // then
    assertThat(effects.claim("mail:1")).isEqualTo(new Effects.Claim.Done("{\"sent\":true}"));
    assertThat(effects.unresolved()).isEmpty();
    assertThatThrownBy(() -> effects.resolve("mail:1", "{}"))
        .hasMessage(
            "Expected to resolve effect mail:1, but it is not claimed or was resolved before.");
  }

  @Test
  void shouldForgetAClaimWhenTheTransactionFails() {
    // when
    assertThatThrownBy(
            () ->
                records.inTransaction(
                    () -> {
                      records.effects().claim("post:1");
                      throw new IllegalStateException("power cut");
                    }))
        .hasMessage("power cut");

    // then
    assertThat(records.effects().claim("post:1")).isEqualTo(new Effects.Claim.Granted());
  }

  @Test
  void shouldKnowTheBytesWhenTheyArriveAgain() {
    // given
    var sha256 = "ab".repeat(32);

    // when, then
    assertThat(records.intake().arrived(sha256, "folder", "a.pdf", null, 10)).isTrue();
    assertThat(records.intake().arrived(sha256, "upload", "b.pdf", "clara", 10)).isFalse();
    assertThat(records.intake().waiting())
        .extracting(IntakeRecord::fileName)
        .containsExactly("a.pdf");
    records.intake().started(sha256);
    assertThat(records.intake().waiting()).isEmpty();
    assertThat(records.intake().find(sha256).orElseThrow().caseId()).isEqualTo("INV-abababababab");
  }

  @Test
  void shouldKnowWhichCaseHoldsAnAttachmentWhenItArrivesAgain() {
    // given
    var data = "ab".repeat(32);
    var page = "cd".repeat(32);
    records.intake().arrived(data, "folder", "a.xml", null, 10);

    // when
    boolean first =
        records.intake().attached(page, "INV-abababababab", "folder", "a.pdf", null, 20);
    boolean again = records.intake().arrived(page, "upload", "a.pdf", "clara", 20);

    // then
    assertThat(first).isTrue();
    assertThat(again).isFalse();
    assertThat(records.intake().find(page).orElseThrow().caseId()).isEqualTo("INV-abababababab");
    assertThat(records.intake().attachments("INV-abababababab"))
        .extracting(IntakeRecord::fileName)
        .containsExactly("a.pdf");
  }

  @Test
  void shouldKeepTheFirstOutcomeWhenACaseIsClosedTwice() {
    // given
    records.cases().open("INV-1", "invoice-intake", null, "a.pdf", "00", NOW.minusSeconds(90));
    records.cases().open("INV-1", "invoice-intake", 42L, null, null, NOW);
    records.cases().describe("INV-1", "scan", "V1001", "R-1", new BigDecimal("1.00"), "EUR");
    records.cases().open("INV-2", "invoice-intake", 43L, "b.pdf", "01", NOW);
    assertThat(records.cases().openLike("V1001", "R 1", "INV-2"))
        .extracting(Case::caseId)
        .containsExactly("INV-1");

    // when
    assertThat(records.cases().close("INV-1", "posted", null)).isTrue();
    assertThat(records.cases().close("INV-1", "rejected", "no")).isFalse();

    // then
    var closed = records.cases().find("INV-1").orElseThrow();
    assertThat(closed.outcome()).isEqualTo("posted");
    assertThat(closed.processInstanceKey()).isEqualTo(42L);
    assertThat(closed.fileName()).isEqualTo("a.pdf");
    assertThat(closed.took().orElseThrow()).hasSeconds(90);
  }

  @Test
  void shouldNotRunOutOfConnectionsWhenOpenCasesAreSoughtOften() {
    // given
    records.cases().open("INV-1", "invoice-intake", null, "a.pdf", "00", NOW);
    records.cases().describe("INV-1", "scan", "V1001", "R-1", null, "EUR");

    // when, then
    for (int i = 0; i < 20; i++) {
      assertThat(records.cases().openLike("V1001", "R-1", "INV-2")).hasSize(1);
    }
  }

  @Test
  void shouldGrantAnEffectOnceWhenManyClaimItAtOnce() throws Exception {
    // when
    var granted = new AtomicInteger();
    try (var workers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 200; i++) {
        var key = "effect-" + i % 25;
        workers.submit(
            () -> {
              if (records.effects().claim(key) instanceof Effects.Claim.Granted) {
                granted.incrementAndGet();
              }
            });
      }
    }

    // then
    assertThat(granted).hasValue(25);
    assertThat(records.effects().unresolved()).hasSize(25);
  }

  @Test
  void shouldKeepTheLastCorrectionWhenAFieldIsCorrectedTwice() {
    // when
    records
        .corrections()
        .save(new Correction("V1001", "INV-1", "total", "1", "2", 1, "[1]", "clara", NOW));
    records
        .corrections()
        .save(new Correction("V1001", "INV-1", "total", "2", "3", 1, "[1]", "clara", NOW));

    // then
    assertThat(records.corrections().ofVendor("V1001"))
        .containsExactly(
            new Correction("V1001", "INV-1", "total", "1", "3", 1, "[1]", "clara", NOW));
  }

  /** Plays someone who edits the database by hand. */
  void tamper(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  static Invoice invoice(String id, String number, String amount) {
    var payable = new BigDecimal(amount);
    return new Invoice(
        id,
        "brueckner-voss",
        "V1001",
        Invoice.Type.INVOICE,
        number,
        LocalDate.of(2026, 11, 1),
        LocalDate.of(2026, 11, 15),
        "EUR",
        new BigDecimal("100.00"),
        new BigDecimal("19.00"),
        payable,
        payable,
        "DE06999900020044556677",
        "aa",
        null,
        Binding.of("V1001", "DE06999900020044556677", payable, "EUR", "aa"),
        Invoice.State.POSTED,
        null,
        NOW);
  }

  static PaymentRun run(String id) {
    return new PaymentRun(
        id,
        "brueckner-voss",
        PaymentRun.State.PROPOSED,
        LocalDate.of(2026, 11, 20),
        LocalDate.of(2026, 11, 23),
        "EUR",
        new BigDecimal("119.00"),
        1,
        NOW,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Payment payment(String runId, String invoiceId) {
    return new Payment(
        runId + "-1",
        runId,
        "V1001",
        "DE06999900020044556677",
        new BigDecimal("119.00"),
        "EUR",
        "RE 1",
        Payment.State.PROPOSED,
        List.of(new Payment.Item(invoiceId, new BigDecimal("119.00"), "b")));
  }
}
