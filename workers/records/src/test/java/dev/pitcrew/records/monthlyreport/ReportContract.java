package dev.pitcrew.records.monthlyreport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.company.EntityJson;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.spreadsheets.write.WorkbookSpec;
import dev.pitcrew.spreadsheets.write.WorkbookWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month's report from what was posted to what is archived, on each database. */
abstract class ReportContract {

  private static final Instant NOVEMBER = Instant.parse("2026-11-04T05:00:00Z");
  private static final String COMPANY = "brueckner-voss";
  private static final String REPORT_ID = "REP-brueckner-voss-2026-10";
  private static final String BUDGET =
      """
      {"sheet": "Plan", "rows": [
        {"row": 2, "cells": {"account": {"value": "6815", "cell": "A2"}, "amount": {"value": "500.00", "cell": "C2", "currency": "EUR"}}},
        {"row": 3, "cells": {"account": {"value": "6300", "cell": "A3"}, "amount": {"value": "40.00", "cell": "C3", "currency": "EUR"}}}],
       "problems": [{"sheet": "Plan", "cell": "C4", "message": "Expected an amount in C4, but found x."}], "questions": []}
      """;

  @TempDir Path folder;
  @TempDir private Path shared;

  private final TestBooks books;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOVEMBER);
  private Records records;
  private String url;
  private long steps = 100;

  ReportContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    url = books.stocked(folder);
    records = Records.open(url, now::get);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldGiveTheSameVersionAndBytesWhenAMonthIsReportedTwice() throws Exception {
    // given
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var first = freeze("REQ-1", "");

    // when the same month is asked for later by somebody else
    now.set(NOVEMBER.plusSeconds(86_400));
    var second = freeze("REQ-2", "");

    // then
    assertThat(frozen(first)).containsEntry("version", 1).doesNotContainKey("sameAs");
    assertThat(frozen(second)).containsEntry("sameAs", 1);
    assertThat(without(frozen(second), "sameAs")).isEqualTo(frozen(first));
    assertThat(workbook(second)).isEqualTo(workbook(first));
    assertThat(value(first, "books.cost")).isEqualTo("100.00");
    assertThat(value(first, "books.open-amount")).isEqualTo("119.00");
    assertThat(records.audit().about("report", REPORT_ID)).hasSize(1);
  }

  @Test
  void shouldMakeAVersionWithDifferencesWhenSomethingIsPostedLater() throws Exception {
    // given
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    freeze("REQ-1", "");

    // when
    post("INV-2", COMPANY, "2026-10-30", "2026-10-30T09:00:00Z", "50.00");
    var second = freeze("REQ-1", "");

    // then
    assertThat(frozen(second)).containsEntry("version", 2);
    assertThat(maps(frozen(second).get("differences")))
        .contains(
            Map.of(
                "figure", "books.cost",
                "label", "Cost booked",
                "before", "100.00",
                "after", "150.00"));

    // and one that is posted into the next month changes nothing
    post("INV-3", COMPANY, "2026-11-02", "2026-11-02T09:00:00Z", "70.00");
    assertThat(frozen(freeze("REQ-1", ""))).containsEntry("version", 2).containsEntry("sameAs", 2);
  }

  @Test
  void shouldAnswerTheSameWhenAStepIsHandedOutTwice() throws Exception {
    // given
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var report = report("REQ-1", COMPANY);
    var books = completed(new CollectBooks(records), report);
    var kpis = completed(new CollectKpis(records), report);
    assertThat(completed(new CollectBooks(records), report)).isEqualTo(books);
    assertThat(completed(new CollectKpis(records), report)).isEqualTo(kpis);
    var input = new LinkedHashMap<String, Object>(report);
    input.putAll(books);
    input.putAll(kpis);
    long step = ++steps;

    // when
    var once = completed(new FreezeReport(records), input, step);
    var twice = completed(new FreezeReport(records), input, step);

    // then
    assertThat(twice).isEqualTo(once);
    assertThat(records.cases().latest(10)).hasSize(1);
    assertThat(records.audit().about("report", REPORT_ID)).hasSize(1);
  }

  @Test
  void shouldSetTheBudgetBesideTheCostAndNameItsCellsWhenThereIsOne() throws Exception {
    // given
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");

    // when
    var out =
        freeze(
            "REQ-1",
            "\"sharedSheet\": {\"fileName\": \"budget.xlsx\", \"document\": {\"documentId\":"
                + " \"d1\", \"metadata\": {\"fileName\": \"budget.xlsx\"}}}, \"budget\": "
                + BUDGET);

    // then
    assertThat(value(out, "budget.total")).isEqualTo("540.00");
    assertThat(value(out, "budget.left")).isEqualTo("440.00");
    assertThat(value(out, "budget.unread")).isEqualTo("1");
    var source = map(figure(out, "budget.total").get("source"));
    assertThat(source).containsEntry("kind", "cells").containsEntry("cells", "Plan!C2:C3");
    var table =
        maps(frozen(out).get("tables")).stream()
            .filter(one -> "budget".equals(one.get("id")))
            .findFirst()
            .orElseThrow();
    assertThat(table)
        .containsEntry(
            "rows",
            List.of(
                List.of("6300", "40.00", "0.00", "40.00"),
                List.of("6815", "500.00", "100.00", "400.00")));
    assertThat(map(frozen(out).get("charts"))).containsKeys("budget", "cost", "open");
    assertThat(workbook(out)).isNotEmpty();
  }

  @Test
  void shouldCountTheCompanysOwnDaysWhenItIsElsewhere() throws Exception {
    // given: noon of the last of October in London is the first of November in Auckland
    var far = elsewhere("kiwi", "Pacific/Auckland");
    post("INV-1", far, "2026-10-31", "2026-10-31T10:59:00Z", "100.00");
    post("INV-2", far, "2026-11-01", "2026-10-31T11:01:00Z", "40.00");

    // when
    var books = completed(new CollectBooks(records), report("REQ-1", far));

    // then
    assertThat(valueOf(maps(map(books.get("books")).get("figures")), "books.invoices-net"))
        .isEqualTo("100.00");

    // and when the schedule wakes it is the first wherever the company is
    now.set(Instant.parse("2026-11-01T12:00:00Z"));
    assertThat(plan(far))
        .containsEntry("period", "2026-10")
        .containsEntry("runAt", "2026-11-03T17:00:00Z");
    assertThat(plan(elsewhere("aloha", "Pacific/Honolulu")))
        .containsEntry("period", "2026-10")
        .containsEntry("runAt", "2026-11-04T16:00:00Z");
    assertThat(plan(COMPANY)).containsEntry("runAt", "2026-11-04T05:00:00Z");
  }

  @Test
  void shouldCountWhatEndedInTheMonthWhenProcessesAreLookedAt() throws Exception {
    // given: one went through alone in two hours of a Monday, one waited a day for its approval
    invoiceCase("INV-1", "2026-10-12T08:00:00Z");
    end("INV-1", "posted", "2026-10-12T10:00:00Z");
    invoiceCase("INV-2", "2026-10-13T08:00:00Z");
    records.approvalSteps().plan(7, "INV-2", "approver");
    now.set(Instant.parse("2026-10-14T08:00:00Z"));
    records
        .decisions()
        .record(
            new Decision(
                8, "INV-2", "approve-invoice", "approved", null, "dora", null, null, now.get()));
    end("INV-2", "posted", "2026-10-14T08:00:00Z");
    invoiceCase("INV-3", "2026-10-31T08:00:00Z");
    end("INV-3", "posted", "2026-11-01T08:00:00Z");
    now.set(NOVEMBER);

    // when
    var kpis = map(completed(new CollectKpis(records), report("REQ-1", COMPANY)).get("kpis"));

    // then
    var figures = maps(kpis.get("figures"));
    assertThat(valueOf(figures, "kpi.invoice-intake.ended")).isEqualTo("2");
    assertThat(valueOf(figures, "kpi.invoice-intake.cycle")).isEqualTo("2.0");
    assertThat(valueOf(figures, "kpi.invoice-intake.touchless")).isEqualTo("50.0");
    assertThat(valueOf(figures, "kpi.sla.approvals")).isEqualTo("100.0");
    assertThat(maps(kpis.get("tables")))
        .extracting(table -> table.get("rows"))
        .containsExactly(
            List.of(List.of("invoice-intake", "2", "2.0", "2.0", "100.0", "50.0", "0.0", "0.0")),
            List.of(List.of("invoice-intake", "approve-invoice", "1", "0.0", "24.0")));
  }

  @Test
  void shouldTellPaidFromReturnedAndOpenWhenTheBankHasSpoken() throws Exception {
    // given three items: paid with a discount, sent back by the bank, and paid a month later
    for (var id : List.of("INV-1", "INV-2", "INV-3")) {
      post(id, COMPANY, "2026-10-05", "2026-10-05T09:00:00Z", "100.00");
    }
    raw(
        """
        INSERT INTO payment_runs (id, entity_id, state, run_date, execution_date, currency, total, count, proposed_at)
        VALUES ('RUN-1', 'brueckner-voss', 'released', '2026-10-12', '2026-10-12', 'EUR', '354.62', 3, 0)
        """);
    paid("E1", "INV-1", "116.62", "'2026-10-13'", "NULL", "'2.38'");
    paid("E2", "INV-2", "119.00", "'2026-10-21'", "'2026-10-23'", "NULL");
    paid("E3", "INV-3", "119.00", "'2026-11-02'", "NULL", "NULL");

    // when
    var report = report("REQ-1", COMPANY);
    var figures =
        maps(map(completed(new CollectBooks(records), report).get("books")).get("figures"));
    var kpis = maps(map(completed(new CollectKpis(records), report).get("kpis")).get("figures"));

    // then
    assertThat(valueOf(figures, "books.paid")).isEqualTo("235.62");
    assertThat(valueOf(figures, "books.returned")).isEqualTo("119.00");
    assertThat(valueOf(figures, "books.discounts")).isEqualTo("2.38");
    assertThat(valueOf(figures, "books.open")).isEqualTo("2");
    assertThat(valueOf(figures, "books.open-amount")).isEqualTo("238.00");
    assertThat(valueOf(kpis, "kpi.sla.payments")).isEqualTo("50.0");
  }

  private void paid(
      String id, String invoice, String amount, String booked, String returned, String discount)
      throws SQLException {
    raw(
        """
        INSERT INTO payments (end_to_end_id, run_id, vendor_id, iban, amount, currency, remittance, state, booked_on, returned_on)
        VALUES ('%s', 'RUN-1', 'V1001', 'x', '%s', 'EUR', '', 'released', %s, %s)
        """
            .formatted(id, amount, booked, returned));
    raw(
        """
        INSERT INTO payment_items (end_to_end_id, invoice_id, amount, binding, active, discount)
        VALUES ('%s', '%s', '%s', 'b', 1, %s)
        """
            .formatted(id, invoice, amount, discount));
  }

  private void raw(String sql) throws SQLException {
    try (var connection = java.sql.DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private void invoiceCase(String id, String at) {
    now.set(Instant.parse(at));
    records.cases().open(id, "invoice-intake", null, null, null, now.get());
  }

  private void end(String id, String outcome, String at) {
    now.set(Instant.parse(at));
    records.cases().close(id, outcome, null);
  }

  @Test
  void shouldAskOnceWhenTheRequestIsHandedOutTwice() throws Exception {
    // given
    var published = new ArrayList<String>();
    var work = new RequestReport(records, (id, variables) -> published.add(id));
    Map<String, Object> plan =
        Map.of(
            "plan",
            Map.of("runAt", "2026-11-04T05:00:00Z", "period", "2026-10", "entityId", COMPANY));

    // when
    var first = completed(work, plan);
    var second = completed(work, plan);

    // then
    assertThat(published).containsExactly(REPORT_ID + "-scheduled");
    assertThat(second).isEqualTo(first);
    assertThat(map(first.get("report"))).containsEntry("period", "2026-10");
  }

  @Test
  void shouldOweEachMonthSinceTheLastThatWasAskedForWhenTheScheduleWasAway() throws Exception {
    // given a new schedule owes one month, whatever came before
    var work = new RequestReport(records, (id, variables) -> {});
    now.set(Instant.parse("2026-09-01T11:00:00Z"));
    assertThat(plans(COMPANY)).extracting(plan -> plan.get("period")).containsExactly("2026-08");
    completed(work, Map.of("plan", plan(COMPANY)));

    // when it wakes late, on the last evening of November in Berlin
    now.set(Instant.parse("2026-11-30T22:59:00Z"));

    // then the months that are over are owed, the oldest first
    assertThat(plans(COMPANY))
        .extracting(plan -> plan.get("period") + " " + plan.get("runAt"))
        .containsExactly("2026-09 2026-10-05T04:00:00Z", "2026-10 2026-11-04T05:00:00Z");

    // and two minutes later November is over, too
    now.set(Instant.parse("2026-11-30T23:01:00Z"));
    assertThat(plans(COMPANY))
        .extracting(plan -> plan.get("period"))
        .containsExactly("2026-09", "2026-10", "2026-11");

    // and what was asked for is not owed any more; one that is up to date keeps its month
    for (var plan : plans(COMPANY)) {
      completed(work, Map.of("plan", plan));
    }
    assertThat(plans(COMPANY)).extracting(plan -> plan.get("period")).containsExactly("2026-11");
  }

  @Test
  void shouldTakeThePeriodsNewestPlainFileWhenTheFolderHoldsSeveral() throws Exception {
    // given
    write("budget.xlsx", "general", 50);
    write("budget-2026-10.csv", "old", 10);
    write("budget-2026-10.xlsx", "new", 20);
    write("budget-2026-10.exe", "program", 90);
    var outside = Files.writeString(shared.resolveSibling("outside.xlsx"), "secret");
    Files.createSymbolicLink(shared.resolve("budget-2026-10.ods"), outside);
    var kept = new LinkedHashMap<String, String>();
    var work = new FindSharedFile(records, shared, process -> shelf(kept));

    // when
    var first = completed(work, report("REQ-1", COMPANY));
    completed(work, report("REQ-1", COMPANY));

    // then
    assertThat(map(first.get("sharedSheet"))).containsEntry("fileName", "budget-2026-10.xlsx");
    assertThat(kept.values()).containsExactly("new");
    assertThat(
            new FindSharedFile(records, shared.resolve("none"), process -> shelf(kept))
                .run(job(report("REQ-1", COMPANY), 1)))
        .isInstanceOfSatisfying(
            JobOutcome.BpmnError.class,
            error -> assertThat(error.code()).isEqualTo("shared-file-missing"));
  }

  @Test
  void shouldArchiveAndSendOnceAndOnlyWhatSomebodyApproved() throws Exception {
    // given
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var input = written("REQ-1", freeze("REQ-1", ""), "xlsx", "pdf");
    var archive = new ArchiveReport(records, process -> files);
    var send = new SendReport(records);
    assertThat(archive.run(job(input, 1))).isInstanceOf(JobOutcome.NeedsPerson.class);
    assertThat(send.run(job(input, 1))).isInstanceOf(JobOutcome.NeedsPerson.class);

    // when
    review(9, "REQ-1", "approved", "dora", input);
    assertThat(send.run(job(input, 1))).isInstanceOf(JobOutcome.NeedsPerson.class);
    var first = completed(archive, input);
    var second = completed(archive, input);
    var mail = completed(send, input);
    completed(send, input);

    // then
    assertThat(second).isEqualTo(first);
    assertThat(map(first.get("archived")))
        .containsEntry("version", 1)
        .containsEntry("retainUntil", "2036-12-31");
    assertThat(records.reportVersions().archived(REPORT_ID, 1).orElseThrow().reviewedBy())
        .isEqualTo("dora");
    assertThat(records.audit().about("report", REPORT_ID))
        .extracting(entry -> entry.what())
        .containsExactly("report-frozen", "report-archived");
    assertThat(records.caseBooks().rows("REQ-1").keySet())
        .contains("report_versions", "report_archive");
    assertThat(map(mail.get("mail"))).containsEntry("state", "written");
    var written = records.outbox().find("report:%s:1:REQ-1".formatted(REPORT_ID)).orElseThrow();
    assertThat(written.draft().to()).containsExactly("dora@example.com");
    assertThat(written.draft().attachments())
        .extracting(one -> one.fileName())
        .containsExactly("xlsx", "pdf");
  }

  @Test
  void shouldArchiveNothingElseThanWhatWasReviewed() throws Exception {
    // given a review of version 1 with its files
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var reviewed = written("REQ-1", freeze("REQ-1", ""), "xlsx", "pdf");
    review(9, "REQ-1", "approved", "dora", reviewed);
    var archive = new ArchiveReport(records, process -> files);

    // when, then: other files are not what was approved
    assertThat(
            said(
                archive,
                written("REQ-1", Map.of("frozen", reviewed.get("frozen")), "xlsx", "other")))
        .contains("another version or other files");
    // nor are other files under the hashes that were approved
    var swapped = new LinkedHashMap<>(reviewed);
    var pdf = new LinkedHashMap<>(map(reviewed.get("pdf")));
    pdf.put(
        "documentId", files.put("swapped".getBytes(UTF_8), "application/pdf", "p").documentId());
    swapped.put("pdf", pdf);
    assertThat(said(archive, swapped)).contains("another version or other files");
    // nor is a later version, which has to be reviewed anew
    post("INV-2", COMPANY, "2026-10-13", "2026-10-13T09:00:00Z", "50.00");
    var later = written("REQ-1", freeze("REQ-1", ""), "xlsx", "pdf");
    assertThat(map(later.get("frozen"))).containsEntry("version", 2);
    assertThat(said(archive, later)).contains("another version or other files");
    // nor anything once somebody said no
    review(10, "REQ-1", "rejected", "carl", later);
    assertThat(said(archive, reviewed)).contains("nobody said so");
    assertThat(records.reportVersions().archived(REPORT_ID, 1)).isEmpty();

    // and version 2 is archived when it was reviewed
    review(11, "REQ-1", "approved", "dora", later);
    completed(archive, later);
    assertThat(records.reportVersions().archived(REPORT_ID, 2)).isPresent();
    assertThat(said(new SendReport(records), reviewed))
        .contains("has not had it approved and archived");
  }

  @Test
  void shouldShowAndSendTheArchivedFilesWhenAnotherTemplateWouldMakeOthers() throws Exception {
    // given version 1, archived
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var archive = new ArchiveReport(records, process -> files);
    var frozen = freeze("REQ-1", "");
    var first = written("REQ-1", frozen, "xlsx", "pdf");
    review(9, "REQ-1", "approved", "dora", first);
    completed(archive, first);
    assertThat(map(frozen.get("frozen"))).doesNotContainKey("archived");

    // when the same is asked for again, and the template makes another file of it
    var again = freeze("REQ-2", "");
    var second = written("REQ-2", again, "xlsx", "pdf of another template");

    // then the version says which files it has, and they go through the review
    var archived = map(map(again.get("frozen")).get("archived"));
    assertThat(map(archived.get("pdf")))
        .containsEntry("documentId", map(first.get("pdf")).get("documentId"));
    second.putAll(archived);
    review(10, "REQ-2", "approved", "dora", second);
    completed(archive, second);
    completed(new SendReport(records), second);
    assertThat(
            records
                .outbox()
                .find("report:%s:1:REQ-2".formatted(REPORT_ID))
                .orElseThrow()
                .draft()
                .attachments())
        .extracting(one -> one.fileName())
        .containsExactly("xlsx", "pdf");
  }

  @Test
  void shouldSayTheWayOutWhenAReviewCannotBeArchivedAnyMore() throws Exception {
    // given two cases of one version that were frozen side by side, with other files
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var archive = new ArchiveReport(records, process -> files);
    var first = written("REQ-1", freeze("REQ-1", ""), "xlsx", "pdf");
    var second = written("REQ-2", freeze("REQ-2", ""), "xlsx", "pdf of another template");
    review(9, "REQ-1", "approved", "dora", first);
    review(10, "REQ-2", "approved", "dora", second);
    completed(archive, first);

    // when, then
    assertThat(said(archive, second))
        .contains("with others meanwhile")
        .endsWith(ArchiveReport.AGAIN);

    // and a review of an earlier release names no files
    var unbound = written("REQ-3", freeze("REQ-3", ""), "xlsx", "pdf");
    records
        .decisions()
        .record(
            new Decision(
                11, "REQ-3", "review-report", "approved", null, "dora", null, null, now.get()));
    assertThat(said(archive, unbound)).contains("which files").endsWith(ArchiveReport.AGAIN);
  }

  @Test
  void shouldNotArchiveWhatItsMakerApproved() throws Exception {
    // given
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var input = written("REQ-1", freeze("REQ-1", ""), "xlsx", "pdf");
    records
        .decisions()
        .record(
            new Decision(
                8, "REQ-1", "fetch-bank-report", "fetched", null, "carl", null, null, now.get()));
    review(9, "REQ-1", "approved", "carl", input);

    // when, then
    assertThat(said(new ArchiveReport(records, process -> files), input))
        .isEqualTo(
            "Expected somebody else to approve %s, but carl brought figures of it."
                .formatted(REPORT_ID));
  }

  @Test
  void shouldSendToTheCompanysListWhateverTheProcessSays() throws Exception {
    // given
    var entity = records.entities().find(COMPANY).orElseThrow();
    var json = (ObjectNode) Variables.tree(EntityJson.write(entity));
    json.put("id", entity.id()).put("name", entity.name()).put("iban", entity.iban());
    json.put("country", "DE").put("timeZone", "Europe/Berlin");
    json.putArray("reportRecipients").add("board@example.org").add("carl");
    records.entities().save(EntityJson.read(json));
    post("INV-1", COMPANY, "2026-10-12", "2026-10-12T09:00:00Z", "100.00");
    var input = written("REQ-1", freeze("REQ-1", ""), "xlsx", "pdf");
    review(9, "REQ-1", "approved", "dora", input);
    completed(new ArchiveReport(records, process -> files), input);

    // when an operator writes another list into the process
    var report = new LinkedHashMap<>(map(input.get("report")));
    assertThat(report)
        .containsEntry("recipients", List.of("board@example.org", "carl@example.com"));
    report.put("recipients", List.of("thief@example.net"));
    input.put("report", report);
    completed(new SendReport(records), input);

    // then
    assertThat(
            records
                .outbox()
                .find("report:%s:1:REQ-1".formatted(REPORT_ID))
                .orElseThrow()
                .draft()
                .to())
        .containsExactly("board@example.org", "carl@example.com");
  }

  private final Map<String, byte[]> stored = new LinkedHashMap<>();
  private final DocumentShelf files =
      new DocumentShelf() {
        @Override
        public DocumentRef put(byte[] bytes, String contentType, String fileName) {
          var hash = Sha256.of(bytes);
          stored.put("doc-" + hash, bytes);
          return new DocumentRef(null, "doc-" + hash, hash, contentType, fileName, bytes.length);
        }

        @Override
        public byte[] get(DocumentRef document, int bytesMax) {
          return stored.get(document.documentId());
        }
      };

  /** As it is when the files have been made. */
  private Map<String, Object> written(
      String requestId, Map<String, Object> frozen, String workbook, String pdf) throws Exception {
    var input = new LinkedHashMap<String, Object>(report(requestId, COMPANY));
    input.put("frozen", frozen.get("frozen"));
    input.put(
        "workbookDocument", files.put(workbook.getBytes(UTF_8), "text/csv", workbook).toVariable());
    input.put("pdf", files.put(pdf.getBytes(UTF_8), "application/pdf", pdf).toVariable());
    return input;
  }

  private void review(
      long task, String requestId, String word, String by, Map<String, Object> shown) {
    records
        .decisions()
        .record(
            new Decision(
                task,
                requestId,
                "review-report",
                word,
                null,
                by,
                null,
                ReviewedReport.shown(job(shown, 1)).orElseThrow(),
                now.get().plusSeconds(task)));
  }

  private static String said(JobWork work, Map<String, ?> input) throws Exception {
    return ((JobOutcome.NeedsPerson) work.run(job(input, 1))).message();
  }

  @Test
  void shouldRefuseAMonthThatHasNotBegun() {
    assertThatThrownBy(
            () -> open(Map.of("requestId", "REQ-1", "period", "2026-12", "entityId", COMPANY)))
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining("has not");
  }

  private Map<String, Object> plan(String company) throws Exception {
    return plans(company).getLast();
  }

  private List<Map<String, Object>> plans(String company) throws Exception {
    return maps(completed(new PlanReport(records), Map.of("entityId", company)).get("plans"));
  }

  private Map<String, Object> report(String requestId, String company) throws Exception {
    return open(Map.of("requestId", requestId, "period", "2026-10", "entityId", company));
  }

  private Map<String, Object> open(Map<String, Object> report) throws Exception {
    return completed(new OpenReport(records), Map.of("report", report));
  }

  private Map<String, Object> freeze(String requestId, String more) throws Exception {
    var input = new LinkedHashMap<String, Object>(report(requestId, COMPANY));
    input.putAll(completed(new CollectBooks(records), input));
    input.putAll(completed(new CollectKpis(records), input));
    input.putAll(Variables.fromJson("{" + more + "}"));
    return completed(new FreezeReport(records), input);
  }

  private void post(String id, String company, String day, String at, String net) {
    var amount = new BigDecimal(net);
    var total = amount.multiply(new BigDecimal("1.19")).setScale(2);
    records
        .invoices()
        .post(
            new Invoice(
                id,
                company,
                "V1001",
                Invoice.Type.INVOICE,
                "R-" + id,
                LocalDate.parse(day),
                LocalDate.parse(day).plusDays(14),
                "EUR",
                amount,
                total.subtract(amount),
                total,
                total,
                null,
                Sha256.of(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                null,
                "b",
                Invoice.State.POSTED,
                null,
                Instant.parse(at)),
            "test");
    records
        .journal()
        .post(
            new JournalEntry(
                id,
                company,
                id,
                "invoice",
                LocalDate.parse(day),
                LocalDate.parse(day),
                "EUR",
                "x",
                List.of(
                    new JournalEntry.Line("6815", "1100", "V19", amount, "x"),
                    new JournalEntry.Line("1406", null, "V19", total.subtract(amount), "x"),
                    new JournalEntry.Line("3300", null, null, total.negate(), "x"))),
            "test");
  }

  private String elsewhere(String id, String zone) {
    var usual = records.entities().find(COMPANY).orElseThrow();
    records
        .entities()
        .save(
            new Entity(
                id, id, List.of(), null, usual.iban(), null, usual.address(), ZoneId.of(zone)));
    return id;
  }

  private void write(String name, String content, int second) throws IOException {
    var file = Files.writeString(shared.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(NOVEMBER.plusSeconds(second)));
  }

  private static DocumentShelf shelf(Map<String, String> kept) {
    return new DocumentShelf() {
      @Override
      public DocumentRef put(byte[] bytes, String contentType, String fileName) {
        var hash = Sha256.of(bytes);
        kept.put(hash, new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        return new DocumentRef(null, hash, hash, contentType, fileName, bytes.length);
      }

      @Override
      public byte[] get(DocumentRef document, int bytesMax) {
        throw new UnsupportedOperationException("nothing is read here");
      }
    };
  }

  private Map<String, Object> completed(JobWork work, Map<String, ?> variables) throws Exception {
    return completed(work, variables, ++steps);
  }

  /** As the variables come back from the engine: JSON. */
  private Map<String, Object> completed(JobWork work, Map<String, ?> variables, long step)
      throws Exception {
    var outcome = work.run(job(variables, step));
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return Variables.fromJson(Variables.toJson(((JobOutcome.Completed) outcome).variables()));
  }

  private static JobInput job(Map<String, ?> variables, long step) {
    var input = JobInput.parse(1, 2, step, "report-generation", Variables.toJson(variables));
    // Each case has an instance of its own.
    return input
        .text("report", "requestId")
        .map(id -> new JobInput(1, id.hashCode(), step, "report-generation", input.variables()))
        .orElse(input);
  }

  private static byte[] workbook(Map<String, Object> out) {
    return WorkbookWriter.write(
        Variables.MAPPER.convertValue(out.get("workbook"), WorkbookSpec.class));
  }

  private static Map<String, Object> frozen(Map<String, Object> out) {
    return map(out.get("frozen"));
  }

  private static Map<String, Object> without(Map<String, Object> map, String key) {
    var less = new LinkedHashMap<>(map);
    less.remove(key);
    return less;
  }

  private static String value(Map<String, Object> out, String id) {
    return valueOf(maps(frozen(out).get("figures")), id);
  }

  private static String valueOf(List<Map<String, Object>> figures, String id) {
    return figures.stream()
        .filter(one -> id.equals(one.get("id")))
        .map(one -> String.valueOf(one.get("value")))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> figure(Map<String, Object> out, String id) {
    return maps(frozen(out).get("figures")).stream()
        .filter(one -> id.equals(one.get("id")))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }
}
