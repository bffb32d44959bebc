package dev.pitcrew.records.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.jobs.BotRuns.Report;
import dev.pitcrew.jobs.BotRuns.Run;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.bots.BotBook;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.AuditStore;
import dev.pitcrew.records.chain.ChainVerifier;
import dev.pitcrew.records.claimcheck.ClaimLine;
import dev.pitcrew.records.claimcheck.ReadReceipt;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.company.RetentionRules;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.signin.Credential;
import dev.pitcrew.records.trail.AuditEntry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, until when, and that it is gone afterwards. */
abstract class RetentionContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;

  private final TestBooks books;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final List<Long> kept = new ArrayList<>();
  private final List<String> disposed = new ArrayList<>();
  private final List<String> pictures = new ArrayList<>();
  private String url;
  private Records records;

  RetentionContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    url = books.stocked(folder);
    records = Records.open(url, now::get);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldKeepAnInvoiceEightYearsFromTheEndOfItsYearAndDeleteItOnTheDayAfter() throws Exception {
    // given
    ended("INV-000000000001", "posted");
    Retention retention = records.retention();
    assertThat(retention.of("INV-000000000001"))
        .get()
        .extracting(Retention.Kept::keptUntil)
        .isEqualTo(LocalDate.of(2034, 12, 31));
    assertThatThrownBy(
            () -> retention.delete("INV-000000000001", LocalDate.of(2034, 12, 31), this::dispose))
        .isInstanceOf(Retention.Refused.class)
        .hasMessage(
            "Expected to delete case INV-000000000001, but as invoice it must be kept until"
                + " 2034-12-31.");
    assertThat(retention.due(LocalDate.of(2034, 12, 31))).isEmpty();
    now.set(Instant.parse("2035-01-01T12:00:00Z"));

    // when
    assertThat(retention.due(retention.today()))
        .extracting(Retention.Kept::caseId)
        .containsExactly("INV-000000000001");
    retention.delete("INV-000000000001", retention.today(), this::dispose);

    // then
    assertThat(disposed).containsExactly("INV-000000000001");
    Case left = records.cases().find("INV-000000000001").orElseThrow();
    assertThat(left.vendor()).isNull();
    assertThat(left.fileName()).isNull();
    assertThat(left.outcome()).isEqualTo("posted");
    assertThat(dump()).doesNotContain("secret supplier", "a private reason", "scan.pdf");
    assertThat(records.audit().about("case", "INV-000000000001").getLast())
        .satisfies(
            proof -> {
              assertThat(proof.what()).isEqualTo("deleted-as-due");
              assertThat(proof.before()).contains("doc-INV-000000000001").contains("2034-12-31");
            });
    assertThat(retention.due(retention.today())).isEmpty();
    assertWhole();
  }

  @Test
  void shouldGoByTheKindAndTheCompanysOwnPeriodsWhenACaseWasRefused() {
    // given
    ended("INV-000000000001", "rejected");
    ended("PR-1", "paid-out", "payment-run");
    Entity entity = records.entities().all().getFirst();

    // when
    records
        .entities()
        .save(
            new Entity(
                entity.id(),
                entity.name(),
                entity.aliases(),
                entity.vatIds(),
                entity.iban(),
                entity.bic(),
                entity.address(),
                entity.timeZone(),
                entity.workingHours(),
                entity.holidays(),
                entity.bookkeeping(),
                Map.of("rejected", java.time.Period.ofYears(3))));

    // then
    assertThat(records.retention().of("INV-000000000001"))
        .get()
        .extracting(Retention.Kept::keptUntil)
        .isEqualTo(LocalDate.of(2029, 12, 31));
    assertThat(records.retention().of("PR-1"))
        .get()
        .extracting(Retention.Kept::keptUntil)
        .isEqualTo(LocalDate.of(2036, 12, 31));
  }

  @Test
  void shouldKeepWhatIsUnderLegalHoldUntilItIsReleased() {
    // given
    ended("INV-000000000001", "posted");
    records.legalHolds().place("INV-000000000001", "a law suit", "carl");
    now.set(Instant.parse("2037-06-01T12:00:00Z"));
    Retention retention = records.retention();

    // when, then
    assertThat(retention.due(retention.today())).isEmpty();
    assertThatThrownBy(() -> retention.delete("INV-000000000001", retention.today(), this::dispose))
        .hasMessage(
            "Expected to delete case INV-000000000001, but it is under legal hold: a law suit");
    records.legalHolds().release("INV-000000000001", "settled", "carl");
    assertThat(retention.due(retention.today())).hasSize(1);
    assertThatThrownBy(() -> records.legalHolds().release("INV-000000000001", "again", "carl"))
        .isInstanceOf(Retention.Refused.class);
  }

  /** Each case has an instance of its own. */
  private static long instance(String caseId) {
    return 100L + Math.abs((long) caseId.hashCode());
  }

  @Test
  void shouldSayWhichCasesShowTheSamePagesWhenOneOfThemIsDeleted() {
    // given
    ended("INV-000000000001", "duplicate");
    ended("INV-000000000002", "posted");
    now.set(Instant.parse("2028-01-01T12:00:00Z"));

    // when
    Retention retention = records.retention();
    retention.delete("INV-000000000001", retention.today(), this::dispose);

    // then
    assertThat(kept).containsExactly(instance("INV-000000000002"));
  }

  @Test
  void shouldRefuseToDeleteRowsWhenTheDatabaseIsAskedDirectly() {
    // given
    ended("INV-000000000001", "posted");

    // when, then
    for (String table : List.of("cases", "intake")) {
      assertThatThrownBy(() -> execute("DELETE FROM " + table))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("the books keep " + table);
    }
  }

  @Test
  void shouldKeepWhoActedAndEraseTheRestWhenAPersonLeft() throws Exception {
    // given
    records
        .people()
        .save(
            new Person(
                "mona",
                "Mona Ehrlich",
                java.util.Set.of("approver"),
                "dora",
                "mona@private.example",
                true,
                null,
                "DE40999900000000000077"));
    records.credentials().save(new Credential("mona", "hash-of-mona", false));
    records
        .audit()
        .append(
            "ada",
            "person-added",
            "person",
            "mona",
            Map.of(),
            Map.of("name", "Mona Ehrlich", "roles", "approver"));
    records
        .audit()
        .append(
            "ada",
            "person-changed",
            "person",
            "mona",
            Map.of(),
            Map.of("email", "mona@private.example"));
    records
        .audit()
        .append(
            "mona",
            null,
            "approved",
            "case",
            "INV-000000000001",
            Map.of(),
            Map.of("step", 1),
            null);

    // when
    Privacy.Erased erased = records.privacy().erase("mona", "left the company", "ada");

    // then
    assertThat(erased.keptUntil()).isEqualTo(LocalDate.of(2036, 12, 31));
    assertThat(erased.keptBecause()).contains("§ 147 AO");
    assertThat(dump())
        .doesNotContain("mona@private.example", "DE40999900000000000077", "hash-of-mona")
        .contains("Mona Ehrlich");
    assertThat(records.people().find("mona").orElseThrow().active()).isFalse();
    assertThat(records.audit().about("person", "mona"))
        .extracting(AuditEntry::what)
        .endsWith("erased", "person-erased");
    assertWhole();

    // when the time is over
    now.set(Instant.parse("2037-01-01T12:00:00Z"));
    assertThat(records.privacy().finish(records.retention().today())).containsExactly("mona");

    // then
    assertThat(dump()).doesNotContain("Mona Ehrlich");
    assertWhole();
  }

  @Test
  void shouldEraseAllWhenAPersonNeverActed() throws Exception {
    // given
    records
        .people()
        .save(
            new Person(
                "mona",
                "Mona Ehrlich",
                java.util.Set.of("clerk"),
                null,
                "mona@private.example",
                true,
                null,
                null));
    records
        .audit()
        .append("ada", "person-added", "person", "mona", Map.of(), Map.of("name", "Mona Ehrlich"));

    // when
    Privacy.Erased erased = records.privacy().erase("mona", "never came", "ada");

    // then
    assertThat(erased.kept()).isNull();
    assertThat(dump()).doesNotContain("Mona Ehrlich", "mona@private.example");
    assertWhole();
  }

  @Test
  void shouldGiveOutEverythingButSecretsWhenAPersonAsks() {
    // given
    records.credentials().save(new Credential("anton", "hash-of-anton", false));
    records
        .audit()
        .append(
            "dora",
            "anton",
            "approved",
            "case",
            "INV-000000000001",
            Map.of(),
            Map.of("step", 1),
            "for anton");

    // when
    Map<String, List<Map<String, Object>>> given = records.privacy().export("anton");

    // then
    assertThat(given).containsKeys("audit", "credentials", "people");
    assertThat(given.toString()).contains("for anton").doesNotContain("hash-of-anton");
    assertThat(given.get("people"))
        .anySatisfy(row -> assertThat(row).containsEntry("username", "anton"));
  }

  @Test
  void shouldSayWhoLeansOnAPersonWhenTheyCannotBeErased() {
    // given
    records
        .people()
        .save(new Person("led", "Led", java.util.Set.of("clerk"), "anton", null, true, null, null));

    // then
    assertThatThrownBy(() -> records.privacy().erase("anton", "left", "ada"))
        .isInstanceOf(Privacy.Refused.class)
        .hasMessageContaining("led still has this person as manager");
    assertThatThrownBy(() -> records.privacy().erase("nobody", "left", "ada"))
        .hasMessage("Expected to erase nobody, but the books know nobody by this name.");
  }

  @Test
  void shouldForgetWhatAClaimWasForWhenItsTimeIsOver() throws Exception {
    // given a claim with a receipt that another claim has too
    claim("EXP-000000000001", "clara", "secret supplier");
    claim("EXP-000000000002", "anton", "other merchant");
    records.cases().open("EXP-000000000002", "expense-approval", 8L, null, null, now.get());
    ended("EXP-000000000001", "reimbursed", "expense-approval");

    // when
    var due = records.retention().of("EXP-000000000001").orElseThrow();
    assertThat(due.kind()).isEqualTo(RetentionRules.Kind.INVOICE);
    var day = due.keptUntil().plusDays(1);
    records.retention().delete("EXP-000000000001", day, this::dispose);

    // then
    assertThat(dump()).doesNotContain("secret supplier").contains("other merchant");
    assertThat(records.claims().lines("EXP-000000000001").getFirst().line().amount())
        .isEqualByComparingTo("12.00");
    assertThat(kept).contains(8L);
    assertWhole();
  }

  @Test
  void shouldGiveOutAndKeepClaimsWhenAClaimantAsksOrLeaves() throws Exception {
    // given
    claim("EXP-000000000001", "clara", "Cafe");

    // when, then
    var given = records.privacy().export("clara");
    assertThat(given).containsKeys("claims", "claim_lines", "claim_receipts");
    assertThat(given.get("claim_lines").getFirst()).containsEntry("merchant", "Cafe");
    assertThatThrownBy(() -> records.privacy().erase("clara", "left", "ada"))
        .hasMessage(
            "Expected to erase clara, but the expense claims EXP-000000000001 are not paid or ended"
                + " yet.");

    // and once it has ended, who claimed is kept as long as the books
    records.claims().end("EXP-000000000001", Claim.State.WITHDRAWN, "test");
    assertThat(records.privacy().erase("clara", "left", "ada").kept()).isNotNull();
  }

  @Test
  void shouldForgetWhatBotsSawWhenTheCaseIsDueOrThePersonLeaves() throws Exception {
    // given runs for one case by an instance of the access and by the case's own, and for another
    ended("ONB-1", "withdrawn", "onboard-employee");
    records.personnelCases().assign(71L, "ONB-1", "hire-1");
    records.personnelCases().assign(72L, "OFF-2", "clara");
    botRan(1, 71, "Lena Private");
    botRan(2, instance("ONB-1"), "Lena Private");
    botRan(3, 72, "Clara Private");
    botRan(4, 74, "Lena Public");

    // when, then: it is given out
    assertThat(records.privacy().export("clara").get("bot_runs"))
        .singleElement()
        .satisfies(run -> assertThat(run.get("report").toString()).contains("Clara Private"));

    // when the case is due
    var retention = records.retention();
    retention.delete(
        "ONB-1", retention.of("ONB-1").orElseThrow().keptUntil().plusDays(1), this::dispose);

    // then
    assertThat(dump()).doesNotContain("Lena Private").contains("Clara Private");
    assertThat(pictures)
        .as("but for what other runs show, too")
        .containsExactlyInAnyOrder("picture-1", "failed-1", "picture-2", "failed-2");
    assertThat(records.bots().find(1, 1).orElseThrow())
        .satisfies(
            run -> {
              assertThat(run.state()).isEqualTo(BotBook.State.FAILED);
              assertThat(run.report()).isEqualTo("{}");
              assertThat(run.picture()).isNull();
            });

    // when the person leaves while the other case is under legal hold, and after it
    records.cases().open("OFF-2", "offboarding", 73L, null, null, now.get());
    records.legalHolds().place("OFF-2", "a law suit", "carl");
    records.privacy().erase("clara", "left", "ada");
    assertThat(dump()).contains("Clara Private");
    records.legalHolds().release("OFF-2", "settled", "carl");

    // then
    assertThat(records.privacy().erase("clara", "left", "ada").erased())
        .contains("what bots saw when they worked for the person");
    assertThat(dump()).doesNotContain("Clara Private");

    // when that case is due, too
    records.cases().close("OFF-2", "left", null);
    retention.delete(
        "OFF-2", retention.of("OFF-2").orElseThrow().keptUntil().plusDays(1), this::dispose);

    // then its pictures are still known
    assertThat(pictures).contains("picture-3", "failed-3").doesNotContain("sign-in");
    assertWhole();
  }

  private void botRan(long job, long instance, String seen) {
    var run = new Run("create-hr-account", job, instance, "portal-access", 1);
    records.bots().started(run);
    records
        .bots()
        .failed(
            run,
            "3",
            "Expected to find " + seen,
            new Report(
                0,
                "{\"documentId\": \"failed-%d\"}".formatted(job),
                """
                {"stepText": "Fill Name with %s", "pictures": [{"document": {"documentId": "picture-%d"}},
                  {"document": {"documentId": "sign-in"}}]}
                """
                    .formatted(seen, job)));
  }

  private void claim(String id, String claimant, String merchant) throws Exception {
    records
        .claims()
        .receive(
            Claim.received(
                id,
                claimant,
                records.entities().all().getFirst().id(),
                "form",
                merchant,
                null,
                now.get(),
                "EUR"),
            "test");
    records
        .claimContents()
        .saveLines(
            id,
            List.of(
                new ClaimLine(
                    1,
                    LocalDate.of(2026, 1, 5),
                    "meals",
                    merchant,
                    merchant,
                    new BigDecimal("12.00"),
                    "EUR",
                    null,
                    "own",
                    "r.jpg",
                    null,
                    null,
                    Map.of())),
            0,
            "test");
    var json = new ObjectMapper();
    records
        .claimContents()
        .saveReceipts(
            id,
            ReadReceipt.all(
                json.readTree("[{\"contentHash\": \"same\", \"documentId\": \"d\"}]"),
                json.readTree(
                    "[{\"fields\": {\"merchant\": {\"value\": \"%s\"}}}]".formatted(merchant))));
  }

  private Retention.Disposal.Done dispose(
      Retention.Kept due, List<Long> stillKept, List<DocumentRef> byBots) {
    kept.addAll(stillKept);
    byBots.forEach(each -> pictures.add(each.documentId()));
    disposed.add(due.caseId());
    return new Retention.Disposal.Done(List.of("doc-" + due.caseId()), null);
  }

  private void ended(String caseId, String outcome) {
    ended(caseId, outcome, "invoice-intake");
  }

  private void ended(String caseId, String outcome, String process) {
    String sha256 = caseId.substring(3).replace("-", "") + "f".repeat(52);
    if (caseId.startsWith("INV-")) {
      records.intake().arrived(sha256, "folder", "scan.pdf", "secret supplier", 1);
    }
    records.cases().open(caseId, process, instance(caseId), "scan.pdf", sha256, now.get());
    records.cases().describe(caseId, "scan", "secret supplier", "1", null, "EUR");
    records.cases().close(caseId, outcome, "a private reason");
    records
        .outbox()
        .write("mail:" + caseId, "secret supplier", "About " + caseId, "a private reason");
    records
        .audit()
        .append(
            "anton",
            null,
            "decided",
            "case",
            caseId,
            Map.of(),
            Map.of("vendor", "secret supplier"),
            "a private reason");
  }

  private void assertWhole() throws Exception {
    var verifier = new ChainVerifier(AuditChain.RECORDS, List.of());
    try (AuditStore store = AuditStore.open(url, "audit").orElseThrow()) {
      store.rows(verifier::next);
    }
    assertThat(verifier.finish().finding()).isNull();
  }

  /** Every text in every table. */
  private String dump() throws SQLException {
    var text = new StringBuilder();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var found =
          connection
              .getMetaData()
              .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
        while (found.next()) {
          tables.add(found.getString("TABLE_NAME"));
        }
      }
      for (String table : tables) {
        if (table.startsWith("sqlite_")) {
          continue;
        }
        try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              text.append(rows.getString(i)).append('\n');
            }
          }
        }
      }
    }
    return text.toString();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
