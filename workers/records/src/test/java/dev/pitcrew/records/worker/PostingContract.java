package dev.pitcrew.records.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.BankChanges;
import dev.pitcrew.records.Decision;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.JournalEntry;
import dev.pitcrew.records.OrderLine;
import dev.pitcrew.records.PurchaseOrder;
import dev.pitcrew.records.Receipt;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.Reopening;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.check.Thresholds;
import dev.pitcrew.records.learn.PageWord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a read invoice through check and coding into the books, on each database. */
abstract class PostingContract {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir Path folder;

  private final TestBooks books;
  private Records records;
  private String url;

  PostingContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    url = books.stocked(folder);
    records = Records.open(url, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPostABalancedEntryWhenAnInvoiceGoesThrough() {
    // when
    var outcome = intake("INV-1", Doc.of("RE-1"));

    // then
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    assertThat(records.journal().between(DAY, DAY))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo("invoice");
              assertThat(lines(entry))
                  .containsExactly(
                      "6815 1100 V19 100.00", "1406 null V19 19.00", "3300 null null -119.00");
            });
    assertThat(records.journal().between(DAY.plusDays(1), DAY.plusDays(9))).isEmpty();
    assertThat(records.audit().about("invoice", "INV-1"))
        .extracting(entry -> entry.what())
        .contains("invoice-posted", "journal-posted");
  }

  @Test
  void shouldRefuseInTheDatabaseWhenTheJournalIsChanged() {
    // given
    intake("INV-1", Doc.of("RE-1"));
    var line = new JournalEntry.Line("1", null, null, BigDecimal.ONE, "x");
    var booked = records.journal().ofInvoice("INV-1").getFirst();

    // when the entry is booked again, it stays as it is
    records
        .journal()
        .post(
            new JournalEntry(
                booked.key(),
                booked.entityId(),
                "INV-1",
                "invoice",
                DAY,
                DAY,
                "EUR",
                "x",
                List.of(
                    line, new JournalEntry.Line("2", null, null, BigDecimal.ONE.negate(), "x"))),
            "test");

    // then
    assertThat(records.journal().ofInvoice("INV-1")).containsExactly(booked);

    // and around our code the database refuses to change, add to, or unbalance an entry
    for (var sql :
        List.of(
            "UPDATE journal_lines SET amount = '1.00'",
            "DELETE FROM journal_entries",
            "INSERT INTO journal_lines (entry_key, line, account, amount, text) VALUES ('%s', 99, '1', '1.00', '')"
                .formatted(booked.key()),
            """
            INSERT INTO journal_entries (entry_key, entity_id, invoice_id, kind, posted_on, document_on, currency, text, at)
            VALUES ('k', 'brueckner-voss', 'INV-1', 'invoice', '2026-11-20', '2026-11-20', 'EUR', '', 0)
            """)) {
      assertThatThrownBy(() -> raw(sql)).as(sql).isInstanceOf(SQLException.class);
    }
  }

  private void raw(String sql) throws SQLException {
    try (var connection = java.sql.DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void shouldBookBothSidesOfTheTaxWhenItIsReverseCharge() {
    // when
    intake(
        "INV-1",
        Doc.of("RE-1")
            .with("tax", "0.00")
            .with("total", "100.00")
            .with("payable", "100.00")
            .tax("0", "100.00", "0.00", "AE", "Steuerschuldnerschaft des Leistungsempfängers"));

    // then
    assertThat(lines(records.journal().ofInvoice("INV-1").getFirst()))
        .containsExactly(
            "6815 1100 RC19 100.00",
            "1407 null RC19 19.00",
            "3837 null RC19 -19.00",
            "3300 null null -100.00");
  }

  @Test
  void shouldCountAnOrderAcrossInvoicesWhenGoodsComeInParts() {
    // given ten ordered, six came in
    order("PO-1", "10");
    receive("GR-1", "6");

    // when, then six are posted
    assertThat(check("INV-1", chairs("RE-1", "6"))).containsEntry("state", "matched");
    intake("INV-1", chairs("RE-1", "6"));

    // four wait for goods, one more is too much, whatever comes first afterwards
    assertThat(check("INV-2", chairs("RE-2", "4")))
        .containsEntry("state", "awaiting-goods")
        .containsEntry("deadline", "2026-12-04T09:00:00Z");
    assertThat(check("INV-3", chairs("RE-3", "1"))).containsEntry("state", "excess");
    assertThat(check("INV-2", chairs("RE-2", "4"))).containsEntry("state", "awaiting-goods");

    // the goods come in: the one that waited is matched, the other still too much
    receive("GR-2", "4");
    assertThat(records.orderClaims().openCases("PO-1")).containsExactly("INV-2", "INV-3");
    assertThat(check("INV-2", chairs("RE-2", "4"))).containsEntry("state", "matched");
    assertThat(check("INV-3", chairs("RE-3", "1"))).containsEntry("state", "excess");

    // and when the one that waited is refused, its goods are free
    new CloseCase(records)
        .run(input("INV-2", chairs("RE-2", "4").json(), "\"outcome\": \"rejected\""));
    assertThat(check("INV-3", chairs("RE-3", "1"))).containsEntry("state", "matched");
  }

  @Test
  void shouldTellEachWaitingCaseOfGoodsAgainWhenItDidNotLiveToNoteIt() {
    // given two cases that take of the order, and one of another; the samples' goods are old news
    records.orders().unannounced().forEach(old -> records.orders().announced(old.id()));
    order("PO-1", "10");
    check("INV-1", chairs("RE-1", "6"));
    check("INV-2", chairs("RE-2", "4"));
    check("INV-3", Doc.of("RE-3"));
    new GoodsReceipts(records, (caseId, messageId, variables) -> {}).announce();
    receive("GR-1", "10");
    var told = new java.util.ArrayList<String>();
    var dies =
        new GoodsReceipts(
            records,
            (caseId, messageId, variables) -> {
              told.add(messageId);
              if (caseId.equals("INV-2")) {
                throw new IllegalStateException("killed");
              }
            });
    var lives = new GoodsReceipts(records, (caseId, messageId, variables) -> told.add(messageId));

    // when
    assertThatThrownBy(dies::announce).isInstanceOf(IllegalStateException.class);
    int announced = lives.announce();

    // then under the same ids, and never again after it was noted
    assertThat(announced).isEqualTo(1);
    assertThat(told)
        .containsExactly("GR-1/10:INV-1", "GR-1/10:INV-2", "GR-1/10:INV-1", "GR-1/10:INV-2");
    assertThat(lives.announce()).isZero();

    // but a receipt that was corrected is news
    receive("GR-1", "8");
    assertThat(lives.announce()).isEqualTo(1);
    assertThat(told).endsWith("GR-1/8:INV-1", "GR-1/8:INV-2");
  }

  @Test
  void shouldTakeTheCodingOfTheOrderLine() {
    // given
    order("PO-1", "10");
    receive("GR-1", "10");

    // when
    intake("INV-1", chairs("RE-1", "6"));

    // then
    assertThat(lines(records.journal().ofInvoice("INV-1").getFirst()))
        .contains("0650 2100 V19 60.00");
  }

  @Test
  void shouldRememberForTheVendorWhatAPersonCoded() {
    // given
    var first = Doc.of("RE-1").line("Toner cartridge 4711", "1", "100.00", "100.00");
    var coded =
        """
        "coding": {"complete": true, "costCentres": ["1300"], "lines": [{"line": 1, "description": "Toner cartridge 4711",
          "net": "100.00", "account": "6830", "costCentre": "1300", "vatCode": "V19", "source": "person"}]}
        """;

    // when
    check("INV-1", first);
    var outcome = new PostInvoice(records).run(input("INV-1", first.json(), checked(), coded));

    // then
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    var next = Doc.of("RE-2").line("Toner cartridge 4712", "1", "100.00", "100.00");
    assertThat(code("INV-2", next).toString())
        .contains("account=6830", "costCentre=1300", "source=last-coding", "complete=true");
  }

  @Test
  void shouldKeepAPersonsCodingWhenTheInvoiceIsCodedAgain() {
    // given
    var doc = Doc.of("RE-1");
    var coded =
        """
        "coding": {"complete": true, "costCentres": [], "lines": [{"line": 1, "net": "100.00", "account": "6830",
          "vatCode": "V19", "source": "person"}]}
        """;

    // when
    var outcome = new CodeInvoice(records).run(input("INV-1", doc.json(), checked(), coded));

    // then
    assertThat(((JobOutcome.Completed) outcome).variables().get("coding").toString())
        .contains("account=6830", "source=person", "complete=true");
  }

  @Test
  void shouldAskAPersonAndBookNothingWhenTheCodingDoesNotFit() {
    // given
    var doc = Doc.of("RE-1");
    check("INV-1", doc);
    var coded =
        """
        "coding": {"complete": true, "lines": [{"line": 1, "net": "90.00", "account": "6830", "vatCode": "V19"}]}
        """;

    // when
    var outcome = new PostInvoice(records).run(input("INV-1", doc.json(), checked(), coded));

    // then
    assertThat(outcome)
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected to book the invoice as it is coded. The coded lines come to 90.00, but the net amount is 100.00."));
    assertThat(records.invoices().find("INV-1")).isEmpty();
    assertThat(records.journal().between(DAY, DAY)).isEmpty();
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldDeductAPrepaymentOnceAndLinkIt() {
    // given
    intake(
        "INV-1",
        Doc.of("AZ-1")
            .with("type_code", "386")
            .with("net", "50.00")
            .with("tax", "9.50")
            .with("total", "59.50")
            .with("payable", "59.50"));

    // when
    intake("INV-2", Doc.of("RE-2").with("prepaid", "59.50").with("payable", "59.50"));

    // then
    assertThat(records.invoices().find("INV-1").orElseThrow())
        .satisfies(
            item -> {
              assertThat(item.type()).isEqualTo(Invoice.Type.PREPAYMENT);
              assertThat(item.supersededBy()).isEqualTo("INV-2");
              assertThat(item.state()).isEqualTo(Invoice.State.POSTED);
            });
    assertThat(records.invoices().find("INV-2").orElseThrow().refersTo()).isEqualTo("INV-1");
    assertThat(lines(records.journal().ofInvoice("INV-2").getFirst()))
        .containsExactly(
            "6815 1100 V19 100.00",
            "1406 null V19 19.00",
            "1186 1100 V19 -50.00",
            "1406 null V19 -9.50",
            "3300 null null -59.50");

    // and a second final invoice finds nothing to deduct any more
    assertThat(
            checkAll("INV-3", Doc.of("RE-3").with("prepaid", "59.50").with("payable", "59.50"))
                .toString())
        .contains("prepayment-unknown");
  }

  @Test
  void shouldReplaceWhatACorrectionCorrects() {
    // given
    intake("INV-1", Doc.of("RE-1"));

    // when
    intake(
        "INV-2",
        Doc.of("RE-1-K")
            .with("type_code", "384")
            .with("preceding_invoice", "RE-1")
            .with("net", "80.00")
            .with("tax", "15.20")
            .with("total", "95.20")
            .with("payable", "95.20"));

    // then
    var old = records.invoices().find("INV-1").orElseThrow();
    assertThat(old.state()).isEqualTo(Invoice.State.BLOCKED);
    assertThat(old.supersededBy()).isEqualTo("INV-2");
    assertThat(records.invoices().unblock("INV-1", "olga")).isFalse();
    assertThat(records.invoices().open("brueckner-voss", LocalDate.of(2027, 1, 1)))
        .extracting(Invoice::id)
        .containsExactly("INV-2");
    assertThat(records.journal().ofInvoice("INV-1"))
        .extracting(JournalEntry::kind)
        .containsExactly("invoice", "reversal");
  }

  @Test
  void shouldOnlyOweTheDifferenceWhenTheCorrectedInvoiceWasPaid() {
    // given
    intake("INV-1", Doc.of("RE-1"));
    records.invoices().move("INV-1", Invoice.State.POSTED, Invoice.State.PAID, "test");

    // when
    intake(
        "INV-2",
        Doc.of("RE-1-K")
            .with("type_code", "384")
            .with("preceding_invoice", "RE-1")
            .with("net", "80.00")
            .with("tax", "15.20")
            .with("total", "95.20")
            .with("payable", "95.20"));

    // then
    assertThat(records.invoices().find("INV-2").orElseThrow().payable())
        .isEqualByComparingTo("-23.80");
    assertThat(records.invoices().open("brueckner-voss", DAY))
        .extracting(Invoice::id)
        .containsExactly("INV-2");
  }

  @Test
  void shouldBookBothCompaniesAndPayNobodyWhenItIsIntercompany() {
    // when
    intake(
        "INV-1",
        Doc.of("IC-1")
            .with("vendor", "Brückner & Voss Service GmbH")
            .with("iban", "DE28999900010000567800"),
        "V9001");

    // then
    assertThat(records.journal().ofInvoice("INV-1"))
        .extracting(entry -> entry.entityId() + " " + entry.kind())
        .containsExactly("brueckner-voss invoice", "bv-service intercompany-sale");
    assertThat(records.invoices().find("INV-1").orElseThrow().intercompany()).isTrue();
    assertThat(records.invoices().open("brueckner-voss", LocalDate.of(2027, 1, 1))).isEmpty();
  }

  @Test
  void shouldNotSplitOneOrderBetweenTwoWhenBothAreCheckedAtOnce() throws Exception {
    // given ten came in, and two invoices of seven
    order("PO-1", "10");
    receive("GR-1", "10");

    // when
    var states = new java.util.concurrent.ConcurrentLinkedQueue<Object>();
    var threads =
        List.of("INV-1", "INV-2").stream()
            .map(
                id ->
                    Thread.ofVirtual()
                        .start(() -> states.add(check(id, chairs("RE-" + id, "7")).get("state"))))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    // then
    assertThat(states).containsExactlyInAnyOrder("matched", "excess");
  }

  @Test
  void shouldNotNeedTheSameCorrectionOnTheSecondInvoiceOfALayout() {
    // given a layout in which the reader finds neither number nor currency, and takes a wrong date
    Words pages =
        reading ->
            page(
                reading.path("page").asText().equals("1")
                    ? List.of("Vorgang 4711", "Liefertermin 12.11.2026", "Ausgestellt 10.11.2026")
                    : List.of("Vorgang 4712", "Liefertermin 20.11.2026", "Ausgestellt 18.11.2026"));
    var work = new CheckInvoice(records, Thresholds.SHIPPED, pages);
    var first =
        Doc.of("x").without("invoice_number").without("currency").with("issue_date", "2026-11-12");
    var second =
        Doc.of("x").without("invoice_number").without("currency").with("issue_date", "2026-11-20");
    var corrected = Doc.of("4711");

    // when a person corrects the first
    var before = work.run(input("INV-1", first.json(), "\"reading\": {\"page\": \"1\"}"));
    new RegisterValidation(records, pages)
        .run(
            input(
                "INV-1",
                corrected.json(),
                "\"reading\": {\"page\": \"1\"}",
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {
                  "invoice_number": "4711", "currency": "EUR", "issue_date": "2026-11-10"}},
                "check": {"vendorId": "V1001", "read": {"issue_date": "2026-11-12"}}
                """));
    var after =
        (JobOutcome.Completed)
            work.run(input("INV-2", second.json(), "\"reading\": {\"page\": \"2\"}"));

    // then the second needs nobody
    assertThat(((JobOutcome.Completed) before).variables().get("check").toString())
        .contains("confident=false");
    assertThat(after.variables().get("check").toString())
        .contains("confident=true", "It was taken as clara corrected it");
    assertThat(after.variables().get("invoice").toString())
        .contains("value=4712", "value=2026-11-18", "value=EUR", "source=learned");

    // and what a person entered or an e-invoice says stays as it is
    var xml = Doc.of("x").source("xml").with("issue_date", "2026-11-20");
    var said =
        (JobOutcome.Completed)
            work.run(input("INV-3", xml.json(), "\"reading\": {\"page\": \"2\"}"));
    assertThat(said.variables().get("check").toString()).contains("invoice_number=x");
  }

  @Test
  void shouldTellWhoCodesWhatTheJournalWouldNotTake() {
    // given
    var doc = Doc.of("RE-1");
    check("INV-1", doc);
    var coded =
        """
        "coding": {"complete": true, "lines": [{"line": 1, "net": "100.00", "account": "6830", "vatCode": "V7"}]}
        """;

    // when, then
    assertThat(new Booking(records, input("INV-1", doc.json(), checked(), coded)).objection())
        .contains("By the VAT codes of the lines the tax is 7.00, but the document charges 19.00.");
    assertThat(
            new Booking(records, input("INV-1", doc.json(), checked(), coded.replace("V7", "V19")))
                .objection())
        .isEmpty();
    assertThat(records.journal().between(DAY, DAY)).isEmpty();
  }

  @Test
  void shouldKnowAVendorWithoutReadableNameByWhatPeopleSaidOfItsNumber() {
    // given a logo that is read as another word, and a number of a second tax registration
    var first =
        Doc.of("RE-1").with("vendor", "Rechnung").with("vat_id", "ATU12345678").without("iban");
    var second =
        Doc.of("RE-2").with("vendor", "Rechnung").with("vat_id", "ATU12345678").without("iban");

    // when
    assertThat(checkAll("INV-1", first)).containsEntry("vendorRisk", "unknown");
    new RegisterValidation(records)
        .run(
            input(
                "INV-1",
                Doc.of("RE-1").with("vat_id", "ATU12345678").json(),
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {"vendor": "Hansen Bürobedarf GmbH"}},
                "check": {"read": {"vendor": "Rechnung"}}
                """));

    // then
    assertThat(checkAll("INV-2", second))
        .containsEntry("vendorId", "V1001")
        .containsEntry("confident", true);
    assertThat(records.vendors().find("V1001").orElseThrow().aliases()).doesNotContain("Rechnung");
  }

  @Test
  void shouldTakeARefusedCaseUpAgainWithAReason() {
    // given a case that was refused after an approval
    records.intake().arrived("INV-000000001", "folder", "a.pdf", "clara", 1);
    records.intake().started("INV-000000001");
    check("INV-000000001", Doc.of("RE-1"));
    approve("INV-000000001", 7, "anton", Doc.of("RE-1"));
    var refused = input("INV-000000001", Doc.of("RE-1").json(), "\"outcome\": \"rejected\"");
    new CloseCase(records).run(refused);

    // when
    var open = records.reopening().reopen("INV-000000001", "The supplier was right.", "olga");

    // then
    assertThat(open).isEqualTo(new Reopening.Outcome.Reopened("INV-000000001", 2));
    assertThat(records.cases().find("INV-000000001").orElseThrow().outcome()).isNull();
    assertThat(records.intake().waiting()).extracting(one -> one.caseId()).hasSize(1);
    assertThat(records.decisions().standing("INV-000000001", "approve-invoice")).isEmpty();
    assertThat(records.audit().about("case", "INV-000000001"))
        .extracting(entry -> entry.what())
        .contains("case-reopened");

    // and refused again, the sender is told again
    new CloseCase(records).run(refused);
    new CloseCase(records).run(refused);
    assertThat(records.outbox().latest(10)).hasSize(2);
  }

  @Test
  void shouldNotTakeUpACaseThatIsOpenPostedOrUnknown() {
    // given
    intake("INV-1", Doc.of("RE-1"));
    assertThat(records.reopening().reopen("INV-1", "why", "olga"))
        .isEqualTo(new Reopening.Outcome.Refused("Case INV-1 is still open."));
    new CloseCase(records).run(input("INV-1", Doc.of("RE-1").json(), "\"outcome\": \"posted\""));

    // when, then
    assertThat(records.reopening().reopen("INV-1", "why", "olga"))
        .isEqualTo(
            new Reopening.Outcome.Refused(
                "Case INV-1 ended as posted; only refused or failed cases are taken up again."));
    assertThat(records.reopening().reopen("INV-9", "why", "olga"))
        .isEqualTo(new Reopening.Outcome.Refused("There is no case INV-9."));
    assertThat(records.reopening().reopen("INV-1", " ", "olga"))
        .isInstanceOf(Reopening.Outcome.Refused.class);
  }

  @Test
  void shouldAskForApprovalAgainWhenTheVendorsAccountChangedMeanwhile() {
    // given an approved invoice that names no account
    var doc = Doc.of("RE-1").without("iban");
    check("INV-1", doc);
    approve("INV-1", 7, "anton", doc);
    var variables =
        input(
            "INV-1",
            doc.json(),
            checked(),
            "\"approval\": {\"steps\": [{\"role\": \"approver\"}]}");

    // when
    var asked =
        (BankChanges.Outcome.Done)
            records
                .bankChanges()
                .request("V1001", "DE66999900070031415926", null, "clara", "A letter.");
    records.bankChanges().confirm(asked.change().id(), "carl", null);

    // then
    assertThat(new PostInvoice(records).run(variables))
        .isEqualTo(
            JobOutcome.error(
                "approval-void",
                "The bank account of Hansen Bürobedarf GmbH was changed after the approval."));
    assertThat(records.invoices().find("INV-1")).isEmpty();

    // and a new approval counts
    approve("INV-1", 8, "anton", doc);
    assertThat(new PostInvoice(records).run(variables)).isInstanceOf(JobOutcome.Completed.class);
  }

  private void approve(String caseId, long task, String who, Doc doc) {
    var content =
        CheckedContent.of(
            input(caseId, doc.json()).required(ReadInvoice.class, "invoice"), "V1001", caseId);
    records
        .decisions()
        .record(
            new Decision(
                task,
                caseId,
                "approve-invoice",
                "approved",
                null,
                who,
                null,
                content,
                NOW.plusSeconds(task == 7 ? -60 : 60)));
  }

  private static List<PageWord> page(List<String> lines) {
    var words = new ArrayList<PageWord>();
    for (int i = 0; i < lines.size(); i++) {
      double x = 50;
      for (var text : lines.get(i).split(" ")) {
        words.add(new PageWord(text, 1, List.of(x, 100.0 + 30 * i, text.length() * 5.0, 10.0), 1));
        x += text.length() * 5 + 4;
      }
    }
    return words;
  }

  private JobOutcome intake(String caseId, Doc doc) {
    return intake(caseId, doc, "V1001");
  }

  private JobOutcome intake(String caseId, Doc doc, String vendor) {
    check(caseId, doc);
    var coding = Variables.toJson(code(caseId, doc, vendor));
    return new PostInvoice(records)
        .run(input(caseId, doc.json(), checked(vendor), "\"coding\": " + coding));
  }

  private Map<String, Object> code(String caseId, Doc doc) {
    return code(caseId, doc, "V1001");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> code(String caseId, Doc doc, String vendor) {
    var outcome = new CodeInvoice(records).run(input(caseId, doc.json(), checked(vendor)));
    return (Map<String, Object>) ((JobOutcome.Completed) outcome).variables().get("coding");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> check(String caseId, Doc doc) {
    return (Map<String, Object>) checkAll(caseId, doc).get("order");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> checkAll(String caseId, Doc doc) {
    var outcome = new CheckInvoice(records, Thresholds.SHIPPED).run(input(caseId, doc.json()));
    return (Map<String, Object>) ((JobOutcome.Completed) outcome).variables().get("check");
  }

  private void order(String number, String quantity) {
    records
        .orders()
        .save(
            new PurchaseOrder(
                number,
                "brueckner-voss",
                "V1001",
                "EUR",
                List.of(
                    new OrderLine(
                        1,
                        "A-1",
                        "Office chair Vega",
                        "pcs",
                        new BigDecimal(quantity),
                        new BigDecimal("10.00"),
                        "0650",
                        "2100",
                        "V19"))));
  }

  private void receive(String id, String quantity) {
    records.orders().receive(new Receipt(id, "PO-1", 1, new BigDecimal(quantity), DAY));
  }

  private static Doc chairs(String number, String quantity) {
    var net = new BigDecimal(quantity).multiply(BigDecimal.TEN).setScale(2);
    var tax = net.multiply(new BigDecimal("0.19")).setScale(2);
    return Doc.of(number)
        .with("po_number", "PO-1")
        .with("net", net.toPlainString())
        .with("tax", tax.toPlainString())
        .with("total", net.add(tax).toPlainString())
        .with("payable", net.add(tax).toPlainString())
        .line("Office chair Vega", quantity, "10.00", net.toPlainString());
  }

  private static List<String> lines(JournalEntry entry) {
    return entry.lines().stream()
        .map(
            line ->
                "%s %s %s %s"
                    .formatted(
                        line.account(),
                        line.costCentre(),
                        line.vatCode(),
                        line.amount().toPlainString()))
        .toList();
  }

  private static String checked() {
    return checked("V1001");
  }

  private static String checked(String vendor) {
    return "\"check\": {\"vendorId\": \"%s\", \"entityId\": \"brueckner-voss\"}".formatted(vendor);
  }

  private static JobInput input(String caseId, String... variables) {
    var intake =
        """
        "intake": {"caseId": "%s", "channel": "folder", "fileName": "a.pdf", "sha256": "%s", "receivedAt": "2026-11-20T09:00:00Z"}
        """
            .formatted(caseId, caseId);
    return JobInput.parse(
        1, 2, 3, "invoice-intake", "{" + intake + "," + String.join(",", variables) + "}");
  }
}
